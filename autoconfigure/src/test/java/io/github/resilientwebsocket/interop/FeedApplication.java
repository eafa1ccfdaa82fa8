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

package io.github.resilientwebsocket.interop;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectionAttemptFailedEvent;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.ConnectionStateChangedEvent;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.actuate.OperatorView;
import io.github.resilientwebsocket.annotation.OnClose;
import io.github.resilientwebsocket.annotation.OnError;
import io.github.resilientwebsocket.annotation.OnMessage;
import io.github.resilientwebsocket.annotation.OnOpen;
import io.github.resilientwebsocket.annotation.WebSocketListener;
import io.github.resilientwebsocket.autoconfigure.ResilientWebSocketAutoConfiguration;
import io.github.resilientwebsocket.secrets.PlantedSecrets;
import io.github.resilientwebsocket.secrets.SecretWatch;
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
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with the client {@code feed}, as a user would write it, that can ask the
 * server for things.
 */
final class FeedApplication implements AutoCloseable {

	static final String FEED = "resilient-websocket.clients.feed.";

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	/**
	 * Held by applications that start or end: both change the logging of the whole JVM.
	 */
	private static final Object LOGGING = new Object();

	private final ConfigurableApplicationContext context;

	private FeedApplication(ConfigurableApplicationContext context) {
		this.context = context;
		SecretWatch.show(context);
	}

	static FeedApplication start(String uri, String... properties) {
		List<String> all = new ArrayList<>(PlantedSecrets.properties(FEED, URI.create(uri)));
		all.add(FEED + "backoff.delay=50ms");
		all.add(FEED + "backoff.max-delay=200ms");
		all.addAll(List.of(properties));
		SpringApplicationBuilder application = new SpringApplicationBuilder(Configuration.class)
			.web(WebApplicationType.NONE)
			.logStartupInfo(false)
			.properties(all.toArray(String[]::new));
		synchronized (LOGGING) {
			return new FeedApplication(application.run());
		}
	}

	static void await(String what, Callable<Boolean> condition) {
		Awaitility.await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(condition);
	}

	FeedApplication awaitReady() {
		await("state READY", () -> client().getState() == ConnectionState.READY);
		return this;
	}

	/**
	 * Wait until the client has opened so many connections and is ready.
	 */
	FeedApplication awaitConnections(int count) {
		await(count + " connections", () -> opens().size() >= count);
		return awaitReady();
	}

	/**
	 * Wait for the first {@code @OnClose}, which may be called after the client has told
	 * others of the end.
	 */
	CloseInfo awaitClose() {
		await("@OnClose", () -> !closes().isEmpty());
		return closes().get(0);
	}

	void staysConnected(Duration duration) {
		Awaitility.await("no loss for " + duration)
			.during(duration)
			.atMost(duration.plusSeconds(2))
			.until(() -> closes().isEmpty());
	}

	ResilientWebSocketClient client() {
		return this.context.getBean(ResilientWebSocketClient.class);
	}

	String ask(String text) throws Exception {
		client().send(text).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		return ((TextMessage) nextMessage()).getPayload();
	}

	byte[] askForBinary(String text) throws Exception {
		client().send(text).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		return bytes(nextMessage());
	}

	byte[] ask(byte[] binary) throws Exception {
		client().send(binary).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		return bytes(nextMessage());
	}

	/**
	 * Wait for a text, whatever comes before it.
	 */
	void awaitText(String text) throws InterruptedException {
		while (!(nextMessage() instanceof TextMessage message && message.getPayload().equals(text))) {
			assertThat(client().getState()).isEqualTo(ConnectionState.READY);
		}
	}

	List<ConnectionInfo> opens() {
		return listener().opens;
	}

	List<CloseInfo> closes() {
		return listener().closes;
	}

	List<Throwable> errors() {
		return listener().errors;
	}

	/**
	 * How many messages came that nobody asked for.
	 */
	int unread() {
		return listener().messages.size();
	}

	List<ConnectFailure> failures() {
		return failedAttempts().stream().map(ConnectionAttemptFailedEvent::failure).toList();
	}

	List<ConnectionAttemptFailedEvent> failedAttempts() {
		return listener().failedAttempts;
	}

	/**
	 * Opens and closes in their order.
	 */
	List<String> story() {
		return listener().story;
	}

	@Override
	public void close() {
		if (this.context.isActive()) {
			OperatorView.show(this.context);
		}
		synchronized (LOGGING) {
			this.context.close();
		}
	}

	private WebSocketMessage<?> nextMessage() throws InterruptedException {
		WebSocketMessage<?> message = listener().messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		assertThat(message).as("answer of the server, after %s", story()).isNotNull();
		return message;
	}

	private static byte[] bytes(WebSocketMessage<?> message) {
		ByteBuffer payload = ((BinaryMessage) message).getPayload();
		byte[] bytes = new byte[payload.remaining()];
		payload.get(bytes);
		return bytes;
	}

	private Listener listener() {
		return this.context.getBean(Listener.class);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ SslAutoConfiguration.class, JacksonAutoConfiguration.class,
			ResilientWebSocketAutoConfiguration.class })
	@Import(Listener.class)
	static class Configuration {

	}

	/** Remembers all that it is told. */
	@WebSocketListener("feed")
	static class Listener {

		final List<ConnectionInfo> opens = new CopyOnWriteArrayList<>();

		final List<CloseInfo> closes = new CopyOnWriteArrayList<>();

		final List<Throwable> errors = new CopyOnWriteArrayList<>();

		final List<ConnectionAttemptFailedEvent> failedAttempts = new CopyOnWriteArrayList<>();

		final List<String> story = new CopyOnWriteArrayList<>();

		final BlockingQueue<WebSocketMessage<?>> messages = new LinkedBlockingQueue<>();

		@OnOpen
		void opened(ConnectionInfo connection) {
			SecretWatch.show("ConnectionInfo", connection);
			this.story.add("open");
			this.opens.add(connection);
		}

		@OnMessage
		void message(WebSocketMessage<?> message) {
			this.messages.add(message);
		}

		@OnClose
		void closed(CloseInfo close) {
			SecretWatch.show("CloseInfo", close);
			this.story.add("close");
			this.closes.add(close);
		}

		@OnError
		void failed(Throwable error) {
			SecretWatch.show("@OnError", error);
			this.errors.add(error);
		}

		@EventListener
		void failed(ConnectionAttemptFailedEvent event) {
			SecretWatch.show("ConnectionAttemptFailedEvent", event);
			this.failedAttempts.add(event);
		}

		@EventListener
		void changed(ConnectionStateChangedEvent event) {
			SecretWatch.show("ConnectionStateChangedEvent", event);
		}

	}

}
