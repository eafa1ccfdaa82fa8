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
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.test.RawFrame;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Close frames that are malformed or come with more than they should, early and late.
 * Tomcat alone leaves a session behind after some of them, which neither reads nor ends;
 * here the client is back long before a ping could have found that.
 */
class CloseFaultTests {

	@RegisterExtension
	static final FaultyFeed ws = new FaultyFeed(ScriptedWebSocketServer.ws());

	@RegisterExtension
	static final FaultyFeed wss = new FaultyFeed(ScriptedWebSocketServer.wss());

	static Stream<Arguments> malformed() {
		byte[] code = { 3, (byte) 0xE8 };
		byte[] reason = { 3, (byte) 0xE8, (byte) 0xFF };
		Stream<Arguments> payloads = Stream.of(Arguments.of("one byte", 1002, new byte[] { 3 }),
				Arguments.of("126 bytes", 1002, Arrays.copyOf(code, 126)),
				Arguments.of("a reason that is not UTF-8", 1000, reason));
		Stream<Arguments> codes = IntStream.of(0, 999, 1005, 1006, 1015, 5000, 65535)
			.mapToObj((value) -> Arguments.of("code " + value, 1002, new byte[] { (byte) (value >> 8), (byte) value }));
		return Stream.concat(payloads, codes)
			.flatMap((fault) -> Stream.of(ws, wss)
				.map((feed) -> Arguments.of(feed, fault.get()[0], fault.get()[1], fault.get()[2])));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("malformed")
	void late(FaultyFeed feed, String fault, int told, byte[] payload) {
		ScriptedConnection connection = feed.late();
		connection.send(RawFrame.text("before"), RawFrame.close(payload));
		expectMalformed(feed, connection, told);
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("malformed")
	void early(FaultyFeed feed, String fault, int told, byte[] payload) {
		expectMalformed(feed, feed.early(RawFrame.text("before"), RawFrame.close(payload)), told);
	}

	private static void expectMalformed(FaultyFeed feed, ScriptedConnection connection, int told) {
		feed.expectLoss(told, Origin.PROTOCOL, FaultyFeed.RECONNECT);
		assertThat(feed.messages()).containsExactly("before", "recovered");
		assertThat(connection.expectClose()).isEqualTo(1002);
		connection.expectTcpClosed();
	}

	static Stream<Arguments> tooMuch() {
		RawFrame close = RawFrame.close(1012, "restart");
		byte[] bytes = { 'x' };
		return Stream
			.of(Arguments.of("data after it", new RawFrame[] { close, RawFrame.text("late"), RawFrame.binary(bytes) }),
					Arguments.of("another one after it", new RawFrame[] { close, RawFrame.close(4000, "late") }),
					Arguments.of("a malformed one after it", new RawFrame[] { close, RawFrame.close(bytes) }),
					Arguments.of("a ping after it", new RawFrame[] { close, RawFrame.ping(bytes) }),
					Arguments.of("a broken frame after it", new RawFrame[] { close, RawFrame.of(3, bytes) }),
					Arguments.of("half a message before it", new RawFrame[] { RawFrame.text(bytes).notFinal(), close }),
					Arguments.of("it between fragments",
							new RawFrame[] { RawFrame.text(bytes).notFinal(), close, RawFrame.continuation(bytes) }))
			.flatMap((fault) -> Stream.of(ws, wss).map((feed) -> Arguments.of(feed, fault.get()[0], fault.get()[1])));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("tooMuch")
	void lateWith(FaultyFeed feed, String fault, RawFrame[] frames) {
		ScriptedConnection connection = feed.late();
		connection.send(frames);
		expectClose(feed, connection);
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("tooMuch")
	void earlyWith(FaultyFeed feed, String fault, RawFrame[] frames) {
		expectClose(feed, feed.early(frames));
	}

	private static void expectClose(FaultyFeed feed, ScriptedConnection connection) {
		feed.expectLoss(1012, Origin.REMOTE, FaultyFeed.RECONNECT);
		assertThat(feed.messages()).containsExactly("recovered");
		// Tomcat does not know 1012 and answers with 1002.
		assertThat(connection.expectClose()).isIn(1012, 1002);
		connection.expectTcpClosed();
	}

}
