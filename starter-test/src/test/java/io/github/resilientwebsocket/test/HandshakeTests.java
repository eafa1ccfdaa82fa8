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

package io.github.resilientwebsocket.test;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class HandshakeTests {

	@RegisterExtension
	final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws();

	@Test
	void requestIsKept() {
		JdkClient.connect(this.server.uri("/feed?key=a%20b"));
		HandshakeRequest request = this.server.awaitConnection().request();
		assertThat(request.method()).isEqualTo("GET");
		assertThat(request.target()).isEqualTo("/feed?key=a%20b");
		assertThat(request.path()).isEqualTo("/feed");
		assertThat(request.query()).isEqualTo("key=a%20b");
		assertThat(request.host()).isEqualTo("127.0.0.1:" + this.server.port());
		assertThat(request.header("x-tEST")).isEqualTo("yes");
		assertThat(request.header("X-Absent")).isNull();
		assertThat(request.headers("X-Absent")).isEmpty();
		assertThat(request.headers()).containsEntry("X-Test", List.of("yes"));
		assertThat(request.subprotocols()).containsExactly("first", "second");
		assertThat(this.server.requests()).containsExactly(request);
	}

	@Test
	void rejectionHasStatusHeadersAndBody() throws Exception {
		this.server.next(ConnectionScript.reject(429, Map.of("Retry-After", "7"), "slow down"));
		try (RawClient client = RawClient.tcp(this.server)) {
			client.write(RawClient.REQUEST);
			assertThat(new String(client.readToEnd(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 429 ")
				.contains("Retry-After: 7\r\n")
				.contains("Content-Length: 9\r\n")
				.endsWith("\r\n\r\nslow down");
		}
		assertThat(this.server.connections()).isEmpty();
		assertThat(this.server.connectCount()).isOne();
		this.server.awaitRequests(1);
		this.server.awaitOpenCount(0);
	}

	@Test
	void rejectionReachesTheClientAndTheNextHandshakeIsAccepted() {
		this.server.rejectHandshake(503).rejectHandshake(401, Map.of("WWW-Authenticate", "Basic"));
		assertRejected(503);
		assertThat(assertRejected(401).getResponse().headers().firstValue("www-authenticate")).hasValue("Basic");
		JdkClient.connect(this.server.uri());
		this.server.awaitConnection();
		assertThat(this.server.requests()).hasSize(3);
		assertThat(this.server.connectCount()).isEqualTo(3);
	}

	@Test
	void redirectNamesTheLocation() {
		this.server.next(ConnectionScript.redirect(URI.create("wss://other.example/feed")));
		assertThat(assertRejected(302).getResponse().headers().firstValue("Location"))
			.hasValue("wss://other.example/feed");
	}

	@Test
	void hangReadsTheRequestAndNeverAnswers() {
		this.server.hang();
		CompletableFuture<WebSocket> connecting = HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.connectTimeout(Duration.ofMillis(300))
			.buildAsync(this.server.uri(), new JdkClient());
		this.server.awaitRequests(1);
		assertThat(connecting).failsWithin(20, TimeUnit.SECONDS);
		assertThat(this.server.connections()).isEmpty();
		this.server.awaitOpenCount(0);
	}

	@Test
	void wrongAcceptKeyIsRefusedByTheClient() {
		this.server.next(ConnectionScript.wrongAcceptKey());
		assertThatIllegalStateException().isThrownBy(() -> JdkClient.connect(this.server.uri()));
	}

	@Test
	void missingUpgradeIsRefusedByTheClient() {
		this.server.next(ConnectionScript.respondWithoutUpgrade());
		assertThatIllegalStateException().isThrownBy(() -> JdkClient.connect(this.server.uri()));
	}

	@Test
	void rawResponseIsWrittenAsItIs() throws Exception {
		this.server.next(ConnectionScript.respondRaw((request) -> "NONSENSE\r\n\r\n".getBytes(StandardCharsets.UTF_8)));
		try (RawClient client = RawClient.tcp(this.server)) {
			client.write(RawClient.REQUEST);
			assertThat(client.readHead()).isEqualTo("NONSENSE\r\n\r\n");
			assertThat(this.server.openCount()).isOne();
		}
		this.server.awaitOpenCount(0);
		assertThat(this.server.connections()).isEmpty();
	}

	@Test
	void statusLineMayBeAnything() throws Exception {
		this.server.next(ConnectionScript.respondWithStatusLine("HTTP/9 1O1"));
		try (RawClient client = RawClient.tcp(this.server)) {
			client.write(RawClient.REQUEST);
			assertThat(client.readHead()).startsWith("HTTP/9 1O1\r\nUpgrade: websocket\r\n");
		}
		assertThat(this.server.connections()).isEmpty();
	}

	@Test
	void hugeHeaderIsWrittenUntilTheClientGoes() throws Exception {
		this.server.next(ConnectionScript.respondWithHugeHeader(4 * 1024 * 1024))
			.next(ConnectionScript.respondWithHugeHeader(10_000));
		try (RawClient client = RawClient.tcp(this.server)) {
			client.write(RawClient.REQUEST);
			assertThat(client.read(100)).hasSize(100);
		}
		this.server.awaitOpenCount(0);
		try (RawClient client = RawClient.tcp(this.server)) {
			client.write(RawClient.REQUEST);
			assertThat(client.readHead()).contains("X-Huge: " + "x".repeat(10_000) + "\r\n");
		}
	}

	@Test
	void unsolicitedSubprotocolAndExtensionAreRefusedByTheClient() {
		this.server.next(ConnectionScript.unsolicitedSubprotocol("third"))
			.next(ConnectionScript.unsolicitedExtension("permessage-deflate"));
		assertThatIllegalStateException().isThrownBy(() -> JdkClient.connect(this.server.uri()));
		assertThatIllegalStateException().isThrownBy(() -> JdkClient.connect(this.server.uri()));
		assertThat(this.server.connections()).isEmpty();
	}

	@Test
	void silentServerSaysNothing() throws Exception {
		this.server.next(ConnectionScript.silent());
		try (RawClient client = RawClient.tcp(this.server)) {
			client.write(RawClient.REQUEST);
			client.socket().setSoTimeout(100);
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> client.read(1));
		}
		this.server.awaitOpenCount(0);
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void rawAcceptanceOpensTheConnection() {
		this.server
			.next(ConnectionScript.acceptRaw((request) -> HandshakeResponse.accepting(request, Map.of("X-More", "1"))));
		JdkClient client = JdkClient.connect(this.server.uri());
		this.server.awaitConnection().sendText("open");
		client.expectEvent("text open");
	}

	@Test
	void subprotocolIsChosen() {
		this.server.next(ConnectionScript.acceptWithSubprotocol("second"));
		assertThat(JdkClient.connect(this.server.uri()).webSocket().getSubprotocol()).isEqualTo("second");
	}

	@Test
	void firstTextsComeWithTheResponse() {
		this.server.next(ConnectionScript.acceptWithFirstTexts("one", "two"));
		JdkClient client = JdkClient.connect(this.server.uri());
		client.expectEvent("text one");
		client.expectEvent("text two");
	}

	@Test
	void drippedResponseIsAcceptedInTheEnd() {
		this.server.next(ConnectionScript.dripResponse(Duration.ofMillis(2)));
		long start = System.nanoTime();
		JdkClient client = JdkClient.connect(this.server.uri());
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(200));
		this.server.awaitConnection().sendText("at last");
		client.expectEvent("text at last");
	}

	@Test
	void scriptsAreUsedInOrderAndThenTheDefault() {
		this.server.always(ConnectionScript.acceptThen((connection) -> connection.sendText("default")))
			.next(ConnectionScript.acceptThen((connection) -> connection.sendText("first")))
			.next(ConnectionScript.closeAtOnce(4001, "second"));
		JdkClient.connect(this.server.uri()).expectEvent("text first");
		JdkClient.connect(this.server.uri()).expectEvent("close 4001 second");
		JdkClient.connect(this.server.uri()).expectEvent("text default");
		JdkClient.connect(this.server.uri()).expectEvent("text default");
	}

	@Test
	void scriptMayResetBeforeTheHandshake() throws Exception {
		this.server.next((connection) -> {
			connection.request();
			connection.reset();
		});
		try (RawClient client = RawClient.tcp(this.server)) {
			client.write(RawClient.REQUEST);
			assertThatExceptionOfType(SocketException.class).isThrownBy(() -> client.read(1));
		}
		this.server.awaitOpenCount(0);
	}

	@Test
	void clientWhichGoesBeforeItsRequestIsNoFailure() throws Exception {
		RawClient.tcp(this.server).close();
		this.server.awaitConnectCount(1);
		this.server.awaitOpenCount(0);
		assertThat(this.server.requests()).isEmpty();
	}

	private WebSocketHandshakeException assertRejected(int status) {
		WebSocketHandshakeException[] found = new WebSocketHandshakeException[1];
		assertThatIllegalStateException().isThrownBy(() -> JdkClient.connect(this.server.uri()))
			.havingCause()
			.isInstanceOfSatisfying(WebSocketHandshakeException.class, (ex) -> found[0] = ex);
		assertThat(found[0].getResponse().statusCode()).isEqualTo(status);
		return found[0];
	}

	@Test
	void awaitConnectionTellsWhatCameInstead() throws Exception {
		this.server.hang();
		try (RawClient client = RawClient.tcp(this.server)) {
			client.write(RawClient.REQUEST);
			this.server.awaitRequests(1);
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> this.server.awaitConnection(Duration.ofMillis(50)))
				.withMessageContaining("Expected a connection within PT0.05S")
				.withMessageContaining("1 TCP connections, requests [GET /raw]");
		}
	}

}
