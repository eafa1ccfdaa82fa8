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

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.resilientwebsocket.ConnectFailedException;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ConnectionAttemptFailedEvent;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.HandshakeRequest;
import io.github.resilientwebsocket.test.HandshakeResponse;
import io.github.resilientwebsocket.test.PendingConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that was connected comes back and meets a server that does not do the
 * handshake as it should. The attempt fails, for the right reason; no listener hears of a
 * connection; the next attempt comes when the verdict says so.
 */
class HandshakeFaultTests {

	@RegisterExtension
	static final FaultyFeed ws = new FaultyFeed(ScriptedWebSocketServer.ws());

	@RegisterExtension
	static final FaultyFeed wss = new FaultyFeed(ScriptedWebSocketServer.wss());

	private static Stream<Arguments> forBoth(Stream<Arguments> faults) {
		return faults.flatMap((fault) -> Stream.of(ws, wss)
			.map((feed) -> Arguments.of(Stream.concat(Stream.of(feed), Arrays.stream(fault.get())).toArray())));
	}

	static Stream<Arguments> invalidAnswers() {
		return forBoth(Stream.concat(
				Stream.of("HTTP/1.1 1O1 Switching Protocols", "HTTP/1.1", "HTTP/2 101", "ICY 101 OK",
						"101 Switching Protocols", "HTTP/1.1 99999999999 X", "HTTP/1.1 -101 X", "HTTP/1.1 999 X", "")
					.map((line) -> Arguments.of("the status line '" + line + "'",
							ConnectionScript.respondWithStatusLine(line))),
				Stream.of(Arguments.of("another protocol", script("SSH-2.0-OpenSSH_9.6\r\n\r\n")),
						Arguments.of("a bare 101", script("HTTP/1.1 101 X\r\n\r\n")),
						Arguments.of("a header of 4 MB", ConnectionScript.respondWithHugeHeader(4 * 1024 * 1024)),
						Arguments.of("a wrong accept key", ConnectionScript.wrongAcceptKey()),
						Arguments.of("no Upgrade", ConnectionScript.respondWithoutUpgrade()),
						Arguments.of("Upgrade on two lines",
								ConnectionScript.respondRaw(
										(request) -> changed(request, "Upgrade: websocket", "Upgrade:\r\n websocket"))),
						Arguments.of("a sub-protocol that was not offered",
								ConnectionScript.unsolicitedSubprotocol("v1")),
						Arguments.of("an extension that was not offered",
								ConnectionScript.unsolicitedExtension("permessage-deflate")))));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource
	void invalidAnswers(FaultyFeed feed, String fault, ConnectionScript script) {
		expectFailure(feed, script, ConnectFailure.of(Kind.HANDSHAKE, feed.host()), FaultyFeed.RECONNECT_SLOWLY);
	}

	static Stream<Arguments> brokenConnections() {
		return forBoth(Stream.of(Arguments.of("a FIN before the request", (ConnectionScript) PendingConnection::close),
				Arguments.of("a FIN in place of the answer", then("", PendingConnection::close)),
				Arguments.of("an RST in place of the answer", then("", PendingConnection::reset)),
				Arguments.of("a FIN in the answer", then("HTTP/1.1 101 Swi", PendingConnection::close)),
				Arguments.of("an RST in the answer", then("HTTP/1.1 101 Swi", PendingConnection::reset))));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource
	void brokenConnections(FaultyFeed feed, String fault, ConnectionScript script) {
		expectFailure(feed, script, ConnectFailure.of(Kind.IO, feed.host()), FaultyFeed.RECONNECT);
	}

	static Stream<Arguments> brokenTls() {
		byte[] alert = { 21, 3, 3, 0, 2, 2, 40 };
		byte[] http = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8);
		return Stream.of(Arguments.of("a FIN", instead(new byte[0], PendingConnection::close)),
				Arguments.of("an RST", instead(new byte[0], PendingConnection::reset)),
				Arguments.of("an alert", instead(alert, PendingConnection::close)),
				Arguments.of("another protocol", instead(http, PendingConnection::close)));
	}

	private static ConnectionScript instead(byte[] bytes, ConnectionScript end) {
		return ConnectionScript.withoutTls((connection) -> {
			connection.awaitFirstByte();
			connection.write(bytes);
			end.run(connection);
		});
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void brokenTls(String fault, ConnectionScript script) {
		expectFailure(wss, script, ConnectFailure.of(Kind.TLS, wss.host()), FaultyFeed.RECONNECT);
	}

	static Stream<Arguments> statuses() {
		return Stream.concat(
				IntStream.of(200, 204, 304, 308, 400, 401, 403, 404, 407, 410, 426)
					.mapToObj((status) -> Arguments.of(status, FaultyFeed.RECONNECT_SLOWLY)),
				IntStream.of(408, 425, 429, 500, 502, 503, 504)
					.mapToObj((status) -> Arguments.of(status, FaultyFeed.RECONNECT)));
	}

	@ParameterizedTest
	@MethodSource
	void statuses(int status, Duration delay) {
		ConnectFailure failure = new ConnectFailure(Kind.STATUS, status, ws.host());
		expectFailure(ws, ConnectionScript.reject(status, Map.of("Retry-After", "3600"), "sorry"), failure, delay);
	}

	static Stream<FaultyFeed> feeds() {
		return Stream.of(ws, wss);
	}

	@ParameterizedTest
	@MethodSource("feeds")
	void redirectsAreNotFollowedAndNameTheHostOnly(FaultyFeed feed) {
		try (ScriptedWebSocketServer elsewhere = ScriptedWebSocketServer.ws()) {
			URI location = URI.create("ws://user:s3cr3t@localhost:" + elsewhere.port() + "/s3cr3t?token=s3cr3t");
			ConnectFailure failure = new ConnectFailure(Kind.STATUS, 302, feed.host(), "localhost");
			expectFailure(feed, ConnectionScript.redirect(location), failure, FaultyFeed.RECONNECT_SLOWLY);
			assertThat(elsewhere.connectCount()).isZero();
			assertThat(failure.describe()).contains("a redirect to localhost");
			assertThat(feed.errors()).singleElement()
				.asString()
				.contains(failure.describe())
				.doesNotContain("s3cr3t", Integer.toString(elsewhere.port()));
		}
	}

	private static ConnectionScript script(String answer) {
		return then(answer, PendingConnection::hang);
	}

	private static ConnectionScript then(String answer, ConnectionScript end) {
		return (connection) -> {
			connection.request();
			connection.write(answer.getBytes(StandardCharsets.UTF_8));
			end.run(connection);
		};
	}

	private static byte[] changed(HandshakeRequest request, String target, String replacement) {
		return new String(HandshakeResponse.accepting(request), StandardCharsets.UTF_8).replace(target, replacement)
			.getBytes(StandardCharsets.UTF_8);
	}

	private static void expectFailure(FaultyFeed feed, ConnectionScript script, ConnectFailure failure,
			Duration delay) {
		feed.connectInto(script);
		ConnectionAttemptFailedEvent event = feed.expectFailure();
		assertThat(event.failure()).isEqualTo(failure);
		assertThat(event.willRetry()).isTrue();
		assertThat(event.nextDelay()).isEqualTo(delay);
		assertThat(feed.errors()).singleElement()
			.isInstanceOfSatisfying(ConnectFailedException.class,
					(error) -> assertThat(error.getFailure()).isEqualTo(failure));
		feed.server().awaitOpenCount(1);
	}

}
