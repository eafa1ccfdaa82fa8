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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ExpectationTests {

	@RegisterExtension
	final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws();

	private JdkClient client;

	private ScriptedConnection connection;

	@BeforeEach
	void connect() {
		this.client = JdkClient.connect(this.server.uri("/test"));
		this.connection = this.server.awaitConnection();
	}

	@Test
	void expectationsTellThatNothingCame() {
		this.server.timeout(Duration.ofMillis(20));
		JdkClient.connect(this.server.uri());
		ScriptedConnection impatient = this.server.awaitConnection(Duration.ofSeconds(10));
		String end = " within PT0.02S but connection-2 got nothing";
		assertFails(impatient::expectText, "Expected a text message" + end);
		assertFails(impatient::expectBinary, "Expected a binary message" + end);
		assertFails(impatient::expectPing, "Expected a ping" + end);
		assertFails(impatient::expectPong, "Expected a pong" + end);
		assertFails(impatient::expectClose, "Expected a close frame" + end);
		assertFails(impatient::expectTcpClosed, "Expected that the client closes the TCP connection" + end);
		assertFails(this.server::awaitConnection, "Expected a connection within PT0.02S");
		assertFails(() -> this.server.awaitConnectCount(3), "Expected 3 TCP connections");
		assertFails(() -> this.server.awaitRequests(3), "Expected 3 requests");
		assertFails(() -> this.server.awaitOpenCount(0), "Expected 0 open TCP connections");
	}

	@Test
	void expectationsTellWhatElseCame() {
		this.client.send("text");
		this.client.ping("ping".getBytes(StandardCharsets.UTF_8));
		this.connection.sendPing("pong".getBytes(StandardCharsets.UTF_8));
		assertThat(List.of(this.client.nextEvent(), this.client.nextEvent())).containsExactlyInAnyOrder("pong ping",
				"ping pong");
		this.client.close(1000, "bye");
		this.connection.expectClose();
		assertFails(this.connection::expectBinary, "Expected a binary message but connection-1 got TEXT \"text\", "
				+ "PING [70696e67], PONG [706f6e67], CLOSE 1000 \"bye\"");
		this.connection.expectText("text");
		this.connection.expectPing();
		this.connection.expectPong();
	}

	@Test
	void unexpectedTextTellsBoth() {
		this.client.send("this");
		assertFails(() -> this.connection.expectText("that"), "text message of connection-1");
	}

	@Test
	void expectationsFailAtOnceWhenTheClientHasClosed() {
		this.client.send("last");
		this.client.close(1000, "bye");
		this.connection.expectClose();
		this.connection.expectText("last");
		assertFails(this.connection::expectText, "got CLOSE 1000 \"bye\"");
	}

	@Test
	void expectationsFailAtOnceWhenTheTcpConnectionHasEnded() {
		this.client.webSocket().abort();
		this.connection.expectTcpClosed();
		assertFails(this.connection::expectClose, "got the end of the TCP connection");
		assertFails(this.connection::expectPing, "got the end of the TCP connection");
	}

	@Test
	void nothingIsExpected() {
		this.connection.expectNothing(Duration.ofMillis(20));
		this.client.send("text");
		assertFails(() -> this.connection.expectNothing(Duration.ofMinutes(5)),
				"Expected nothing but connection-1 got TEXT \"text\"");
	}

	@Test
	void longPayloadsAreShortened() {
		this.client.send("x".repeat(1000));
		assertFails(() -> this.connection.expectNothing(Duration.ofMinutes(5)),
				"TEXT \"" + "x".repeat(64) + "\"... (1000 bytes)");
	}

	@Test
	void connectionsTellWhichTheyAre() {
		assertThat(this.connection).hasToString("connection-1 (GET /test)");
		assertThat(this.server.connections()).containsExactly(this.connection);
	}

	private static void assertFails(ThrowingCallable expectation, String message) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(expectation).withMessageContaining(message);
	}

}
