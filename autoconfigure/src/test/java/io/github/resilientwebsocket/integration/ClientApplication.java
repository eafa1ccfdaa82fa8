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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectionAttemptFailedEvent;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.ConnectionStateChangedEvent;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.WebSocketSender;
import io.github.resilientwebsocket.actuate.OperatorView;
import io.github.resilientwebsocket.annotation.OnClose;
import io.github.resilientwebsocket.annotation.OnError;
import io.github.resilientwebsocket.annotation.OnMessage;
import io.github.resilientwebsocket.annotation.OnOpen;
import io.github.resilientwebsocket.annotation.WebSocketListener;
import io.github.resilientwebsocket.autoconfigure.ResilientWebSocketAutoConfiguration;
import io.github.resilientwebsocket.secrets.PlantedSecrets;
import io.github.resilientwebsocket.secrets.SecretWatch;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.awaitility.Awaitility;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/**
 * An application with one client, {@code feed}, as a user would write it, and what its
 * listener was told.
 */
public final class ClientApplication implements AutoCloseable {

	private static final String FEED = "resilient-websocket.clients.feed.";

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final ConfigurableApplicationContext context;

	private ClientApplication(ConfigurableApplicationContext context) {
		this.context = context;
		SecretWatch.show(context);
	}

	public static ClientApplication start(ScriptedWebSocketServer server, String... properties) {
		return start(properties(server, properties));
	}

	private static List<String> properties(ScriptedWebSocketServer server, String... properties) {
		List<String> all = new ArrayList<>(PlantedSecrets.properties(FEED, server.uri("/feed")));
		if (server.uri().getScheme().equals("wss")) {
			all.add(FEED + "ssl.bundle=test");
			all.add("spring.ssl.bundle.pem.test.truststore.certificate=" + server.certificatePem());
		}
		all.add(FEED + "backoff.delay=50ms");
		all.add(FEED + "backoff.max-delay=200ms");
		all.addAll(List.of(properties));
		return all;
	}

	/**
	 * Start an application with more in it.
	 * @param server what the client connects to
	 * @param sources beans and configuration classes
	 * @param properties properties besides the usual ones
	 * @return the application
	 */
	public static ClientApplication start(ScriptedWebSocketServer server, List<Class<?>> sources,
			String... properties) {
		return start(sources, properties(server, properties));
	}

	static ClientApplication start(List<String> properties, Class<?>... sources) {
		return start(List.of(sources), properties);
	}

	private static ClientApplication start(List<Class<?>> sources, List<String> properties) {
		return new ClientApplication(
				new SpringApplicationBuilder(Configuration.class).sources(sources.toArray(Class<?>[]::new))
					.web(WebApplicationType.NONE)
					.logStartupInfo(false)
					.properties(properties.toArray(String[]::new))
					.run());
	}

	public ResilientWebSocketClient client() {
		return this.context.getBean(ResilientWebSocketClient.class);
	}

	public FeedListener listener() {
		return this.context.getBean(FeedListener.class);
	}

	public ConfigurableApplicationContext context() {
		return this.context;
	}

	public ClientApplication awaitState(ConnectionState state) {
		await("state " + state, () -> client().getState() == state);
		return this;
	}

	public static void await(String what, Callable<Boolean> condition) {
		Awaitility.await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(condition);
	}

	void pause(Duration time) {
		Awaitility.await().pollDelay(time).atMost(time.plus(PATIENCE)).until(() -> true);
	}

	@Override
	public void close() {
		if (this.context.isActive()) {
			OperatorView.show(this.context);
		}
		this.context.close();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ SslAutoConfiguration.class, JacksonAutoConfiguration.class,
			ResilientWebSocketAutoConfiguration.class })
	@Import(FeedListener.class)
	static class Configuration {

	}

	/** Remembers all that it is told. */
	@WebSocketListener("feed")
	public static class FeedListener {

		public final List<ConnectionInfo> opens = new CopyOnWriteArrayList<>();

		public final List<String> messages = new CopyOnWriteArrayList<>();

		public final List<CloseInfo> closes = new CopyOnWriteArrayList<>();

		public final List<Throwable> errors = new CopyOnWriteArrayList<>();

		public final List<ConnectionStateChangedEvent> transitions = new CopyOnWriteArrayList<>();

		public final List<ConnectionAttemptFailedEvent> failedAttempts = new CopyOnWriteArrayList<>();

		/** All callbacks in their order. */
		public final List<String> story = new CopyOnWriteArrayList<>();

		public volatile Consumer<WebSocketSender> onOpen = (sender) -> {
		};

		public volatile Consumer<String> onMessage = (message) -> {
		};

		public volatile Consumer<CloseInfo> onClose = (close) -> {
		};

		public volatile Consumer<Throwable> onError = (error) -> {
		};

		@OnOpen
		void opened(ConnectionInfo connection, WebSocketSender sender) {
			SecretWatch.show("ConnectionInfo", connection);
			this.opens.add(connection);
			this.story.add("open");
			this.onOpen.accept(sender);
		}

		@OnMessage
		void message(String message) {
			this.messages.add(message);
			this.story.add(message);
			this.onMessage.accept(message);
		}

		@OnClose
		void closed(CloseInfo close) {
			SecretWatch.show("CloseInfo", close);
			this.closes.add(close);
			this.story.add("close");
			this.onClose.accept(close);
		}

		@OnError
		void failed(Throwable error) {
			SecretWatch.show("@OnError", error);
			this.errors.add(error);
			this.story.add("error");
			this.onError.accept(error);
		}

		@EventListener
		void changed(ConnectionStateChangedEvent event) {
			SecretWatch.show("ConnectionStateChangedEvent", event);
			this.transitions.add(event);
		}

		@EventListener
		void failed(ConnectionAttemptFailedEvent event) {
			SecretWatch.show("ConnectionAttemptFailedEvent", event);
			this.failedAttempts.add(event);
		}

	}

}
