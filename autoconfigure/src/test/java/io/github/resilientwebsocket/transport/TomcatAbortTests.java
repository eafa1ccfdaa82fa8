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

package io.github.resilientwebsocket.transport;

import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import io.github.resilientwebsocket.transport.RecordingListener.Closed;
import io.github.resilientwebsocket.transport.TransportConnection.SendCallback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The bounds leave room for a busy machine and stay far below every timeout that could
 * hide a missing cut: 20 seconds for a write, 40 for Tomcat's own end of a close.
 */
class TomcatAbortTests {

	private static final Duration PROMPT = Duration.ofSeconds(5);

	@RegisterExtension
	private final ScriptedWebSocketServer ws = ScriptedWebSocketServer.ws();

	@RegisterExtension
	private final ScriptedWebSocketServer wss = ScriptedWebSocketServer.wss();

	@RegisterExtension
	private final TestTransport transport = new TestTransport();

	private ScriptedWebSocketServer server(boolean secure) {
		return secure ? this.wss : this.ws;
	}

	private static void assertPromptly(Runnable action) {
		long begin = System.nanoTime();
		action.run();
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PROMPT);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void cutsALiveConnection(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		assertPromptly(() -> {
			listener.awaitOpened().abort();
			listener.awaitClosed();
		});
		assertThat(listener.awaitClosed()).isEqualTo(Closed.of(1006, Origin.LOCAL));
		peer.expectTcpClosed(PROMPT);
		listener.awaitOpened().abort();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void cutsAFrozenConnection(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		peer.freeze();
		assertPromptly(() -> {
			listener.awaitOpened().abort();
			listener.awaitClosed();
		});
		peer.expectTcpClosed(PROMPT);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void freesABlockedWriter(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		Blocked blocked = block(listener.awaitOpened(), peer);
		assertPromptly(() -> {
			listener.awaitOpened().abort();
			assertThat(blocked.outcome.join()).isEqualTo("failed, begun");
			assertThat(listener.awaitClosed()).isEqualTo(Closed.of(1006, Origin.LOCAL));
		});
		peer.expectTcpClosed(PROMPT);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void freesAWriterInTheMiddleOfItsWork(boolean secure) {
		for (int i = 0; i < 15; i++) {
			RecordingListener listener = this.transport.open(server(secure));
			server(secure).awaitConnection();
			Blocked writer = new Blocked();
			BinaryMessage message = new BinaryMessage(new byte[256 * 1024]);
			this.transport.executor().execute(() -> {
				while (!writer.outcome.isDone()) {
					listener.awaitOpened().send(List.of(message), writer);
				}
			});
			await().until(() -> writer.sent > 5);
			assertPromptly(() -> {
				listener.awaitOpened().abort();
				assertThat(writer.outcome.join()).startsWith("failed");
				assertThat(writer.interrupted).isFalse();
			});
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void freesABlockedCloseBehindABlockedWriter(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		Blocked blocked = block(listener.awaitOpened(), peer);
		CompletableFuture<Void> close = CompletableFuture
			.runAsync(() -> listener.awaitOpened().close(CloseStatus.NORMAL), this.transport.executor());
		await().until(() -> !listener.awaitOpened().getSession().isOpen());
		assertPromptly(() -> {
			listener.awaitOpened().abort();
			assertThat(blocked.outcome.join()).isEqualTo("failed, begun");
			close.join();
			listener.awaitClosed();
		});
		peer.expectTcpClosed(PROMPT);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void cutsWhenACloseIsNotAnswered(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		peer.ignoreClose();
		listener.awaitOpened().close(new CloseStatus(4000));
		assertThat(peer.expectClose()).isEqualTo(4000);
		assertThat(listener.isClosed()).isFalse();
		assertPromptly(() -> {
			listener.awaitOpened().abort();
			listener.awaitClosed();
		});
		assertThat(listener.awaitClosed()).isEqualTo(Closed.of(4000, Origin.LOCAL));
		peer.expectTcpClosed(PROMPT);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void cutsWhenThePeerHasOnlySentItsFinAfterOurClose(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		peer.ignoreClose();
		listener.awaitOpened().close(CloseStatus.NORMAL);
		peer.expectClose();
		peer.dropTcp();
		assertPromptly(listener.awaitOpened()::abort);
		assertThat(listener.awaitClosed()).isEqualTo(Closed.of(1000, Origin.LOCAL));
	}

	@Test
	void cutsWhileTheAnswerToACloseFrameIsBlockedBehindAWriter() throws Exception {
		CompletableFuture<Socket> peer = new CompletableFuture<>();
		try (RawServer server = new RawServer((socket) -> {
			RawServer.acceptHandshake(socket);
			peer.complete(socket);
		})) {
			RecordingListener listener = this.transport.connect(TestTransport.request(server.uri("ws")));
			Blocked blocked = block(listener.awaitOpened());
			peer.join().getOutputStream().write(new byte[] { (byte) 0x88, 2, 3, (byte) 0xE8 });
			await().until(() -> TestTransport.threads("WebSocketClient-AsyncIO")
				.stream()
				.anyMatch((thread) -> Stream.of(thread.getStackTrace())
					.anyMatch((frame) -> frame.getMethodName().equals("sendCloseMessage"))));
			assertPromptly(() -> {
				listener.awaitOpened().abort();
				assertThat(listener.awaitClosed()).isEqualTo(Closed.of(1000, Origin.REMOTE));
				assertThat(blocked.outcome.join()).isEqualTo("failed, begun");
			});
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void destroyCutsWhatHasNotEnded(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		peer.ignoreClose();
		listener.awaitOpened().close(CloseStatus.NORMAL);
		peer.expectClose();
		assertPromptly(() -> {
			this.transport.transport().destroy();
			assertThat(listener.awaitClosed()).isEqualTo(Closed.of(1000, Origin.LOCAL));
		});
		peer.expectTcpClosed(PROMPT);
	}

	/** Tomcat registers a session only after it has told that it is open. */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void destroyCutsWhatHasJustOpened(boolean secure) {
		TomcatTransport destroyed = this.transport.transport();
		RecordingListener listener = new RecordingListener() {

			@Override
			void opened(TransportConnection connection) {
				destroyed.destroy();
			}

		};
		this.transport.connect(TestTransport.request(server(secure)), listener);
		listener.awaitClosed();
		server(secure).awaitOpenCount(0);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void destroyFreesAWriter(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		Blocked blocked = block(listener.awaitOpened(), peer);
		CompletableFuture<Void> close = CompletableFuture
			.runAsync(() -> listener.awaitOpened().close(CloseStatus.NORMAL), this.transport.executor());
		await().until(() -> !listener.awaitOpened().getSession().isOpen());
		assertPromptly(() -> {
			this.transport.transport().destroy();
			assertThat(blocked.outcome.join()).isEqualTo("failed, begun");
			close.join();
			listener.awaitClosed();
		});
		peer.expectTcpClosed(PROMPT);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void cutsInEveryCallbackAndFallsSilent(boolean secure) {
		server(secure).next(ConnectionScript.acceptWithFirstTexts("first", "second"));
		RecordingListener listener = new RecordingListener() {

			@Override
			void text(String part, boolean last) {
				awaitOpened().abort();
				this.events.add(isClosed() ? "closed inside of a call" : "not closed yet");
			}

		};
		this.transport.connect(TestTransport.request(server(secure)), listener);
		assertThat(listener.awaitClosed()).isEqualTo(Closed.of(1006, Origin.LOCAL));
		assertThat(listener.events).containsExactly("opened", "text:first", "not closed yet", "closed");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void cutsInOnOpened(boolean secure) {
		RecordingListener listener = new RecordingListener() {

			@Override
			void opened(TransportConnection connection) {
				connection.abort();
			}

		};
		this.transport.connect(TestTransport.request(server(secure)), listener);
		assertThat(listener.awaitClosed()).isEqualTo(Closed.of(1006, Origin.LOCAL));
		assertThat(listener.events).containsExactly("opened", "closed");
		server(secure).awaitConnection().expectTcpClosed(PROMPT);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void waitsForTheRunningCallWithTheEnd(boolean secure) throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch inside = new CountDownLatch(1);
		RecordingListener listener = new RecordingListener() {

			@Override
			void text(String part, boolean last) {
				inside.countDown();
				try {
					release.await(20, TimeUnit.SECONDS);
				}
				catch (InterruptedException ex) {
					// With TLS, Tomcat interrupts its I/O thread.
				}
			}

		};
		this.transport.connect(TestTransport.request(server(secure)), listener);
		ScriptedConnection peer = server(secure).awaitConnection();
		listener.awaitOpened();
		peer.sendText("one");
		assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();
		listener.awaitOpened().abort();
		peer.expectTcpClosed(PROMPT);
		release.countDown();
		listener.awaitClosed();
		assertThat(listener.events).containsExactly("opened", "text:one", "closed");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void abortsFromManyThreadsEndOnce(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		TransportConnection connection = listener.awaitOpened();
		CompletableFuture<?>[] racers = new CompletableFuture<?>[8];
		for (int i = 0; i < racers.length; i++) {
			int number = i;
			racers[i] = CompletableFuture.runAsync(() -> {
				if (number % 2 == 0) {
					connection.abort();
				}
				else {
					connection.close(CloseStatus.NORMAL);
				}
			}, this.transport.executor());
		}
		CompletableFuture.allOf(racers).join();
		assertThat(listener.awaitClosed().origin()).isEqualTo(Origin.LOCAL);
		peer.expectTcpClosed(PROMPT);
		assertThat(listener.events).containsExactly("opened", "closed");
	}

	private Blocked block(TransportConnection connection, ScriptedConnection peer) {
		peer.freeze();
		return block(connection);
	}

	private Blocked block(TransportConnection connection) {
		Blocked blocked = new Blocked();
		BinaryMessage message = new BinaryMessage(ByteBuffer.allocate(64 * 1024 * 1024));
		this.transport.executor().execute(() -> {
			blocked.thread = Thread.currentThread();
			connection.send(List.of(message), blocked);
		});
		await().until(() -> blocked.thread != null && blocked.thread.getState() == Thread.State.TIMED_WAITING);
		return blocked;
	}

	private static final class Blocked implements SendCallback {

		private final CompletableFuture<String> outcome = new CompletableFuture<>();

		private volatile Thread thread;

		private volatile boolean interrupted;

		private volatile int sent;

		@Override
		public void onSent() {
			this.sent = this.sent + 1;
		}

		@Override
		public void onFailure(int begun) {
			this.interrupted = Thread.currentThread().isInterrupted();
			this.outcome.complete((begun > 0) ? "failed, begun" : "failed");
		}

	}

}
