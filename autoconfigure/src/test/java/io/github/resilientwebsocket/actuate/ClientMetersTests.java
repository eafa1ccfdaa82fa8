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

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.annotation.OnMessage;
import io.github.resilientwebsocket.annotation.WebSocketListener;
import io.github.resilientwebsocket.autoconfigure.ResilientWebSocketAutoConfiguration;
import io.github.resilientwebsocket.connection.DefaultResilientWebSocketClients;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the meters of {@link ClientMeters} say of a client in a running application.
 */
class ClientMetersTests {

	private static final String PRICES = "resilient-websocket.clients.prices.";

	@RegisterExtension
	final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws();

	private final MeterRegistry registry = new SimpleMeterRegistry();

	@Test
	void aConnectionThatIsLostAndComesBack() {
		run((context) -> {
			ScriptedConnection first = this.server.awaitConnection();
			await("a ready client", () -> gauge(MeterNames.STATE, "state", "ready"), 1);
			assertThat(gauge(MeterNames.STATE, "state", "backing_off")).isZero();
			assertThat(gauge(MeterNames.GENERATION)).isEqualTo(1);
			assertThat(gauge(MeterNames.CONNECTION_AGE)).isPositive();
			assertThat(gauge(MeterNames.DATA_AGE)).isPositive();
			this.server.rejectHandshake(503);
			first.closeWith(1012, "restart");
			this.server.awaitConnection();
			await("the second connection", () -> this.registry.get(MeterNames.OUTAGE).timer().count(), 1);
			assertThat(this.registry.get(MeterNames.OUTAGE).timer().totalTime(TimeUnit.MILLISECONDS))
				.isGreaterThanOrEqualTo(20);
			assertThat(gauge(MeterNames.GENERATION)).isEqualTo(2);
			assertThat(gauge(MeterNames.OUTAGE_CURRENT)).isZero();
			assertThat(count(MeterNames.CONNECTS, "outcome", "opened")).isEqualTo(2);
			assertThat(count(MeterNames.CONNECTS, "outcome", "status")).isEqualTo(1);
			assertThat(count(MeterNames.CONNECTS, "outcome", "timeout")).isZero();
			assertThat(count(MeterNames.CLOSES, "origin", "remote")).isEqualTo(1);
			assertThat(count(MeterNames.CLOSES, "origin", "lost")).isZero();
			assertThat(count(MeterNames.NODELAY_FALLBACKS)).isZero();
		});
	}

	@Test
	void messagesInBothDirections() {
		run((context) -> {
			ScriptedConnection connection = this.server.awaitConnection();
			connection.sendText("one");
			await("a message", () -> this.registry.get(MeterNames.HANDLER).functionTimer().count(), 1);
			connection.sendText("fail");
			connection.sendText("three");
			await("three messages", () -> this.registry.get(MeterNames.HANDLER).functionTimer().count(), 3);
			assertThat(count(MeterNames.RECEIVED)).isEqualTo(3);
			// Two bytes stand before so short a payload; counted when the read is over.
			// The
			// first message may have come with the answer to the handshake.
			Awaitility.await("bytes")
				.atMost(Duration.ofSeconds(20))
				.until(() -> count(MeterNames.RECEIVED_BYTES) >= "failthree".length() + 2 * 2);
			assertThat(count(MeterNames.HANDLER_ERRORS)).isEqualTo(1);
			assertThat(this.registry.get(MeterNames.HANDLER).functionTimer().totalTime(TimeUnit.NANOSECONDS))
				.isPositive();
			client(context).send("h\u00e4llo");
			connection.expectText("h\u00e4llo");
			await("one message", () -> count(MeterNames.SENT, "outcome", "sent"), 1);
			assertThat(count(MeterNames.SENT_BYTES)).isEqualTo(6);
			assertThat(gauge(MeterNames.QUEUE)).isZero();
		}, PRICES + "inbound.capacity=8");
	}

	@Test
	void whatWaitsAndWhatDoesNotFit() {
		run((context) -> {
			List.of("one", "two", "three").forEach(client(context)::send);
			assertThat(gauge(MeterNames.QUEUE)).isEqualTo(2);
			assertThat(gauge(MeterNames.QUEUE_BYTES)).isEqualTo(6);
			assertThat(count(MeterNames.SENT, "reason", "queue_full")).isEqualTo(1);
			assertThat(gauge(MeterNames.STATE, "state", "stopped")).isEqualTo(1);
			assertThat(gauge(MeterNames.CONNECTION_AGE)).isNaN();
		}, PRICES + "auto-startup=false", PRICES + "outbound.capacity=2");
	}

	@Test
	void whatTheOverflowPolicyDrops() {
		run((context) -> {
			List.of("one", "two", "three", "four").forEach(client(context)::send);
			assertThat(gauge(MeterNames.QUEUE)).isEqualTo(2);
			assertThat(count(MeterNames.SENT, "reason", "dropped")).isEqualTo(2);
		}, PRICES + "auto-startup=false", PRICES + "outbound.capacity=2", PRICES + "outbound.overflow=drop-oldest");
	}

	@Test
	void pingsAreMeasured() {
		run((context) -> {
			this.server.awaitConnection();
			Awaitility.await("pongs")
				.atMost(Duration.ofSeconds(20))
				.until(() -> this.registry.get(MeterNames.PING).timer().count() >= 2);
			assertThat(this.registry.get(MeterNames.PING).timer().max(TimeUnit.SECONDS)).isBetween(0.0, 20.0);
		}, PRICES + "ping-interval=50ms", PRICES + "ping-timeout=10s");
	}

	@Test
	void aClientThatIsRemovedTakesItsMetersAlong() {
		run((context) -> {
			DefaultResilientWebSocketClients clients = context.getBean(DefaultResilientWebSocketClients.class);
			clients.create("shard-1", ClientSettings.builder(URI.create("ws://127.0.0.1:9/")).build());
			assertThat(this.registry.find(MeterNames.QUEUE).tag("client", "shard-1").gauge()).isNotNull();
			clients.remove("shard-1");
			assertThat(this.registry.find(MeterNames.QUEUE).tag("client", "shard-1").gauge()).isNull();
		}, PRICES + "auto-startup=false");
	}

	private void run(ContextConsumer<ApplicationContext> test, String... properties) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ResilientWebSocketAutoConfiguration.class,
					ResilientWebSocketMetricsAutoConfiguration.class))
			.withBean(MeterRegistry.class, () -> this.registry)
			.withBean(Prices.class)
			.withPropertyValues(PRICES + "uri=" + this.server.uri(), PRICES + "backoff.delay=20ms",
					PRICES + "backoff.jitter=none")
			.withPropertyValues(properties)
			.run((context) -> {
				context.getBean(ClientMeterBinder.class).bindTo(this.registry);
				test.accept(context);
			});
	}

	private static ResilientWebSocketClient client(ApplicationContext context) {
		return context.getBean(ResilientWebSocketClient.class);
	}

	private static void await(String what, DoubleSupplier value, double expected) {
		Awaitility.await(what)
			.atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(value.getAsDouble()).isEqualTo(expected));
	}

	private double gauge(String name, String... tags) {
		return this.registry.get(name).tags("client", "prices").tags(tags).gauge().value();
	}

	private double count(String name, String... tags) {
		return this.registry.get(name).tags("client", "prices").tags(tags).functionCounter().count();
	}

	@WebSocketListener("prices")
	static class Prices {

		@OnMessage
		void message(String message) {
			if (message.equals("fail")) {
				throw new IllegalStateException("Wanted");
			}
		}

	}

}
