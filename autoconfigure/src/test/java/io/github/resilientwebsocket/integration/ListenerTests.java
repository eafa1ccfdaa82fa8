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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectionAttemptFailedEvent;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionSender;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.ConnectionStateChangedEvent;
import io.github.resilientwebsocket.MessageNotSentException;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.ResilientWebSocketListener;
import io.github.resilientwebsocket.WebSocketSender;
import io.github.resilientwebsocket.annotation.OnClose;
import io.github.resilientwebsocket.annotation.OnError;
import io.github.resilientwebsocket.annotation.OnMessage;
import io.github.resilientwebsocket.annotation.OnOpen;
import io.github.resilientwebsocket.annotation.WebSocketListener;
import io.github.resilientwebsocket.autoconfigure.ResilientWebSocketAutoConfiguration;
import io.github.resilientwebsocket.secrets.PlantedSecrets;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Listeners of an application as users write them, against a real server.
 */
class ListenerTests {

	private static final String FEED = "resilient-websocket.clients.feed.";

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
	void aFeed() {
		PriceListener listener = start(PriceListener.class);
		ScriptedConnection first = this.server.awaitConnection();
		first.expectText("{\"pair\":\"EUR/USD\"}");
		first.sendText("{\"pair\":\"EUR/USD\",\"rate\":1.07}");
		ClientApplication.await("a tick", () -> listener.story.contains("1.07 over connection 1"));
		first.closeWith(1012, "restart");
		ScriptedConnection second = this.server.awaitConnection();
		second.expectText("{\"pair\":\"EUR/USD\"}");
		second.sendText("{\"pair\":\"EUR/USD\",\"rate\":1.08}");
		ClientApplication.await("a tick", () -> listener.story.contains("1.08 over connection 2"));
		assertThat(listener.story).containsExactly("subscribed", "1.07 over connection 1", "lost with 1012 by REMOTE",
				"subscribed", "1.08 over connection 2");
	}

	@Test
	void whatDoesNotConvertIsAnErrorAndTheConnectionLives() {
		PriceListener listener = start(PriceListener.class);
		ScriptedConnection connection = this.server.awaitConnection();
		connection.sendText("{\"pair\":" + "x".repeat(5000));
		connection.sendText("{\"pair\":\"EUR/USD\",\"rate\":-1}");
		connection.sendText("{\"pair\":\"EUR/USD\",\"rate\":1.07}");
		ClientApplication.await("a tick", () -> listener.story.contains("1.07 over connection 1"));
		assertThat(listener.errors).hasSize(2);
		assertThat(listener.errors.get(0)).isInstanceOf(MessageConversionException.class)
			.hasMessageContaining(Tick.class.getTypeName())
			.hasMessageContaining("the message was: {\"pair\":xxx");
		assertThat(listener.errors.get(0).toString()).hasSizeLessThan(2000);
		assertThat(listener.errors.get(1)).isInstanceOf(MethodArgumentNotValidException.class);
		assertThat(listener.story).containsExactly("subscribed", "not valid", "1.07 over connection 1");
		assertThat(this.server.connectCount()).isOne();
	}

	@Test
	void replies() {
		start(Replier.class);
		ScriptedConnection connection = this.server.awaitConnection();
		connection.expectText("hello");
		connection.sendText("text");
		connection.expectText("a text");
		connection.sendText("object");
		connection.expectText("{\"pair\":\"EUR/USD\"}");
		connection.sendText("bytes");
		assertThat(connection.expectBinary()).isEqualTo(new byte[] { 1, 2 });
		connection.sendText("future");
		connection.expectText("later");
		connection.sendText("collection");
		connection.expectText("one");
		connection.expectText("{\"pair\":\"EUR/CHF\"}");
		connection.expectText("three");
		connection.sendText("future collection");
		connection.expectText("four");
		connection.expectText("five");
		connection.sendText("array");
		connection.expectText("[{\"pair\":\"EUR/USD\"},{\"pair\":\"EUR/CHF\"}]");
		connection.sendText("nothing");
		connection.sendText("");
		connection.expectText("blank");
		connection.sendBinary("text".getBytes(StandardCharsets.UTF_8));
		connection.expectText("4 bytes");
	}

