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

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;

import static org.assertj.core.api.Assertions.assertThat;

class TomcatCloseTests {

	@RegisterExtension
	private final ScriptedWebSocketServer ws = ScriptedWebSocketServer.ws();

	@RegisterExtension
	private final ScriptedWebSocketServer wss = ScriptedWebSocketServer.wss();

	@RegisterExtension
	private final TestTransport transport = new TestTransport();

	private ScriptedWebSocketServer server(boolean secure) {
		return secure ? this.wss : this.ws;
	}

	static Stream<Arguments> codes() {
		return Stream.of(1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 2999, 3000, 4000, 4999)
			.flatMap((code) -> Stream.of(Arguments.of(false, code), Arguments.of(true, code)));
	}

	@ParameterizedTest
	@MethodSource("codes")
	void tellsTheTrueCodeAndReasonOfThePeer(boolean secure, int code) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		peer.closeWith(code, "grüße");
		assertThat(listener.awaitClosed()).isEqualTo(Closed.of(code, "grüße", Origin.REMOTE));
		peer.expectTcpClosed();
		assertThat(listener.events).containsExactly("opened", "closed");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void tellsNoCodeAs1005(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		peer.closeWithoutCode();
		assertThat(listener.awaitClosed()).isEqualTo(Closed.of(1005, Origin.REMOTE));
		peer.expectTcpClosed();
		assertThat(listener.events).containsExactly("opened", "closed");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void tellsTheCloseFrameAfterAPongInFrontOfIt(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		peer.sendPong("a longer payload than the close frame has".getBytes());
		peer.closeWith(1013);
		assertThat(listener.awaitClosed()).isEqualTo(Closed.of(1013, Origin.REMOTE));
		assertThat(listener.events).hasSize(3);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void sendsTheCodeOfACloseThatMeetsAMessage(boolean secure) throws Exception {
		for (int i = 0; i < 20; i++) {
			TransportConnection connection = this.transport.open(server(secure)).awaitOpened();
			ScriptedConnection peer = server(secure).awaitConnection();
			CountDownLatch sending = new CountDownLatch(10);
			AtomicBoolean refused = new AtomicBoolean();
			this.transport.executor().execute(() -> {
				while (!refused.get()) {
					connection.send(List.of(new TextMessage("a message")), new SendCallback() {

						@Override
						public void onSent() {
							sending.countDown();
						}

						@Override
						public void onFailure(int begun) {
							refused.set(true);
						}

					});
				}
			});
			assertThat(sending.await(10, TimeUnit.SECONDS)).isTrue();
			connection.close(new CloseStatus(4000));
			assertThat(peer.expectClose()).isEqualTo(4000);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void doesNotWaitForTheFinBehindACloseFrame(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		peer.closeLeavingTcpOpen(1001, "going away");
		assertThat(listener.awaitClosed()).isEqualTo(Closed.of(1001, "going away", Origin.REMOTE));
		peer.expectTcpClosed(Duration.ofSeconds(5));
		assertThat(peer.expectClose()).isEqualTo(1001);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void tellsACloseFrameThatComesWithTheAnswer(boolean secure) {
		server(secure).next(ConnectionScript.closeAtOnce(1012, "restart"));
		RecordingListener listener = this.transport.connect(TestTransport.request(server(secure)));
		assertThat(listener.awaitClosed()).isEqualTo(Closed.of(1012, "restart", Origin.REMOTE));
		assertThat(listener.events).containsExactly("opened", "closed");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void tellsAFinAsLost(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		peer.dropTcp();
		assertThat(listener.awaitClosed()).isEqualTo(Closed.of(1006, Origin.LOST));
		peer.expectTcpClosed();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void tellsAnRstAsLost(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		server(secure).awaitConnection().reset();
		assertThat(listener.awaitClosed()).isEqualTo(Closed.of(1006, Origin.LOST));
	}

	static Stream<Arguments> malformed() {
		return Stream
			.of(Arguments.of("one byte", new byte[] { 3 }, new CloseStatus(1002)),
					Arguments.of("no UTF-8", new byte[] { 3, (byte) 0xE9, (byte) 0xC3 },
							new CloseStatus(1001, "\uFFFD")),
					Arguments.of("code 999", new byte[] { 3, (byte) 0xE7, 'a' }, new CloseStatus(1002, "a")),
					Arguments.of("code 1005", new byte[] { 3, (byte) 0xED }, new CloseStatus(1002)),
					Arguments.of("code 1006", new byte[] { 3, (byte) 0xEE }, new CloseStatus(1002)),
					Arguments.of("code 1015", new byte[] { 3, (byte) 0xF7 }, new CloseStatus(1002)),
					Arguments.of("code 5000", new byte[] { 0x13, (byte) 0x88 }, new CloseStatus(1002)))
			.flatMap((frame) -> Stream.of(false, true).map((secure) -> {
				Object[] given = frame.get();
				return Arguments.of(secure, given[0], given[1], given[2]);
			}));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("malformed")
	void endsAfterAMalformedCloseFrame(boolean secure, String name, byte[] payload, CloseStatus expected) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		peer.sendFrame(true, 0, 8, payload);
		assertThat(listener.awaitClosed()).isEqualTo(new Closed(expected, Origin.PROTOCOL));
		peer.expectTcpClosed();
		assertThat(listener.events).containsExactly("opened", "closed");
	}

	static Stream<Arguments> violations() {
		return Stream
			.of(Arguments.of("reserved bit", frame(true, 4, 1), 1002),
					Arguments.of("opcode 3", frame(true, 0, 3), 1002),
					Arguments.of("continuation of nothing", frame(true, 0, 0), 1002),
					Arguments.of("fragmented ping", frame(false, 0, 9), 1002),
					Arguments.of("masked", new byte[] { (byte) 0x81, (byte) 0x80, 0, 0, 0, 0 }, 1002),
					Arguments.of("no UTF-8", new byte[] { (byte) 0x81, 1, (byte) 0xFF }, 1007),
					Arguments.of("long close frame", new byte[] { (byte) 0x88, 126, 0, 126 }, 1002))
			.flatMap((frame) -> Stream.of(false, true).map((secure) -> {
				Object[] given = frame.get();
				return Arguments.of(secure, given[0], given[1], given[2]);
			}));
	}

	private static byte[] frame(boolean fin, int rsv, int opcode) {
		return new byte[] { (byte) ((fin ? 0x80 : 0) | (rsv << 4) | opcode), 0 };
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("violations")
	void tellsABrokenProtocol(boolean secure, String name, byte[] bytes, int code) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		peer.sendRaw(bytes);
		assertThat(listener.awaitClosed()).isEqualTo(Closed.of(code, Origin.PROTOCOL));
		peer.expectTcpClosed();
		assertThat(peer.expectClose()).isEqualTo(code);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void closesFromThisSide(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		TransportConnection connection = listener.awaitOpened();
		connection.close(new CloseStatus(4001, "enough"));
		assertThat(listener.awaitClosed()).isEqualTo(Closed.of(4001, "enough", Origin.LOCAL));
		assertThat(peer.expectCloseFrame().code()).isEqualTo(4001);
		assertThat(peer.expectCloseFrame().reason()).isEqualTo("enough");
		peer.expectTcpClosed();
		connection.close(CloseStatus.NORMAL);
		connection.abort();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void tellsAnEndOnlyWhenTheSocketIsClosed(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		peer.ignoreClose();
		TransportConnection connection = listener.awaitOpened();
		connection.close(CloseStatus.NORMAL);
		assertThat(peer.expectClose()).isEqualTo(1000);
		assertThat(listener.isClosed()).isFalse();
		assertThat(connection.getSession().isOpen()).isFalse();
		peer.sendText("late");
		peer.closeWith(1000);
		assertThat(listener.awaitClosed()).isEqualTo(Closed.of(1000, Origin.LOCAL));
		peer.expectTcpClosed();
		assertThat(listener.events).containsSubsequence("opened", "closed");
	}

	@ParameterizedTest
	@CsvSource({ "false, false", "false, true", "true, false", "true, true" })
	void endsWhenThePeerEndsTcpInsteadOfAnsweringOurClose(boolean secure, boolean reset) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		peer.ignoreClose();
		listener.awaitOpened().close(CloseStatus.NORMAL);
		peer.expectClose();
		assertThat(listener.isClosed()).isFalse();
		if (reset) {
			peer.reset();
		}
		else {
			peer.dropTcp();
		}
		assertThat(listener.awaitClosed()).isEqualTo(Closed.of(1000, Origin.LOCAL));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1005, 1006, 1015 })
	void neverSendsWhatMustNotBeSent(int code) {
		RecordingListener listener = this.transport.open(this.ws);
		listener.awaitOpened().close(new CloseStatus(code));
		assertThat(this.ws.awaitConnection().expectClose()).isEqualTo(1001);
		listener.awaitClosed();
	}

	@Test
	void neverSendsItForTheSessionEither() throws Exception {
		RecordingListener listener = this.transport.open(this.ws);
		listener.awaitOpened().getSession().close(CloseStatus.NO_STATUS_CODE);
		assertThat(this.ws.awaitConnection().expectClose()).isEqualTo(1001);
		listener.awaitClosed();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1012, 1013, 1014 })
	void sendsCodesThatTomcatDoesNotKnow(int code) {
		RecordingListener listener = this.transport.open(this.ws);
		listener.awaitOpened().close(new CloseStatus(code, "ü".repeat(100)));
		assertThat(this.ws.awaitConnection().expectCloseFrame().code()).isEqualTo(code);
		assertThat(listener.awaitClosed().status().getCode()).isEqualTo(code);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void closingTheSessionIsACloseFromThisSide(boolean secure) throws Exception {
		RecordingListener listener = this.transport.open(server(secure));
		listener.awaitOpened().getSession().close(new CloseStatus(3001));
		assertThat(listener.awaitClosed()).isEqualTo(Closed.of(3001, Origin.LOCAL));
		assertThat(server(secure).awaitConnection().expectClose()).isEqualTo(3001);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void closesInEveryCallback(boolean secure) {
		for (String where : List.of("opened", "text")) {
			server(secure).next(ConnectionScript.acceptWithFirstTexts("first", "second"));
			RecordingListener listener = new RecordingListener() {

				@Override
				void opened(TransportConnection connection) {
					if (where.equals("opened")) {
						connection.close(CloseStatus.NORMAL);
					}
				}

				@Override
				void text(String part, boolean last) {
					if (where.equals("text") && part.equals("first")) {
						awaitOpened().close(CloseStatus.NORMAL);
					}
				}

			};
			this.transport.connect(TestTransport.request(server(secure)), listener);
			assertThat(listener.awaitClosed()).isEqualTo(Closed.of(1000, Origin.LOCAL));
			server(secure).awaitConnection().expectTcpClosed();
		}
	}

}
