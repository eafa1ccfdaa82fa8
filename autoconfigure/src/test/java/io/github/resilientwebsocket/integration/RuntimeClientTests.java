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

package io.github.resilientwebsocket.integration;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.ClientNotRunningException;
import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectFailedException;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionSender;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.MessageNotSentException;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.ResilientWebSocketClients;
import io.github.resilientwebsocket.ResilientWebSocketListener;
import io.github.resilientwebsocket.annotation.OnMessage;
import io.github.resilientwebsocket.annotation.OnOpen;
import io.github.resilientwebsocket.annotation.WebSocketListener;
import io.github.resilientwebsocket.autoconfigure.ResilientWebSocketAutoConfiguration;
import io.github.resilientwebsocket.secrets.PlantedSecrets;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.WebSocketMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Clients that are created and removed while the application runs, with listeners that
 * have no annotations, against a real server.
 */
class RuntimeClientTests {

	@RegisterExtension
	final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws();

	private @Nullable ConfigurableApplicationContext context;

	@AfterEach
	void close() {
		if (this.context != null) {
			this.context.close();
		}
	}

	@Test
	void aListenerWithoutAnnotationsCanDoWhatAnnotatedMethodsCan() throws Exception {
		this.server.rejectHandshake(503);
		PriceListener listener = new PriceListener();
		ResilientWebSocketClient client = clients().create("prices", settings().build(), listener);
		assertThat(client.whenReady().get(10, TimeUnit.SECONDS).name()).isEqualTo("prices");
		ScriptedConnection first = this.server.awaitConnection();
		first.expectText("{\"pair\":\"EUR/USD\"}");
		first.sendText("ping");
		first.expectText("pong");
		first.sendText("fail");
		first.closeWith(1001, "bye");
		this.server.awaitConnection().expectText("{\"pair\":\"EUR/USD\"}");
		assertThat(listener.story).containsExactly("could not connect", "open", "ping", "failed: fail", "close 1001",
				"open");
	}

	@Test
	void itsListenersComeInTheirOrderAndThenTheBeansWithAPattern() {
		List<String> story = context().getBean(ShardListener.class).story;
		clients().create("shard-1", settings().build(), new Named("first", story), new Named("second", story));
		this.server.awaitConnection().sendText("hello");
		ClientApplication.await("all listeners", () -> story.size() == 6);
		assertThat(story).containsExactly("first open", "second open", "shard-1 open", "first hello", "second hello",
				"shard-1 hello");
		ResilientWebSocketClient client = clients().create("other", settings().build());
		ScriptedConnection other = this.server.awaitConnection();
		other.sendText("nobody listens");
		assertThat(client.whenReady()).succeedsWithin(5, TimeUnit.SECONDS);
		clients().remove("other");
		assertThat(other.expectClose()).isEqualTo(1000);
		assertThat(story).hasSize(6);
	}

	@Test
	void removeClosesTheConnectionForGood() {
		ResilientWebSocketClient client = clients().create("shard-1", settings().build());
		ScriptedConnection connection = this.server.awaitConnection();
		CompletableFuture<ConnectionInfo> ready = client.whenReady();
		assertThat(ready).succeedsWithin(5, TimeUnit.SECONDS);
		clients().remove("shard-1");
		clients().remove("shard-1");
		assertThat(connection.expectClose()).isEqualTo(1000);
		assertThat(client.stop()).succeedsWithin(5, TimeUnit.SECONDS);
		assertThat(client.getState()).isEqualTo(ConnectionState.STOPPED);
		assertThat(clients().all()).isEmpty();
		client.start();
		client.reconnect();
		assertThat(client.whenReady()).failsWithin(5, TimeUnit.SECONDS)
			.withThrowableThat()
			.withCauseInstanceOf(ClientNotRunningException.class);
		assertThat(client.send("late")).failsWithin(5, TimeUnit.SECONDS);
		clients().create("shard-1", settings().build());
		this.server.awaitConnection();
		assertThat(this.server.connectCount()).isEqualTo(2);
	}

	@Test
	void removeEndsWhatWaitsForAClientThatWasNeverStarted() {
		ResilientWebSocketClient client = clients().create("shard-1", settings().autoStartup(false).build());
		CompletableFuture<Void> sent = client.send("early");
		CompletableFuture<ConnectionInfo> ready = client.whenReady();
		clients().remove("shard-1");
		assertThat(sent).failsWithin(5, TimeUnit.SECONDS)
			.withThrowableThat()
			.withCauseInstanceOf(MessageNotSentException.class);
		assertThat(ready).failsWithin(5, TimeUnit.SECONDS)
			.withThrowableThat()
			.withCauseInstanceOf(ClientNotRunningException.class);
		assertThat(client.whenReady()).failsWithin(5, TimeUnit.SECONDS);
	}

	@Test
	void namesAreUnique() {
		ResilientWebSocketClient client = clients().create("shard-1", settings().autoStartup(false).build());
		assertThatIllegalArgumentException().isThrownBy(() -> clients().create("shard-1", settings().build()))
			.withMessage("There is a WebSocket client 'shard-1' already");
		assertThatIllegalArgumentException().isThrownBy(() -> clients().create(" ", settings().build()));
		assertThat(clients().get("shard-1")).isSameAs(client);
		assertThat(clients().all()).containsExactly(client);
	}

