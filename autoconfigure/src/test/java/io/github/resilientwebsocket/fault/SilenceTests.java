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

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.RawFrame;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers that go silent where no rule of the protocol is broken yet. Only the pings find
 * them: nothing but a pong to our own, or a part of a data message, counts as a sign of
 * life.
 */
class SilenceTests {

	@RegisterExtension
	static final FaultyFeed ws = new FaultyFeed(ScriptedWebSocketServer.ws(), "ping-interval=150ms",
			"ping-timeout=600ms");

	static Stream<Arguments> silences() {
		byte[] half = { 'h', 'a', 'l', 'f' };
		return Stream.of(Arguments.of("after half a text message", RawFrame.text(half).announcing(1000)),
				Arguments.of("in a frame of 2^40 bytes", RawFrame.binary(half).announcing(1L << 40)),
				Arguments.of("in a fragment", RawFrame.text(half).notFinal()),
				Arguments.of("in a close frame", RawFrame.close(new byte[] { 3 }).announcing(2)));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void silences(String where, RawFrame frame) {
		ScriptedConnection connection = ws.late();
		connection.ignorePings();
		connection.send(frame);
		expectDeath(connection);
	}

	@Test
	void silenceInTheHeaderOfAFrame() {
		ScriptedConnection connection = ws.late();
		connection.ignorePings();
		connection.sendRaw(new byte[] { (byte) 0x81 });
		expectDeath(connection);
	}

	@Test
	void pongsThatNobodyAskedForAreNoSignOfLife() {
		ws.connectInto(ConnectionScript.acceptThen((connection) -> {
			connection.ignorePings();
			RawFrame pong = RawFrame.pong(new byte[16]);
			connection.drip(Duration.ofMillis(5), repeated(pong, 1000));
		}));
		expectDeath(ws.server().awaitConnection());
	}

	@Test
	void aFrameThatDripsForEverIsNoSignOfLife() {
		ws.connectInto(ConnectionScript.acceptThen((connection) -> {
			connection.ignorePings();
			connection.drip(Duration.ofMillis(5), RawFrame.text("x".repeat(10_000)));
		}));
		expectDeath(ws.server().awaitConnection());
	}

	private static RawFrame[] repeated(RawFrame frame, int times) {
		return IntStream.range(0, times).mapToObj((i) -> frame).toArray(RawFrame[]::new);
	}

	private static void expectDeath(ScriptedConnection connection) {
		ws.expectLoss(1006, Origin.LIVENESS, FaultyFeed.RECONNECT);
		assertThat(ws.messages()).containsExactly("recovered");
		connection.expectTcpClosed();
	}

}
