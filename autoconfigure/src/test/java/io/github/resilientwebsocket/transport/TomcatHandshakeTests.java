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

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.HandshakeRequest;
import io.github.resilientwebsocket.test.HandshakeResponse;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TomcatHandshakeTests {

	@RegisterExtension
	private final ScriptedWebSocketServer ws = ScriptedWebSocketServer.ws();

	@RegisterExtension
	private final ScriptedWebSocketServer wss = ScriptedWebSocketServer.wss();

	@RegisterExtension
	private final TestTransport transport = new TestTransport();

	private ScriptedWebSocketServer server(boolean secure) {
		return secure ? this.wss : this.ws;
	}

	private ConnectFailure handshake(ScriptedWebSocketServer server) {
		return ConnectFailure.of(Kind.HANDSHAKE, "127.0.0.1:" + server.port());
	}

	static Stream<Arguments> invalid() {
		return Stream.<Map.Entry<String, ConnectionScript>>of(entry("wrong key", ConnectionScript.wrongAcceptKey()),
				entry("no upgrade", ConnectionScript.respondWithoutUpgrade()), with("Upgrade", "h2c"),
				with("Connection", "close"), with("Sec-WebSocket-Protocol", "unwanted"),
				with("Sec-WebSocket-Protocol", "V1"), with("Sec-WebSocket-Protocol", "v1, v2"),
				with("Sec-WebSocket-Extensions", "permessage-deflate"),
				with("Sec-WebSocket-Extensions", "x-unknown; a=1"), raw("bare", (request) -> "HTTP/1.1 101 X\r\n\r\n"),
				raw("no HTTP", (request) -> "SSH-2.0-OpenSSH\r\n\r\n"),
				raw("large", (request) -> "HTTP/1.1 101 X\r\nA: " + "x".repeat(20_000) + "\r\n\r\n"),
				raw("two keys", (
						request) -> "HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
								+ request.acceptKey() + "\r\nSec-WebSocket-Accept: " + request.acceptKey()
								+ "\r\n\r\n"))
			.flatMap((entry) -> Stream.of(false, true)
				.map((secure) -> Arguments.of(secure, entry.getKey(), entry.getValue())));
	}

	private static Map.Entry<String, ConnectionScript> entry(String name, ConnectionScript script) {
		return Map.entry(name, script);
	}

	private static Map.Entry<String, ConnectionScript> with(String header, String value) {
		return entry(header + ": " + value, ConnectionScript
			.respondRaw((request) -> HandshakeResponse.accepting(request, new LinkedHashMap<>(Map.of(header, value)))));
	}

	private static Map.Entry<String, ConnectionScript> raw(String name, Function<HandshakeRequest, String> answer) {
		return entry(name,
				ConnectionScript.respondRaw((request) -> answer.apply(request).getBytes(StandardCharsets.ISO_8859_1)));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("invalid")
	void refusesAnInvalidAnswer(boolean secure, String name, ConnectionScript script) {
		server(secure).next(script);
		RecordingListener listener = this.transport
			.connect(TestTransport.request(server(secure)).subprotocols("v1", "v2"));
		assertThat(listener.awaitFailed()).isEqualTo(handshake(server(secure)));
		server(secure).awaitOpenCount(0);
	}

	@Test
	void acceptsOddButValidAnswers() {
		this.ws.next(ConnectionScript.acceptRaw((request) -> ("HTTP/1.1 101 \r\nupgrade: WebSocket\r\n"
				+ "connection: keep-alive, UPGRADE\r\nsec-websocket-accept:" + request.acceptKey()
				+ "\r\nSec-WebSocket-Protocol: v2\r\n\r\n")
			.getBytes(StandardCharsets.ISO_8859_1)));
		RecordingListener listener = this.transport.connect(TestTransport.request(this.ws).subprotocols("v1", "v2"));
		assertThat(listener.awaitOpened().getSubprotocol()).isEqualTo("v2");
		this.ws.awaitConnection();
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 204, 304, 308, 400, 401, 403, 404, 407, 408, 425, 426, 429, 500, 502, 503, 504, 599 })
	void tellsTheStatus(int status) {
		this.ws.rejectHandshake(status);
		RecordingListener listener = this.transport.connect(TestTransport.request(this.ws));
		assertThat(listener.awaitFailed())
			.isEqualTo(new ConnectFailure(Kind.STATUS, status, "127.0.0.1:" + this.ws.port()));
		this.ws.awaitOpenCount(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Basic realm=\"[503]\"", "Digest realm=\"x\", nonce=\"y\"", "Bearer", "" })
	void tells401WithAChallenge(String challenge) {
		this.wss.rejectHandshake(401, Map.of("WWW-Authenticate", challenge));
		RecordingListener listener = this.transport.connect(TestTransport.request(this.wss));
		assertThat(listener.awaitFailed())
			.isEqualTo(new ConnectFailure(Kind.STATUS, 401, "127.0.0.1:" + this.wss.port()));
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void neverFollowsARedirect(boolean secure) {
		server(secure).next(ConnectionScript
			.redirect(this.ws.uri("/elsewhere?status=[503]".replace("[", "%5B").replace("]", "%5D"))));
		RecordingListener listener = this.transport
			.connect(TestTransport.request(server(secure)).header("Authorization", "secret"));
		assertThat(listener.awaitFailed())
			.isEqualTo(new ConnectFailure(Kind.STATUS, 302, "127.0.0.1:" + server(secure).port(), "127.0.0.1"));
		assertThat(this.ws.connectCount()).isEqualTo(secure ? 0 : 1);
		server(secure).awaitOpenCount(0);
	}

	@ParameterizedTest
	@ValueSource(ints = { 300, 301, 302, 303, 305, 307 })
	void tellsARedirect(int status) {
		this.ws.rejectHandshake(status, Map.of("Location", "http://elsewhere.test/"));
		assertThat(this.transport.connect(TestTransport.request(this.ws)).awaitFailed().kind()).isEqualTo(Kind.STATUS);
		this.ws.rejectHandshake(status);
		assertThat(this.transport.connect(TestTransport.request(this.ws)).awaitFailed().status()).isEqualTo(status);
	}

	@Test
	void survivesARedirectToNowhere() {
		this.ws.rejectHandshake(302, Map.of("Location", ":::not a URI"));
		ConnectFailure failure = this.transport.connect(TestTransport.request(this.ws)).awaitFailed();
		assertThat(failure.kind()).isIn(Kind.STATUS, Kind.HANDSHAKE);
		this.ws.awaitOpenCount(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\r\nX-Injected: yes", "a\nb", "a\rb", "a\u0000b", "a\u007Fb", "a\u4E2D" })
	void refusesHeadersThatWouldAddHeaders(String value) {
		RecordingListener listener = this.transport.connect(TestTransport.request(this.ws).header("X-Header", value));
		assertThat(listener.awaitFailed()).isEqualTo(handshake(this.ws));
		assertThat(this.ws.requests()).isEmpty();
		RecordingListener other = this.transport.connect(TestTransport.request(this.ws).header("X" + value, "v"));
		assertThat(other.awaitFailed()).isEqualTo(handshake(this.ws));
		assertThat(this.ws.requests()).isEmpty();
	}

	@Test
	void tellsARequestThatIsTooLargeForTomcat() {
		RecordingListener listener = this.transport
			.connect(TestTransport.request(this.ws.uri("/?" + "x".repeat(5000))));
		assertThat(listener.awaitFailed())
			.isEqualTo(ConnectFailure.of(Kind.REQUEST_TOO_LARGE, "127.0.0.1:" + this.ws.port()));
		assertThat(this.ws.connectCount()).isZero();
	}

	@Test
	void sendsHeadersThatAreLargerThanTomcatsBuffer() {
		String token = "x".repeat(20_000);
		this.transport.connect(TestTransport.request(this.ws).header("Authorization", token)).awaitOpened();
		assertThat(this.ws.awaitConnection().request().header("Authorization")).isEqualTo(token);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/elsewhere?token=s3cr3t", "elsewhere", "?token=s3cr3t" })
	void tellsTheHostOfARelativeRedirect(String location) {
		this.transport.resolver((host) -> new InetAddress[] { InetAddress.getLoopbackAddress() });
		this.ws.rejectHandshake(302, Map.of("Location", location));
		RecordingListener listener = this.transport.connect(TestTransport.request(this.ws).host("real.test"));
		assertThat(listener.awaitFailed())
			.isEqualTo(new ConnectFailure(Kind.STATUS, 302, "real.test:" + this.ws.port(), "real.test"));
	}

}