	@Test
	void anUnknownNameIsToldTheKnownOnes() {
		clients().create("shard-1", settings().autoStartup(false).build());
		clients().create("shard-2", settings().autoStartup(false).build());
		assertThatIllegalArgumentException().isThrownBy(() -> clients().get("shard-3"))
			.withMessage("There is no WebSocket client 'shard-3'; there are [shard-1, shard-2]");
	}

	@Test
	void withoutAutoStartupItWaits() {
		ResilientWebSocketClient client = clients().create("prices", settings().autoStartup(false).build());
		CompletableFuture<Void> sent = client.send("early");
		CompletableFuture<ConnectionInfo> ready = client.whenReady();
		assertThat(client.getState()).isEqualTo(ConnectionState.STOPPED);
		assertThat(ready).isNotDone();
		client.start();
		this.server.awaitConnection().expectText("early");
		assertThat(ready).succeedsWithin(5, TimeUnit.SECONDS);
		assertThat(sent).succeedsWithin(5, TimeUnit.SECONDS);
	}

	@Test
	void createdBeforeTheContextRunsItStartsWithTheContext() {
		this.context = application(EarlyClient.class);
		EarlyClient early = this.context.getBean(EarlyClient.class);
		assertThat(early.state).isEqualTo(ConnectionState.STOPPED);
		ScriptedConnection connection = this.server.awaitConnection();
		connection.expectText("from the shard listener");
		this.context.close();
		assertThat(connection.expectClose()).isEqualTo(1000);
	}

	@Test
	void aListenerMayCreateAndRemoveClients() {
		clients().create("parent", settings().build(), new ResilientWebSocketListener() {

			@Override
			public void onOpen(ConnectionInfo connection, ConnectionSender sender) {
				clients().create("shard-1", settings().build());
			}

			@Override
			public void onMessage(WebSocketMessage<?> message, ConnectionInfo connection, ConnectionSender sender) {
				clients().remove("shard-1");
				clients().remove("parent");
			}

		});
		ScriptedConnection parent = this.server.awaitConnection();
		ScriptedConnection child = this.server.awaitConnection();
		child.expectText("from the shard listener");
		parent.sendText("remove");
		assertThat(child.expectClose()).isEqualTo(1000);
		assertThat(parent.expectClose()).isEqualTo(1000);
	}

	private ClientSettings.Builder settings() {
		return ClientSettings.builder(PlantedSecrets.in(this.server.uri("/feed"))).headers(PlantedSecrets.headers());
	}

	private ResilientWebSocketClients clients() {
		return context().getBean(ResilientWebSocketClients.class);
	}

	private ConfigurableApplicationContext context() {
		if (this.context == null) {
			this.context = application();
		}
		return this.context;
	}

	private ConfigurableApplicationContext application(Class<?>... sources) {
		return new SpringApplicationBuilder(Application.class).sources(sources)
			.web(WebApplicationType.NONE)
			.logStartupInfo(false)
			.properties("server.uri=" + this.server.uri("/feed"))
			.run();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ JacksonAutoConfiguration.class, ResilientWebSocketAutoConfiguration.class })
	static class Application {

		@Bean
		ShardListener shardListener() {
			return new ShardListener();
		}

	}

	@WebSocketListener("shard-*")
	static class ShardListener {

		final List<String> story = new CopyOnWriteArrayList<>();

		@OnOpen
		String open(ResilientWebSocketClient client) {
			this.story.add(client.getName() + " open");
			return "from the shard listener";
		}

		@OnMessage
		void message(String text, ConnectionInfo connection) {
			this.story.add(connection.name() + " " + text);
		}

	}

	static class EarlyClient implements InitializingBean {

		private final ResilientWebSocketClients clients;

		private final ClientSettings settings;

		@Nullable ConnectionState state;

		EarlyClient(ResilientWebSocketClients clients, @Value("${server.uri}") URI uri) {
			this.clients = clients;
			this.settings = ClientSettings.builder(uri).build();
		}

		@Override
		public void afterPropertiesSet() {
			this.state = this.clients.create("shard-early", this.settings).getState();
		}

	}

	record Subscribe(String pair) {

	}

	static class PriceListener implements ResilientWebSocketListener {

		final List<String> story = new CopyOnWriteArrayList<>();

		@Override
		public void onOpen(ConnectionInfo connection, ConnectionSender sender) {
			this.story.add("open");
			sender.send(new Subscribe("EUR/USD"));
		}

		@Override
		public void onMessage(WebSocketMessage<?> message, ConnectionInfo connection, ConnectionSender sender) {
			if (message.getPayload().equals("fail")) {
				throw new IllegalStateException("fail");
			}
			this.story.add((String) message.getPayload());
			sender.send("pong");
		}

		@Override
		public void onClose(CloseInfo close, ConnectionInfo connection) {
			this.story.add("close " + close.status().getCode());
		}

		@Override
		public void onError(Throwable error) {
			this.story
				.add((error instanceof ConnectFailedException) ? "could not connect" : "failed: " + error.getMessage());
		}

	}

	record Named(String name, List<String> story) implements ResilientWebSocketListener {

		@Override
		public void onOpen(ConnectionInfo connection, ConnectionSender sender) {
			this.story.add(this.name + " open");
		}

		@Override
		public void onMessage(WebSocketMessage<?> message, ConnectionInfo connection, ConnectionSender sender) {
			this.story.add(this.name + " " + message.getPayload());
		}

	}

}
