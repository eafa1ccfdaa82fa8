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

package io.github.resilientwebsocket.fault;

import java.util.Arrays;
import java.util.stream.Stream;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.test.RawFrame;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Group 7 of the Autobahn test suite: the closing handshake as a server begins it, right
 * or wrong. The listener is told of one end, with the code if there was one that may be
 * sent; the server gets an answer and the end of TCP.
 */
class AutobahnClosingTests {

	private static final RawFrame CLOSE = RawFrame.close(1000, "");

	@RegisterExtension
	static final FaultyFeed ws = new FaultyFeed(ScriptedWebSocketServer.ws(), "backoff.max-delay=1ms").echoing();

	@Test
	void case7x1x1CloseAfterAnEcho() {
		ScriptedConnection connection = ws.late();
		connection.sendText("Hello World!");
		connection.expectText("Hello World!");
		connection.send(CLOSE);
		expectClose(connection, 1000);
		assertThat(ws.messages()).containsExactly("Hello World!", "recovered");
	}

	static Stream<Arguments> case7x1x2To7x1x5FramesAfterTheClose() {
		return Stream.of(Arguments.of("7.1.2 a second close", new RawFrame[] { CLOSE, CLOSE }),
				Arguments.of("7.1.3 a ping", new RawFrame[] { CLOSE, RawFrame.ping(new byte[0]) }),
				Arguments.of("7.1.4 a text", new RawFrame[] { CLOSE, RawFrame.text("Hello World!") }),
				Arguments.of("7.1.5 a fragment before and one after", new RawFrame[] { RawFrame.text("a").notFinal(),
						CLOSE, RawFrame.continuation(new byte[] { 'b' }) }));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void case7x1x2To7x1x5FramesAfterTheClose(String what, RawFrame[] frames) {
		ScriptedConnection connection = ws.late();
		connection.send(frames);
		expectClose(connection, 1000);
		assertThat(ws.messages()).containsExactly("recovered");
		assertThat(connection.received()).extracting((frame) -> frame.opcode()).doesNotContain(0xA);
	}

	@Test
	void case7x1x6ALargeMessageBeforeTheClose() {
		String large = "BAsd7&jh23".repeat(26_214);
		ScriptedConnection connection = ws.late();
		connection.send(RawFrame.text(large), CLOSE, RawFrame.ping(new byte[0]));
		expectClose(connection, 1000);
		assertThat(ws.messages()).containsExactly(large, "recovered");
	}

	@Test
	void case7x3x1NoPayload() {
		ScriptedConnection connection = ws.late();
		connection.send(RawFrame.close(new byte[0]));
		ws.expectLoss(1005, Origin.REMOTE, FaultyFeed.RECONNECT);
		assertThat(connection.expectClose()).isIn(1000, 1005);
		connection.expectTcpClosed();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Hello World!", "*123" })
	void case7x3x3To7x3x5Reasons(String text) {
		String reason = text.replace("*123", "*".repeat(123));
		ScriptedConnection connection = ws.late();
		connection.send(RawFrame.close(1000, reason));
		expectClose(connection, 1000);
		assertThat(ws.listener().closes).last()
			.extracting((close) -> close.status().getReason())
			.isEqualTo(reason.isEmpty() ? null : reason);
	}

	static Stream<Arguments> malformed() {
		byte[] reason = { 3, (byte) 0xE8, (byte) 0xCE, (byte) 0xBA, (byte) 0xED, (byte) 0xA0, (byte) 0x80 };
		byte[] long126 = Arrays.copyOf(new byte[] { 3, (byte) 0xE8 }, 126);
		return Stream.of(Arguments.of("7.3.2 a payload of one byte", new byte[] { 'a' }, 1002),
				Arguments.of("7.3.6 a payload of 126 bytes", long126, 1002),
				Arguments.of("7.5.1 a reason that is not UTF-8", reason, 1000));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void malformed(String what, byte[] payload, int told) {
		ScriptedConnection connection = ws.late();
		connection.send(RawFrame.close(payload));
		ws.expectLoss(told, Origin.PROTOCOL, FaultyFeed.RECONNECT);
		assertThat(connection.expectClose()).isEqualTo(1002);
		connection.expectTcpClosed();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999 })
	void case7x7ValidCodes(int code) {
		ScriptedConnection connection = ws.late();
		connection.send(RawFrame.close(code, ""));
		expectClose(connection, code);
	}

	/**
	 * In one group with the invalid ones of old, in another one with the valid codes of
	 * today: registered after the RFC.
	 */
	@ParameterizedTest
	@ValueSource(ints = { 1012, 1013, 1014 })
	void case7x7CodesThatCameLater(int code) {
		ScriptedConnection connection = ws.late();
		connection.send(RawFrame.close(code, ""));
		ws.expectLoss(code, Origin.REMOTE, FaultyFeed.RECONNECT);
		connection.expectTcpClosed();
	}

	/**
	 * Codes that nobody may send are a violation, and what the listener gets is 1002. For
	 * those that are only not defined it gets the true one; the server is told 1002 for
	 * both.
	 */
	@ParameterizedTest
	@CsvSource({ "0, 1002, PROTOCOL", "999, 1002, PROTOCOL", "1004, 1004, REMOTE", "1005, 1002, PROTOCOL",
			"1006, 1002, PROTOCOL", "1015, 1002, PROTOCOL", "1016, 1016, REMOTE", "1100, 1100, REMOTE",
			"2000, 2000, REMOTE", "2999, 2999, REMOTE", "5000, 1002, PROTOCOL", "65535, 1002, PROTOCOL" })
	void case7x9And7x13InvalidCodes(int code, int told, Origin origin) {
		ScriptedConnection connection = ws.late();
		connection.send(RawFrame.close(code, ""));
		ws.expectLoss(told, origin, FaultyFeed.RECONNECT);
		assertThat(connection.expectClose()).isEqualTo(1002);
		connection.expectTcpClosed();
	}

	private static void expectClose(ScriptedConnection connection, int code) {
		ws.expectLoss(code, Origin.REMOTE, FaultyFeed.RECONNECT);
		assertThat(connection.expectClose()).isEqualTo(code);
		connection.expectTcpClosed();
	}

}
