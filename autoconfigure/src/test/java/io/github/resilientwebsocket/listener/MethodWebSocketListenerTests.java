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

package io.github.resilientwebsocket.listener;

import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionSender;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.WebSocketSender;
import io.github.resilientwebsocket.annotation.OnClose;
import io.github.resilientwebsocket.annotation.OnError;
import io.github.resilientwebsocket.annotation.OnMessage;
import io.github.resilientwebsocket.annotation.OnOpen;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.core.annotation.Order;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link MethodWebSocketListener}: what its methods are called with, and what
 * becomes of what they return and throw. Errors have tests of their own.
 */
class MethodWebSocketListenerTests {

	private final RecordingSender sender = new RecordingSender();

	@Test
	void everyMethodMayAskForWhatComesWithItsCall() throws Exception {
		AllArguments bean = new AllArguments();
		MethodWebSocketListener listener = Calls.listener(bean);
		IOException error = new IOException();
		listener.onOpen(Calls.CONNECTION, this.sender);
		listener.onMessage(new TextMessage("hello"), Calls.CONNECTION, this.sender);
		listener.onClose(Calls.CLOSE, Calls.CONNECTION);
		listener.onError(error);
		assertThat(bean.arguments).containsExactly(this.sender, Calls.CONNECTION, Calls.CLIENT, this.sender.session,
				Calls.CLIENT, "hello", Calls.CONNECTION, this.sender, this.sender.session, this.sender, Calls.CLOSE,
				Calls.CONNECTION, Calls.CLIENT, Calls.CLIENT, error);
	}

	@Test
	void everyMethodMayDoWithoutParameters() throws Exception {
		NoArguments bean = new NoArguments();
		MethodWebSocketListener listener = Calls.listener(bean);
		listener.onOpen(Calls.CONNECTION, this.sender);
		listener.onMessage(new TextMessage("hello"), Calls.CONNECTION, this.sender);
		listener.onMessage(new BinaryMessage(new byte[1]), Calls.CONNECTION, this.sender);
		listener.onClose(Calls.CLOSE, Calls.CONNECTION);
		listener.onError(new IOException());
		assertThat(bean.calls).containsExactly("open", "message", "message", "close", "error");
	}

	@Test
	void nothingHappensWithoutMethod() {
		MethodWebSocketListener listener = Calls.listener(new Object() {

			@OnError
			void failed() {
			}

		});
		assertThatNoException().isThrownBy(() -> {
			listener.onOpen(Calls.CONNECTION, this.sender);
			listener.onMessage(new TextMessage("hello"), Calls.CONNECTION, this.sender);
			listener.onClose(Calls.CLOSE, Calls.CONNECTION);
		});
	}