	@Test
	void whatOpenHandlersSendGoesBeforeTheQueue() throws Exception {
		start(PriceListener.class, FEED + "auto-startup=false");
		CompletableFuture<Void> order = client().send("order");
		CompletableFuture<ConnectionInfo> ready = client().whenReady();
		client().start();
		ScriptedConnection connection = this.server.awaitConnection();
		connection.expectText("{\"pair\":\"EUR/USD\"}");
		connection.expectText("order");
		assertThat(order).succeedsWithin(5, TimeUnit.SECONDS);
		assertThat(ready.get(5, TimeUnit.SECONDS)).isEqualTo(client().getConnection());
	}

	@Test
	void theSessionGoesThroughTheWriterOfTheConnection() {
		SessionListener listener = start(SessionListener.class);
		ScriptedConnection connection = this.server.awaitConnection();
		connection.expectText("from the session");
		List<CompletableFuture<Void>> sent = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			sent.add(client().send("from the client"));
			connection.sendText("send");
		}
		ClientApplication.await("all messages of the session",
				() -> connection.received().stream().filter((frame) -> frame.text().equals("answer")).count() == 200);
		assertThat(sent).allSatisfy((future) -> assertThat(future).succeedsWithin(5, TimeUnit.SECONDS));
		assertThat(listener.errors).isEmpty();
		assertThat(this.server.connectCount()).isOne();
	}

	@Test
	void aSessionThatIsClosedIsALoss() {
		SessionListener listener = start(SessionListener.class);
		ScriptedConnection first = this.server.awaitConnection();
		first.sendText("close");
		assertThat(first.expectClose()).isEqualTo(4001);
		ScriptedConnection second = this.server.awaitConnection();
		second.expectText("from the session");
		ClientApplication.await("@OnClose", () -> listener.closes.size() == 1);
		assertThat(listener.closes.get(0).origin()).isEqualTo(CloseInfo.Origin.LOCAL);
		assertThat(listener.closes.get(0).status().getCode()).isEqualTo(4001);
		assertThat(listener.closes.get(0).willReconnect()).isTrue();
		assertThat(listener.attributes).containsExactly("of connection 1", "of connection 2");
		WebSocketSession session = listener.sessions.get(0);
		assertThat(session.isOpen()).isFalse();
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> session.sendMessage(new TextMessage("late")));
	}

	@Test
	void aSessionThatIsClosedWhileThePeerIsDeadDoesNotHoldTheClientUp() {
		start(SessionListener.class, FEED + "close-timeout=300ms", FEED + "ping-interval=0");
		ScriptedConnection first = this.server.awaitConnection();
		first.sendText("close");
		first.freeze();
		this.server.awaitConnection();
	}

	@Test
	void aSessionThatIsClosedEndsAClientThatDoesNotReconnect() {
		start(SessionListener.class, FEED + "reconnect=false");
		this.server.awaitConnection().sendText("close");
		ClientApplication.await("the end", () -> client().getState() == ConnectionState.ENDED);
	}

	@Test
	void aSessionCannotBeClosedWithWhatCannotBeSent() {
		SessionListener listener = start(SessionListener.class);
		this.server.awaitConnection().expectText("from the session");
		WebSocketSession session = listener.sessions.get(0);
		assertThatIllegalArgumentException().isThrownBy(() -> session.close(CloseStatus.NO_CLOSE_FRAME));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> session.close(CloseStatus.NORMAL.withReason("x".repeat(124))));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> session.setTextMessageSizeLimit(1))
			.withMessageContaining("max-message-size");
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> session.setBinaryMessageSizeLimit(1));
		assertThat(session.isOpen()).isTrue();
		assertThat(session.toString()).doesNotContain("/feed").contains(session.getId());
	}

	@Test
	void severalListenersInTheirOrder() {
		start(SeveralListeners.class);
		List<String> story = context().getBean("feed", Story.class).lines;
		this.server.awaitConnection().sendText("hello");
		ClientApplication.await("all listeners", () -> story.size() == 6);
		assertThat(story).containsExactly("first open", "second open", "third open", "first hello", "second failed",
				"third hello");
	}

	@Test
	void eventsOfEveryTransitionAndOfFailedAttempts() throws Exception {
		this.server.rejectHandshake(503);
		EventRecorder events = start(EventRecorder.class);
		assertThat(client().whenReady().get(5, TimeUnit.SECONDS).attempt()).isEqualTo(2);
		this.server.awaitConnection().closeWith(1001, "bye");
		this.server.awaitConnection();
		ClientApplication.await("ready again", () -> events.of(ConnectionState.READY) == 2);
		client().stop().get(5, TimeUnit.SECONDS);
		assertThat(client().whenReady()).failsWithin(5, TimeUnit.SECONDS);
		ClientApplication.await("stopped", () -> events.of(ConnectionState.STOPPED) == 1);
		assertThat(events.story).containsExactly("STOPPED -> CONNECTING", "attempt 1: 503, retry: true",
				"CONNECTING -> BACKING_OFF", "BACKING_OFF -> CONNECTING", "CONNECTING -> OPENING", "OPENING -> READY",
				"READY -> BACKING_OFF", "BACKING_OFF -> CONNECTING", "CONNECTING -> OPENING", "OPENING -> READY",
				"READY -> CLOSING", "CLOSING -> STOPPED");
	}

	@Test
	void aReplyThatCannotBeSentIsAnError() {
		LateReplier listener = start(LateReplier.class);
		ScriptedConnection first = this.server.awaitConnection();
		first.sendText("question");
		ClientApplication.await("the question", () -> listener.asked);
		first.dropTcp();
		this.server.awaitConnection();
		listener.answer.complete("too late");
		ClientApplication.await("the error", () -> !listener.errors.isEmpty());
		assertThat(listener.errors).singleElement().isInstanceOf(MessageNotSentException.class);
	}

	private <T> T start(Class<T> listener, String... properties) {
		List<String> all = new ArrayList<>(PlantedSecrets.properties(FEED, this.server.uri("/feed")));
		all.addAll(List.of(FEED + "backoff.delay=50ms", FEED + "backoff.max-delay=200ms"));
		all.addAll(Arrays.asList(properties));
		this.context = new SpringApplicationBuilder(Application.class, listener).web(WebApplicationType.NONE)
			.logStartupInfo(false)
			.properties(all.toArray(String[]::new))
			.run();
		return this.context.getBean(listener);
	}

	private ConfigurableApplicationContext context() {
		assertThat(this.context).isNotNull();
		return this.context;
	}

	private ResilientWebSocketClient client() {
		return context().getBean(ResilientWebSocketClient.class);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ JacksonAutoConfiguration.class, ValidationAutoConfiguration.class,
			ResilientWebSocketAutoConfiguration.class })
	static class Application {

	}

	record Subscribe(String pair) {

	}

	record Tick(String pair, @Positive double rate) {

	}

	@WebSocketListener("feed")
	static class PriceListener {

		final List<String> story = new CopyOnWriteArrayList<>();

		final List<Throwable> errors = new CopyOnWriteArrayList<>();

		@OnOpen
		void subscribe(WebSocketSender sender) {
			sender.send(new Subscribe("EUR/USD"));
			this.story.add("subscribed");
		}

		@OnMessage
		void tick(@Valid Tick tick, @Header long generation) {
			this.story.add(tick.rate() + " over connection " + generation);
		}

		@OnClose
		void lost(CloseInfo close) {
			this.story.add("lost with " + close.status().getCode() + " by " + close.origin());
		}

		@OnError
		void invalid(MethodArgumentNotValidException error) {
			this.story.add("not valid");
			this.errors.add(error);
		}

		@OnError
		void failed(Throwable error) {
			this.errors.add(error);
		}

	}

	@WebSocketListener
	static class Replier {

		@OnOpen
		String greet() {
			return "hello";
		}

		@OnMessage
		@Nullable Object text(String text) {
			return switch (text) {
				case "text" -> "a text";
				case "object" -> new Subscribe("EUR/USD");
				case "bytes" -> new byte[] { 1, 2 };
				case "future" -> CompletableFuture.supplyAsync(() -> "later");
				case "collection" -> List.of("one", new Subscribe("EUR/CHF"), "three");
				case "future collection" -> CompletableFuture.supplyAsync(() -> List.of("four", "five"));
				case "array" -> new Subscribe[] { new Subscribe("EUR/USD"), new Subscribe("EUR/CHF") };
				case "" -> "blank";
				default -> null;
			};
		}

		@OnMessage
		String bytes(byte[] bytes) {
			return bytes.length + " bytes";
		}

	}

	@WebSocketListener
	static class SessionListener {

		final List<WebSocketSession> sessions = new CopyOnWriteArrayList<>();

		final List<Object> attributes = new CopyOnWriteArrayList<>();

		final List<CloseInfo> closes = new CopyOnWriteArrayList<>();

		final List<Throwable> errors = new CopyOnWriteArrayList<>();

		@OnOpen
		void open(WebSocketSession session, ConnectionInfo connection) throws IOException {
			session.getAttributes().putIfAbsent("state", "of connection " + connection.generation());
			this.attributes.add(session.getAttributes().get("state"));
			this.sessions.add(session);
			session.sendMessage(new TextMessage("from the session"));
		}

		@OnMessage
		void message(String text, WebSocketSession session) throws IOException {
			if (text.equals("close")) {
				session.close(new CloseStatus(4001, "enough"));
			}
			else {
				session.sendMessage(new TextMessage("answer"));
			}
		}

		@OnClose
		void closed(CloseInfo close) {
			this.closes.add(close);
		}

		@OnError
		void failed(Throwable error) {
			this.errors.add(error);
		}

	}

	@WebSocketListener
	static class LateReplier {

		final CompletableFuture<String> answer = new CompletableFuture<>();

		final List<Throwable> errors = new CopyOnWriteArrayList<>();

		volatile boolean asked;

		@OnMessage
		CompletableFuture<String> answer(String question) {
			this.asked = true;
			return this.answer;
		}

		@OnError
		void failed(Throwable error) {
			this.errors.add(error);
		}

	}

	static class Story {

		final List<String> lines = new CopyOnWriteArrayList<>();

	}

	@Configuration(proxyBeanMethods = false)
	static class SeveralListeners {

		/** Called like the client. */
		@Bean
		Story feed() {
			return new Story();
		}

		@Bean
		Third third(Story story) {
			return new Third(story);
		}

		@Bean
		Second second(Story story) {
			return new Second(story);
		}

		@Bean
		@Order(1)
		First first(Story story) {
			return new First(story);
		}

	}

	@WebSocketListener("feed")
	record First(Story story) {

		@OnOpen
		void open() {
			this.story.lines.add("first open");
		}

		@OnMessage
		void message(String text) {
			this.story.lines.add("first " + text);
		}

	}

	@WebSocketListener("f*")
	@Order(2)
	record Second(Story story) implements ResilientWebSocketListener {

		@Override
		public void onOpen(ConnectionInfo connection, ConnectionSender sender) {
			this.story.lines.add("second open");
		}

		@Override
		public void onMessage(WebSocketMessage<?> message, ConnectionInfo connection, ConnectionSender sender) {
			throw new IllegalStateException("failed");
		}

		@Override
		public void onError(Throwable error) {
			this.story.lines.add("second " + error.getMessage());
		}

	}

	@WebSocketListener("${name.of.client:feed}")
	record Third(Story story) {

		@OnOpen
		void open() {
			this.story.lines.add("third open");
		}

		@OnMessage
		void message(String text) {
			this.story.lines.add("third " + text);
		}

	}

	static class EventRecorder {

		final List<String> story = new CopyOnWriteArrayList<>();

		long of(ConnectionState state) {
			return this.story.stream().filter((line) -> line.endsWith("-> " + state)).count();
		}

		@EventListener
		void changed(ConnectionStateChangedEvent event) {
			this.story.add(event.from() + " -> " + event.to());
		}

		@EventListener
		void failed(ConnectionAttemptFailedEvent event) {
			this.story
				.add("attempt " + event.attempt() + ": " + event.failure().status() + ", retry: " + event.willRetry());
		}

	}

}
