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

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.resilientwebsocket.ConnectFailedException;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.annotation.OnError;
import io.github.resilientwebsocket.annotation.OnMessage;
import io.github.resilientwebsocket.annotation.OnOpen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.web.socket.TextMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for the errors that a {@link MethodWebSocketListener} is told about or notices.
 */
@ExtendWith(OutputCaptureExtension.class)
class MethodWebSocketListenerErrorTests {

	private final RecordingSender sender = new RecordingSender();

	@Test
	void theMethodWithTheClosestTypeIsCalled() {
		ByType bean = new ByType();
		MethodWebSocketListener listener = Calls.listener(bean);
		listener.onError(new FileNotFoundException());
		listener.onError(new IllegalStateException());
		listener.onError(new StackOverflowError());
		assertThat(bean.calls).containsExactly("IOException", "RuntimeException", "Throwable");
	}

	@Test
	void aMethodWithAnotherTypeIsNotCalled(CapturedOutput output) {
		List<Throwable> errors = new ArrayList<>();
		MethodWebSocketListener listener = Calls.listener(new Object() {

			@OnError
			void failed(IOException error) {
				errors.add(error);
			}

		});
		listener.onError(new IllegalStateException("broken"));
		assertThat(errors).isEmpty();
		assertThat(output).contains("WARN")
			.contains("Listener 'bean' of WebSocket client 'prices' has no @OnError method for: "
					+ "java.lang.IllegalStateException: broken")
			.contains("at " + getClass().getName());
	}

	@Test
	void aFailedAttemptIsNotLoggedTwice(CapturedOutput output) {
		MethodWebSocketListener listener = Calls.listener(new OnlyOpen());
		listener.onError(
				new ConnectFailedException("prices", ConnectFailure.of(ConnectFailure.Kind.CONNECT, "example.com")));
		assertThat(output).isEmpty();
	}

	@Test
	void whatAnErrorMethodThrowsIsLoggedOnce(CapturedOutput output) {
		List<Throwable> errors = new ArrayList<>();
		MethodWebSocketListener listener = Calls.listener(new Object() {

			@OnError
			void failed(Throwable error) {
				errors.add(error);
				throw new AssertionError("worse");
			}

		});
		IOException error = new IOException();
		assertThatNoException().isThrownBy(() -> listener.onError(error));
		assertThat(errors).containsExactly(error);
		assertThat(output).containsOnlyOnce("has thrown an exception while handling java.io.IOException")
			.contains("AssertionError: worse");
	}

	@Test
	void aReplyThatIsNotSentIsAnError() throws Exception {
		Replying bean = new Replying("pong");
		Calls.listener(bean).onMessage(new TextMessage("ping"), Calls.CONNECTION, this.sender);
		assertThat(bean.errors).isEmpty();
		IOException error = new IOException();
		this.sender.outcome.completeExceptionally(error);
		assertThat(bean.errors).containsExactly(error);
	}

	@Test
	void aReplyThatFailsIsAnError() throws Exception {
		CompletableFuture<Object> answer = new CompletableFuture<>();
		Replying bean = new Replying(answer.thenApply((value) -> value));
		Calls.listener(bean).onMessage(new TextMessage("question"), Calls.CONNECTION, this.sender);
		IOException error = new IOException();
		answer.completeExceptionally(error);
		assertThat(bean.errors).containsExactly(error);
		assertThat(this.sender.sent).isEmpty();
	}

	@Test
	void aLateReplyThatCannotBeSentIsAnError() throws Exception {
		CompletableFuture<Object> answer = new CompletableFuture<>();
		Replying bean = new Replying(answer);
		IllegalArgumentException error = new IllegalArgumentException("unpaired surrogate");
		Calls.listener(bean).onMessage(new TextMessage("question"), Calls.CONNECTION, new RefusingSender(error));
		answer.complete("\ud800");
		assertThat(bean.errors).containsExactly(error);
	}

	@Test
	void aReplyThatCannotBeSentComesOutAtOnce() {
		Replying bean = new Replying("\ud800");
		IllegalArgumentException error = new IllegalArgumentException("unpaired surrogate");
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> Calls.listener(bean)
				.onMessage(new TextMessage("question"), Calls.CONNECTION, new RefusingSender(error)))
			.isSameAs(error);
		assertThat(bean.errors).isEmpty();
	}

	@Test
	void aFailedConversionIsLoggedWithoutStackTrace(CapturedOutput output) {
		MethodWebSocketListener listener = Calls.listener(new Object() {

			@OnMessage
			void tick(Duration duration) {
			}

		});
		try {
			listener.onMessage(new TextMessage("nonsense"), Calls.CONNECTION, this.sender);
		}
		catch (Exception ex) {
			listener.onError(ex);
		}
		assertThat(output).contains("MessageConversionException").contains("nonsense").doesNotContain("\tat ");
	}

	@Test
	void aReplyOfACollectionThatCannotBeSentDoesNotHoldTheOthersUp() throws Exception {
		IllegalArgumentException error = new IllegalArgumentException("unpaired surrogate");
		Replying bean = new Replying(List.of("\ud800", "next"));
		RefusingSender refusing = new RefusingSender(error);
		Calls.listener(bean).onMessage(new TextMessage("question"), Calls.CONNECTION, refusing);
		assertThat(bean.errors).containsExactly(error);
		assertThat(refusing.sent).containsExactly("next");
	}

	@Test
	void whatIsNotValidIsLoggedInPart(CapturedOutput output) {
		Calls.listener(new OnlyOpen()).onError(new MessageConversionException("The value was: " + "x".repeat(5000)));
		assertThat(output).contains("x".repeat(1000)).contains("(truncated)").doesNotContain("x".repeat(2000));
	}

	/** Refuses texts with an unpaired surrogate. */
	private static final class RefusingSender extends RecordingSender {

		private final RuntimeException error;

		RefusingSender(RuntimeException error) {
			this.error = error;
		}

		@Override
		public CompletableFuture<Void> send(Object payload) {
			if (payload.equals("\ud800")) {
				throw this.error;
			}
			return super.send(payload);
		}

	}

	private static final class OnlyOpen {

		@OnOpen
		void open() {
		}

	}

	private static final class ByType {

		private final List<String> calls = new ArrayList<>();

		@OnError
		void any() {
			this.calls.add("Throwable");
		}

		@OnError
		void io(IOException error) {
			this.calls.add("IOException");
		}

		@OnError
		void runtime(RuntimeException error) {
			this.calls.add("RuntimeException");
		}

	}

	private static final class Replying {

		private final Object reply;

		private final List<Throwable> errors = new ArrayList<>();

		Replying(Object reply) {
			this.reply = reply;
		}

		@OnMessage
		Object message() {
			return this.reply;
		}

		@OnError
		void failed(Throwable error) {
			this.errors.add(error);
		}

	}

}