	@Test
	void openMethodsAreCalledInTheirOrderUpToTheFirstThatFails() {
		List<String> calls = new ArrayList<>();
		MethodWebSocketListener listener = Calls.listener(new Object() {

			@OnOpen
			@Order(3)
			void announce() {
				calls.add("announce");
			}

			@OnOpen
			@Order(2)
			void subscribe() throws IOException {
				calls.add("subscribe");
				throw new IOException("refused");
			}

			@OnOpen
			@Order(1)
			void login() {
				calls.add("login");
			}

		});
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> listener.onOpen(Calls.CONNECTION, this.sender))
			.withMessage("refused");
		assertThat(calls).containsExactly("login", "subscribe");
	}

	@Test
	void aMessageGoesToTheMethodOfItsKind() throws Exception {
		List<Object> calls = new ArrayList<>();
		MethodWebSocketListener listener = Calls.listener(new Object() {

			@OnMessage
			void text(String text) {
				calls.add("text");
			}

			@OnMessage
			void bytes(byte[] bytes) {
				calls.add("bytes");
			}

			@OnMessage
			void any(Tick tick) {
				calls.add("any");
			}

		});
		listener.onMessage(new TextMessage("{}"), Calls.CONNECTION, this.sender);
		listener.onMessage(new BinaryMessage(new byte[1]), Calls.CONNECTION, this.sender);
		assertThat(calls).containsExactly("text", "bytes");
	}

	@Test
	void aMessageOfAnotherKindGoesToTheMethodForAnyType() throws Exception {
		List<Object> calls = new ArrayList<>();
		MethodWebSocketListener listener = Calls.listener(new Object() {

			@OnMessage
			void bytes(byte[] bytes) {
				calls.add(bytes);
			}

			@OnMessage
			void any(Tick tick) {
				calls.add(tick);
			}

		});
		listener.onMessage(new TextMessage("{\"pair\":\"EUR/USD\"}"), Calls.CONNECTION, this.sender);
		assertThat(calls).containsExactly(new Tick("EUR/USD"));
	}

	@Test
	void theOnlyMethodGetsTextAndBytes() throws Exception {
		List<Object> calls = new ArrayList<>();
		MethodWebSocketListener listener = Calls.listener(new Object() {

			@OnMessage
			void text(String text) {
				calls.add(text);
			}

		});
		listener.onMessage(new TextMessage("text"), Calls.CONNECTION, this.sender);
		listener.onMessage(new BinaryMessage("bytes".getBytes(StandardCharsets.UTF_8)), Calls.CONNECTION, this.sender);
		assertThat(calls).containsExactly("text", "bytes");
	}

	@Test
	void listenersDoNotShareBytes() throws Exception {
		List<byte[]> calls = new ArrayList<>();
		Object bean = new Object() {

			@OnMessage
			void bytes(BinaryMessage message) {
				byte[] bytes = new byte[message.getPayloadLength()];
				message.getPayload().get(bytes);
				message.getPayload().array()[0] = 0;
				calls.add(bytes);
			}

		};
		BinaryMessage message = new BinaryMessage(new byte[] { 1, 2 });
		Calls.listener(bean).onMessage(message, Calls.CONNECTION, this.sender);
		Calls.listener(bean).onMessage(message, Calls.CONNECTION, this.sender);
		assertThat(calls).containsExactly(new byte[] { 1, 2 }, new byte[] { 1, 2 });
	}

	@Test
	void whatIsReturnedIsSentWithTheSenderOfTheConnection() throws Exception {
		MethodWebSocketListener listener = Calls.listener(new Replies("hello", "pong"));
		listener.onOpen(Calls.CONNECTION, this.sender);
		assertThat(this.sender.sent).containsExactly("hello");
		listener.onMessage(new TextMessage("ping"), Calls.CONNECTION, this.sender);
		assertThat(this.sender.sent).containsExactly("hello", "pong");
	}

	@Test
	void nothingIsSentForNothing() throws Exception {
		MethodWebSocketListener listener = Calls.listener(new Replies(null, null));
		listener.onOpen(Calls.CONNECTION, this.sender);
		listener.onMessage(new TextMessage("ping"), Calls.CONNECTION, this.sender);
		MethodWebSocketListener later = Calls
			.listener(new Replies(CompletableFuture.completedFuture(null), CompletableFuture.completedFuture(null)));
		later.onOpen(Calls.CONNECTION, this.sender);
		later.onMessage(new TextMessage("ping"), Calls.CONNECTION, this.sender);
		assertThat(this.sender.sent).isEmpty();
	}

	@Test
	void aFutureOfAnOpenMethodIsWaitedFor() throws Exception {
		CompletableFuture<Object> login = new CompletableFuture<>();
		CompletableFuture<Void> opened = new CompletableFuture<>();
		Thread thread = open(Calls.listener(new Replies(login, null)), opened);
		await().until(() -> thread.getState() == Thread.State.WAITING);
		assertThat(opened).isNotDone();
		login.complete("subscribe");
		thread.join();
		assertThat(opened).isCompleted();
		assertThat(this.sender.sent).containsExactly("subscribe");
	}

	@Test
	void waitingForAFutureOfAnOpenMethodCanBeInterrupted() throws Exception {
		CompletableFuture<Void> opened = new CompletableFuture<>();
		Thread thread = open(Calls.listener(new Replies(new CompletableFuture<>(), null)), opened);
		thread.interrupt();
		thread.join();
		assertThat(opened).failsWithin(Duration.ZERO)
			.withThrowableThat()
			.withCauseInstanceOf(InterruptedException.class);
	}

	private Thread open(MethodWebSocketListener listener, CompletableFuture<Void> opened) {
		Thread thread = new Thread(() -> {
			try {
				listener.onOpen(Calls.CONNECTION, this.sender);
				opened.complete(null);
			}
			catch (Exception ex) {
				opened.completeExceptionally(ex);
			}
		});
		thread.start();
		return thread;
	}

	@Test
	void aFailedFutureOfAnOpenMethodFailsTheOpening() {
		MethodWebSocketListener listener = Calls
			.listener(new Replies(CompletableFuture.failedFuture(new IOException("refused")), null));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> listener.onOpen(Calls.CONNECTION, this.sender))
			.withMessage("refused");
	}

	@Test
	void aFutureOfAMessageMethodIsNotWaitedFor() throws Exception {
		CompletableFuture<Object> answer = new CompletableFuture<>();
		MethodWebSocketListener listener = Calls.listener(new Replies(null, answer));
		listener.onMessage(new TextMessage("question"), Calls.CONNECTION, this.sender);
		assertThat(this.sender.sent).isEmpty();
		answer.complete("answer");
		assertThat(this.sender.sent).containsExactly("answer");
	}

	@Test
	void theElementsOfACollectionAreSentOneByOne() throws Exception {
		List<Object> values = Arrays.asList("first", null, new Tick("EUR/USD"), Optional.empty(), Optional.of("last"));
		byte[] bytes = { 1, 2 };
		MethodWebSocketListener listener = Calls
			.listener(new Replies(values, CompletableFuture.completedFuture(values)));
		listener.onOpen(Calls.CONNECTION, this.sender);
		assertThat(this.sender.sent).containsExactly("first", new Tick("EUR/USD"), "last");
		this.sender.sent.clear();
		listener.onMessage(new TextMessage("question"), Calls.CONNECTION, this.sender);
		assertThat(this.sender.sent).containsExactly("first", new Tick("EUR/USD"), "last");
		this.sender.sent.clear();
		Calls.listener(new Replies(bytes, null)).onOpen(Calls.CONNECTION, this.sender);
		assertThat(this.sender.sent).containsExactly(bytes);
	}

	@Test
	void anArrayIsOneMessage() throws Exception {
		Tick[] ticks = { new Tick("EUR/USD"), new Tick("EUR/CHF") };
		Calls.listener(new Replies(null, ticks)).onMessage(new TextMessage(""), Calls.CONNECTION, this.sender);
		assertThat(this.sender.sent).containsExactly((Object) ticks);
	}

	@Test
	void exceptionsComeOutAsTheyWereThrown() {
		MethodWebSocketListener listener = Calls.listener(new Failing());
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> listener.onOpen(Calls.CONNECTION, this.sender));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> listener.onMessage(new TextMessage(""), Calls.CONNECTION, this.sender))
			.withMessage("from the method");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> listener.onClose(Calls.CLOSE, Calls.CONNECTION));
	}

	private record Tick(String pair) {

	}

	private static final class AllArguments {

		private final List<Object> arguments = new ArrayList<>();

		@OnOpen
		void open(WebSocketSender sender, ConnectionInfo connection, ResilientWebSocketClient client,
				WebSocketSession session) {
			this.arguments.addAll(List.of(sender, connection, client, session));
		}

		@OnMessage
		void message(ResilientWebSocketClient client, String text, ConnectionInfo connection, WebSocketSender sender,
				WebSocketSession session, ConnectionSender same) {
			this.arguments.addAll(List.of(client, text, connection, sender, session, same));
		}

		@OnClose
		void close(CloseInfo close, ConnectionInfo connection, ResilientWebSocketClient client) {
			this.arguments.addAll(List.of(close, connection, client));
		}

		@OnError
		void error(ResilientWebSocketClient client, IOException error) {
			this.arguments.addAll(List.of(client, error));
		}

	}

	private static final class NoArguments {

		private final List<String> calls = new ArrayList<>();

		@OnOpen
		void open() {
			this.calls.add("open");
		}

		@OnMessage
		void message() {
			this.calls.add("message");
		}

		@OnClose
		void close() {
			this.calls.add("close");
		}

		@OnError
		void error() {
			this.calls.add("error");
		}

	}

	private static final class Replies {

		private final @Nullable Object onOpen;

		private final @Nullable Object onMessage;

		Replies(@Nullable Object onOpen, @Nullable Object onMessage) {
			this.onOpen = onOpen;
			this.onMessage = onMessage;
		}

		@OnOpen
		@Nullable Object open() {
			return this.onOpen;
		}

		@OnMessage
		@Nullable Object message() {
			return this.onMessage;
		}

	}

	private static final class Failing {

		@OnOpen
		void open() {
			throw new UndeclaredThrowableException(new IOException());
		}

		@OnMessage
		void message() {
			throw new IllegalArgumentException("from the method");
		}

		@OnClose
		void close() {
			throw new AssertionError();
		}

	}

}
