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

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

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
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TomcatSendTests {

	@RegisterExtension
	private final ScriptedWebSocketServer ws = ScriptedWebSocketServer.ws();

	@RegisterExtension
	private final ScriptedWebSocketServer wss = ScriptedWebSocketServer.wss();

	@RegisterExtension
	private final TestTransport transport = new TestTransport();

	private ScriptedWebSocketServer server(boolean secure) {
		return secure ? this.wss : this.ws;
	}

	private static List<String> send(RecordingListener listener, WebSocketMessage<?>... messages) {
		List<String> outcomes = new CopyOnWriteArrayList<>();
		for (WebSocketMessage<?> message : messages) {
			listener.awaitOpened().send(List.of(message), new SendCallback() {

				@Override
				public void onSent() {
					outcomes.add("sent");
				}

				@Override
				public void onFailure(int begun) {
					outcomes.add((begun > 0) ? "failed, begun" : "failed");
				}

			});
		}
		return outcomes;
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void sendsTextBinaryAndPing(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		BinaryMessage binary = new BinaryMessage(ByteBuffer.wrap(new byte[] { 0, 1, 2, 3 }, 1, 2));
		assertThat(send(listener, new TextMessage("größe \uD83D\uDE00"), new TextMessage(""), binary,
				new BinaryMessage(new byte[0]), new PingMessage(ByteBuffer.wrap("p".getBytes(StandardCharsets.UTF_8)))))
			.containsOnly("sent")
			.hasSize(5);
		peer.expectText("größe \uD83D\uDE00");
		peer.expectText("");
		assertThat(peer.expectBinary()).containsExactly(1, 2);
		assertThat(peer.expectBinary()).isEmpty();
		assertThat(peer.expectPing()).containsExactly('p');
		await().until(() -> listener.events.contains("pong:p"));
		assertThat(binary.getPayload().remaining()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void sendsABurstInOrderAndAnswersPingsAfterIt(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		List<WebSocketMessage<?>> burst = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			burst.add(new TextMessage("m" + i));
			burst.add(new BinaryMessage(new byte[i]));
		}
		burst.add(new TextMessage("x\u20ac".repeat(10_000)));
		burst.add(new PingMessage(ByteBuffer.wrap("p".getBytes(StandardCharsets.UTF_8))));
		List<Integer> progress = new ArrayList<>();
		List<String> outcomes = new CopyOnWriteArrayList<>();
		listener.awaitOpened().send(burst, new SendCallback() {

			@Override
			public void onBegin(int index) {
				progress.add(index);
			}

			@Override
			public void onSent() {
				outcomes.add("sent");
			}

			@Override
			public void onFailure(int begun) {
				outcomes.add("failed");
			}

		});
		assertThat(outcomes).containsExactly("sent");
		assertThat(progress).containsExactlyElementsOf(IntStream.range(1, burst.size()).boxed().toList());
		for (int i = 0; i < 300; i++) {
			peer.expectText("m" + i);
			assertThat(peer.expectBinary()).hasSize(i);
		}
		peer.expectText("x\u20ac".repeat(10_000));
		peer.expectPing();
		// Batching that was left on would hold back Tomcat's own pong.
		peer.sendPing(new byte[] { 7 });
		assertThat(peer.expectPong()).containsExactly(7);
	}

	@Test
	void aBurstOnAConnectionThatIsGoneWasNotBegun() {
		RecordingListener listener = this.transport.open(this.ws);
		this.ws.awaitConnection().reset();
		listener.awaitClosed();
		List<Integer> begun = new CopyOnWriteArrayList<>();
		listener.awaitOpened().send(List.of(new TextMessage("1"), new TextMessage("2")), new SendCallback() {

			@Override
			public void onSent() {
				begun.add(-1);
			}

			@Override
			public void onFailure(int count) {
				begun.add(count);
			}

		});
		assertThat(begun).containsExactly(0);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void sendsLargeMessages(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		String text = "x\uD83D\uDE00é".repeat(200_000);
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		assertThat(send(listener, new TextMessage(text), new BinaryMessage(bytes))).containsExactly("sent", "sent");
		assertThat(peer.expectText()).isEqualTo(text);
		assertThat(peer.expectBinary()).isEqualTo(bytes);
	}

	@Test
	void sendsABinaryMessageThatWouldOverflowTomcatsStack() {
		RecordingListener listener = this.transport.open(this.ws);
		byte[] bytes = new byte[64 * 1024 * 1024 + 1];
		bytes[bytes.length - 1] = 1;
		assertThat(send(listener, new BinaryMessage(bytes))).containsExactly("sent");
		byte[] received = this.ws.awaitConnection().expectBinary();
		assertThat(received.length).isEqualTo(bytes.length);
		assertThat(received[received.length - 1]).isEqualTo((byte) 1);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void receivesInPartsThatSplitNothing(boolean secure) {
		RecordingListener listener = new RecordingListener() {

			@Override
			void text(String part, boolean last) {
				if (!part.isEmpty() && (Character.isLowSurrogate(part.charAt(0))
						|| Character.isHighSurrogate(part.charAt(part.length() - 1)))) {
					this.faults.add("split surrogate pair");
				}
			}

		};
		this.transport.connect(TestTransport.request(server(secure)), listener);
		ScriptedConnection peer = server(secure).awaitConnection();
		listener.awaitOpened();
		String text = "x\uD83D\uDE00é".repeat(20_000);
		peer.sendText(text);
		peer.sendText("");
		peer.sendFragmentedText("\uD83D\uDE00", "", "end");
		peer.sendBinary(new byte[100_000]);
		peer.sendBinary(new byte[0]);
		await().atMost(RecordingListener.LONG).until(() -> listener.events.contains("binary:0"));
		StringBuilder assembled = new StringBuilder();
		listener.events.stream()
			.filter((event) -> event.startsWith("text:"))
			.forEach((event) -> assembled.append(event.substring(5)).append(event.endsWith("+") ? "" : "|"));
		assertThat(assembled.toString().replace("+", "")).isEqualTo(text + "||\uD83D\uDE00end|");
		assertThat(listener.events.stream()
			.filter((event) -> event.startsWith("binary:"))
			.mapToInt((event) -> Integer.parseInt(event.substring(7).replace("+", "")))
			.sum()).isEqualTo(100_000);
		assertThat(listener.events).filteredOn((event) -> event.matches("binary:\\d+")).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void deliversWhatComesWithTheAnswerAfterTheOpening(boolean secure) {
		server(secure).next(ConnectionScript.acceptWithFirstTexts("one", "two"));
		RecordingListener listener = this.transport.connect(TestTransport.request(server(secure)));
		await().atMost(RecordingListener.LONG).until(() -> listener.events.size() == 3);
		assertThat(listener.events).containsExactly("opened", "text:one", "text:two");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void opensWhenAnAnswerAndALargeFirstMessageFillARecord(boolean secure) {
		String text = "x".repeat(15_000);
		server(secure).next(ConnectionScript.acceptWithFirstTexts(text));
		StringBuffer received = new StringBuffer();
		RecordingListener listener = new RecordingListener() {

			@Override
			void text(String part, boolean last) {
				received.append(part);
			}

		};
		this.transport.connect(TestTransport.request(server(secure)), listener);
		await().atMost(RecordingListener.LONG).until(() -> received.length() == text.length() || listener.isFailed());
		listener.awaitOpened();
		server(secure).awaitConnection();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void survivesASenderWhoseThreadIsInterrupted(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		Thread.currentThread().interrupt();
		List<String> outcomes = send(listener, new TextMessage("one"));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(outcomes).containsExactly("sent");
		peer.expectText("one");
		assertThat(listener.isClosed()).isFalse();
		Thread.currentThread().interrupt();
		listener.awaitOpened().close(CloseStatus.NORMAL);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(listener.awaitClosed()).isEqualTo(Closed.of(1000, Origin.LOCAL));
		assertThat(peer.expectClose()).isEqualTo(1000);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void doesNotBeginOnAClosedConnection(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		server(secure).awaitConnection().closeWith(1001);
		listener.awaitClosed();
		assertThat(send(listener, new TextMessage("late"), new BinaryMessage(new byte[1]), new PingMessage()))
			.containsExactly("failed", "failed", "failed");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void failsAfterTheSendTimeout(boolean secure) {
		RecordingListener listener = this.transport
			.connect(TestTransport.request(server(secure)).sendTimeout(Duration.ofMillis(300)));
		listener.awaitOpened();
		server(secure).awaitConnection().freeze();
		long begin = System.nanoTime();
		assertThat(send(listener, new BinaryMessage(new byte[64 * 1024 * 1024]))).containsExactly("failed, begun");
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
		assertThat(listener.awaitClosed()).isEqualTo(Closed.of(1006, Origin.LOST));
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void closesBehindAMessageOfManyParts(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		String text = "x".repeat(4_000_000);
		AtomicBoolean begun = new AtomicBoolean();
		CompletableFuture<List<String>> outcome = CompletableFuture.supplyAsync(() -> {
			begun.set(true);
			return send(listener, new TextMessage(text));
		}, this.transport.executor());
		await().until(() -> begun.get() && !peer.received().isEmpty());
		listener.awaitOpened().close(CloseStatus.NORMAL);
		assertThat(outcome.join()).containsExactly("sent");
		assertThat(peer.expectText()).isEqualTo(text);
		assertThat(peer.expectClose()).isEqualTo(1000);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void cutsASessionThatAMessagePoisons(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		assertThat(send(listener, new TextMessage("\uD83D"), new TextMessage("next"))).containsExactly("failed",
				"failed");
		assertThat(listener.awaitClosed()).isEqualTo(Closed.of(1006, Origin.LOST));
		peer.expectTcpClosed();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void sendsPingsAndPongs(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		assertThat(send(listener, new PingMessage(ByteBuffer.wrap(new byte[] { 1 })),
				new PongMessage(ByteBuffer.wrap(new byte[] { 2 }))))
			.containsExactly("sent", "sent");
		assertThat(peer.expectPing()).containsExactly(1);
		assertThat(peer.expectPong()).containsExactly(2);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void survivesACallbackThatThrows(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		listener.awaitOpened().send(List.of(new TextMessage("one")), new SendCallback() {

			@Override
			public void onSent() {
				throw new IllegalStateException();
			}

			@Override
			public void onFailure(int begun) {
			}

		});
		assertThat(send(listener, new TextMessage("two"))).containsExactly("sent");
		peer.expectText("one");
		peer.expectText("two");
	}

	@ParameterizedTest
	@ValueSource(strings = { "opened", "text", "binary", "pong" })
	void cutsAConnectionWhoseListenerThrows(String where) {
		RecordingListener listener = new RecordingListener() {

			@Override
			void opened(TransportConnection connection) {
				fail("opened");
			}

			@Override
			void text(String part, boolean last) {
				fail("text");
			}

			@Override
			void binary(byte[] part, boolean last) {
				fail("binary");
			}

			@Override
			public void onPong(ByteBuffer payload) {
				super.onPong(payload);
				fail("pong");
			}

			@Override
			void closed(CloseStatus status, Origin origin) {
				throw new IllegalStateException("from onClosed");
			}

			private void fail(String here) {
				if (here.equals(where)) {
					throw new AssertionError("from " + here);
				}
			}

		};
		this.ws.next(ConnectionScript.acceptThen((peer) -> {
			peer.sendPong("x".getBytes(StandardCharsets.UTF_8));
			peer.sendBinary(new byte[1]);
			peer.sendText("x");
		}));
		this.transport.connect(TestTransport.request(this.ws), listener);
		assertThat(listener.awaitClosed()).isEqualTo(Closed.of(1006, Origin.LOCAL));
		this.ws.awaitConnection().expectTcpClosed();
		assertThat(listener.events).doesNotHaveDuplicates().endsWith("closed");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void noticesDataButNotPongs(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		long opened = listener.awaitOpened().getLastDataNanos();
		assertThat(System.nanoTime() - opened).isBetween(0L, Duration.ofMinutes(1).toNanos());
		peer.sendPong(new byte[0]);
		await().until(() -> listener.events.contains("pong:"));
		assertThat(listener.awaitOpened().getLastDataNanos()).isEqualTo(opened);
		peer.sendText("data");
		await().until(() -> listener.events.contains("text:data"));
		assertThat(listener.awaitOpened().getLastDataNanos()).isGreaterThan(opened);
	}

}
