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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;

import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ConnectionAttemptFailedEvent;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.HandshakeResponse;
import io.github.resilientwebsocket.test.RawFrame;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers that let a handshake hang, in whatever step. {@code connect-timeout} holds over
 * all steps together, so that even one which says a byte now and then does not hold the
 * client up.
 */
class StalledHandshakeTests {

	private static final Duration DEADLINE = Duration.ofMillis(500);

	@RegisterExtension
	static final FaultyFeed ws = new FaultyFeed(ScriptedWebSocketServer.ws(), "connect-timeout=500ms");

	@RegisterExtension
	static final FaultyFeed wss = new FaultyFeed(ScriptedWebSocketServer.wss(), "connect-timeout=500ms");

	static Stream<Arguments> stalls() {
		ConnectionScript drip = ConnectionScript.dripResponse(Duration.ofMillis(50));
		return Stream.of(Arguments.of(ws, "does not read", ConnectionScript.silent()),
				Arguments.of(ws, "does not answer", ConnectionScript.hang()),
				Arguments.of(ws, "stops in the middle of its answer", answer("HTTP/1.1 101 Swi")),
				Arguments.of(ws, "sends a frame in place of an answer",
						ConnectionScript.respondRaw((request) -> RawFrame.text("hello").bytes())),
				Arguments.of(ws, "ends no line as HTTP does",
						ConnectionScript.respondRaw(
								(request) -> new String(HandshakeResponse.accepting(request), StandardCharsets.UTF_8)
									.replace("\r\n", "\n")
									.getBytes(StandardCharsets.UTF_8))),
				Arguments.of(ws, "drips its answer", drip),
				Arguments.of(wss, "never speaks TLS", ConnectionScript.withoutTls(ConnectionScript.silent())),
				Arguments.of(wss, "does not answer", ConnectionScript.hang()),
				Arguments.of(wss, "drips its answer", drip));
	}

	private static ConnectionScript answer(String text) {
		return ConnectionScript.respondRaw((request) -> text.getBytes(StandardCharsets.UTF_8));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource
	void stalls(FaultyFeed feed, String fault, ConnectionScript script) {
		long begin = System.nanoTime();
		feed.connectInto(script);
		ConnectionAttemptFailedEvent event = feed.expectFailure();
		assertThat(event.failure()).isEqualTo(ConnectFailure.of(Kind.TIMEOUT, feed.host()));
		assertThat(event.nextDelay()).isEqualTo(FaultyFeed.RECONNECT);
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(DEADLINE);
		feed.server().awaitOpenCount(1);
	}

}
