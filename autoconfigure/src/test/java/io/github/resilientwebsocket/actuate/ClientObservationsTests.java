/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.resilientwebsocket.actuate;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.BackoffSettings;
import io.github.resilientwebsocket.BackoffSettings.Jitter;
import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionSender;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.ResilientWebSocketClients;
import io.github.resilientwebsocket.ResilientWebSocketListener;
import io.github.resilientwebsocket.autoconfigure.ResilientWebSocketAutoConfiguration;
import io.github.resilientwebsocket.connection.ClientInstrumentation;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.WebSocketMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Observations of handshakes, listeners and messages, against a real server.
 */
class ClientObservationsTests {

	@RegisterExtension
	final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws();

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(ResilientWebSocketAutoConfiguration.class, ResilientWebSocketObservationAutoConfiguration.class));

	private final ApplicationContextRunner observed = this.runner.withUserConfiguration(RegistryConfiguration.class);

	@Test
	void handshakesAreObservedAndTakePartInATrace() {
		this.server.rejectHandshake(503);
		this.observed.run((context) -> {
			client(context.getBean(ResilientWebSocketClients.class), new Handler());
			ScriptedConnection connection = this.server.awaitConnection();
			List<String> told = context.getBean(Recorder.class).told;
			Awaitility.await().until(() -> told.size() == 2);
			assertThat(told).containsExactly("prices handshake: client=prices outcome=status status=503",
					"prices handshake: client=prices outcome=opened status=101");
			assertThat(connection.request().headers("traceparent")).containsExactly("00-42");
		});
	}

	@Test
	void messagesAreObservedOnRequest() {
		this.observed.withPropertyValues("resilient-websocket.observations.messages=true").run((context) -> {
			Recorder recorder = context.getBean(Recorder.class);
			Handler handler = new Handler();
			ResilientWebSocketClient client = client(context.getBean(ResilientWebSocketClients.class), handler);
			handler.registry = context.getBean(ObservationRegistry.class);
			ScriptedConnection connection = this.server.awaitConnection();
			assertThat(client.whenReady()).succeedsWithin(10, TimeUnit.SECONDS);
			connection.sendText("good");
			connection.sendText("bad");
			assertThat(client.send("hello")).succeedsWithin(10, TimeUnit.SECONDS);
			assertThat(client.send(new Object())).failsWithin(10, TimeUnit.SECONDS);
			Awaitility.await().until(() -> recorder.told.size() == 6 && handler.seen.size() == 2);
			assertThat(recorder.told).containsExactlyInAnyOrder(
					"prices handshake: client=prices outcome=opened status=101", "prices open: call=open client=prices",
					"prices message: call=message client=prices",
					"prices message: call=message client=prices IllegalStateException",
					"prices send: client=prices outcome=sent reason=none",
					"prices send: client=prices outcome=not_sent reason=conversion MessageNotSentException");
			assertThat(handler.seen).containsExactly("good in prices MESSAGE", "bad in prices MESSAGE");
		});
	}

	@Test
	void aConventionOfTheApplicationWins() {
		this.observed.withUserConfiguration(ConventionConfiguration.class).run((context) -> {
			client(context.getBean(ResilientWebSocketClients.class), new Handler());
			this.server.awaitConnection();
			List<String> told = context.getBean(Recorder.class).told;
			Awaitility.await().until(() -> !told.isEmpty());
			assertThat(told.get(0)).startsWith("my own: ");
		});
	}

	@Test
	void thereIsNothingUnlessItIsWanted() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ClientInstrumentation.class));
		this.observed.run((context) -> assertThat(context).hasSingleBean(ClientObservations.class));
		this.observed.withPropertyValues("resilient-websocket.observations.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ClientInstrumentation.class));
		this.observed.withPropertyValues("resilient-websocket.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ClientInstrumentation.class));
		this.runner.withClassLoader(new FilteredClassLoader(ObservationRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ResilientWebSocketClients.class));
	}

	private ResilientWebSocketClient client(ResilientWebSocketClients clients, ResilientWebSocketListener listener) {
		ClientSettings settings = ClientSettings.builder(this.server.uri("/feed"))
			.backoff(new BackoffSettings(Duration.ofMillis(10), 1, Duration.ofMillis(10), Jitter.NONE, null, null,
					Duration.ofSeconds(1)))
			.build();
		return clients.create("prices", settings, listener);
	}

	private static final class Handler implements ResilientWebSocketListener {

		private final List<String> seen = new CopyOnWriteArrayList<>();

		private volatile ObservationRegistry registry;

		@Override
		public void onMessage(WebSocketMessage<?> message, ConnectionInfo connection, ConnectionSender sender) {
			if (this.registry != null) {
				Observation current = this.registry.getCurrentObservation();
				HandlerObservationContext context = (HandlerObservationContext) current.getContext();
				this.seen.add(message.getPayload() + " in " + context.getClient() + " " + context.getCall());
			}
			if (message.getPayload().equals("bad")) {
				throw new IllegalStateException("bad");
			}
		}

		@Override
		public void onError(Throwable error) {
		}

	}

	static final class Recorder implements ObservationHandler<Observation.Context> {

		private final List<String> told = new CopyOnWriteArrayList<>();

		@Override
		public void onStart(Observation.Context context) {
			if (context instanceof HandshakeObservationContext handshake) {
				handshake.getSetter().set(handshake.getCarrier(), "traceparent", "00-42");
			}
		}

		@Override
		public void onStop(Observation.Context context) {
			StringBuilder text = new StringBuilder(context.getContextualName()).append(":");
			for (KeyValue tag : context.getLowCardinalityKeyValues()) {
				text.append(" ").append(tag.getKey()).append("=").append(tag.getValue());
			}
			boolean listed = context instanceof HandshakeObservationContext || context.getError() == null;
			this.told.add(listed ? text.toString() : text + " " + context.getError().getClass().getSimpleName());
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RegistryConfiguration {

		@Bean
		Recorder recorder() {
			return new Recorder();
		}

		@Bean
		ObservationRegistry observationRegistry(Recorder recorder) {
			ObservationRegistry registry = ObservationRegistry.create();
			registry.observationConfig().observationHandler(recorder);
			return registry;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ConventionConfiguration {

		@Bean
		HandshakeObservationConvention ownConvention() {
			return new DefaultHandshakeObservationConvention() {

				@Override
				public String getContextualName(HandshakeObservationContext context) {
					return "my own";
				}

			};
		}

	}

}
