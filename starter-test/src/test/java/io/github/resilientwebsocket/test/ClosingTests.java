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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ClosingTests {

	private static final byte[] CLOSE_1000 = { 3, (byte) 0xE8 };

	@RegisterExtension
	final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws();

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 3000, 4999 })
	void serverCloses(int code) {
		JdkClient client = JdkClient.connect(this.server.uri());
		ScriptedConnection connection = this.server.awaitConnection();
		connection.closeWith(code, "because");
		client.expectEvent("close " + code + " because");
		assertThat(connection.expectClose()).isEqualTo(code);
		connection.expectTcpClosed();
		assertThat(connection.isOpen()).isFalse();
		assertThat(this.server.openCount()).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 999, 1004, 1005, 1006, 1012, 1015, 2999, 65535 })
	void everyCodeCanBeSent(int code) throws Exception {
		try (RawClient client = RawClient.open(this.server)) {
			this.server.awaitConnection().closeWith(code);
			assertThat(client.read(4)).containsExactly(0x88, 2, code >> 8, code & 0xFF);
		}
	}

	@Test
	void serverClosesWithoutCode() {
		JdkClient client = JdkClient.connect(this.server.uri());
		ScriptedConnection connection = this.server.awaitConnection();
		connection.closeWithoutCode();
		client.expectEvent("close 1005 ");
		connection.expectTcpClosed();
	}

	@Test
	void reasonHasItsLimit() {
		JdkClient client = JdkClient.connect(this.server.uri());
		ScriptedConnection connection = this.server.awaitConnection();
		assertThatIllegalArgumentException().isThrownBy(() -> connection.closeWith(1000, "x".repeat(124)));
		connection.closeWith(1000, "x".repeat(123));
		client.expectEvent("close 1000 " + "x".repeat(123));
	}

	@Test
	void serverKeepsReadingUntilTheClientHasClosed() throws Exception {
		try (RawClient client = RawClient.open(this.server)) {
			ScriptedConnection connection = this.server.awaitConnection();
			connection.closeWith(1001);
			assertThat(client.read(4)).containsExactly(0x88, 2, 3, 0xE9);
			client.sendFrame(0x81, new byte[] { 'a' });
			connection.expectText("a");
			assertThat(connection.isOpen()).isTrue();
			client.sendFrame(0x88, new byte[] { 3, (byte) 0xE9 });
			assertThat(client.readToEnd()).isEmpty();
		}
		this.server.awaitConnectCount(1);
	}

	@Test
	void clientCloses() {
		JdkClient client = JdkClient.connect(this.server.uri());
		ScriptedConnection connection = this.server.awaitConnection();
		client.close(4321, "enough");
		assertThat(connection.expectCloseFrame()).isEqualTo(new CloseFrame(4321, "enough"));
		client.expectEvent("close 4321 ");
		connection.expectTcpClosed();
	}

	@Test
	void clientClosesWithoutCode() throws Exception {
		try (RawClient client = RawClient.open(this.server)) {
			client.sendFrame(0x88, new byte[0]);
			assertThat(this.server.awaitConnection().expectClose()).isEqualTo(CloseFrame.NO_CODE);
			assertThat(client.readToEnd()).containsExactly(0x88, 0);
		}
	}

	@Test
	void tcpStaysOpenAfterTheCloseFrame() throws Exception {
		try (RawClient client = RawClient.open(this.server)) {
			ScriptedConnection connection = this.server.awaitConnection();
			connection.closeLeavingTcpOpen(1001, "stay");
			assertThat(client.read(8)).startsWith(0x88, 6, 3, 0xE9).endsWith("stay".getBytes(StandardCharsets.UTF_8));
			client.sendFrame(0x88, new byte[] { 3, (byte) 0xE9 });
			assertThat(connection.expectClose()).isEqualTo(1001);
			assertSilent(client);
			assertThat(connection.isOpen()).isTrue();
			client.disconnect();
			connection.expectTcpClosed();
		}
	}

	@Test
	void tcpStaysOpenAfterTheCloseFrameWithoutCode() {
		JdkClient client = JdkClient.connect(this.server.uri());
		ScriptedConnection connection = this.server.awaitConnection();
		connection.closeLeavingTcpOpen();
		client.expectEvent("close 1005 ");
		connection.expectClose();
		client.webSocket().abort();
		connection.expectTcpClosed();
	}

	@Test
	void ignoredCloseIsNotAnswered() throws Exception {
		try (RawClient client = RawClient.open(this.server)) {
			ScriptedConnection connection = this.server.awaitConnection();
			connection.ignoreClose();
			client.sendFrame(0x88, CLOSE_1000);
			assertThat(connection.expectClose()).isEqualTo(1000);
			assertSilent(client);
			assertThat(connection.isOpen()).isTrue();
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> connection.expectTcpClosed(Duration.ofMillis(50)))
				.withMessageContaining("connection-1 got CLOSE 1000");
			connection.closeWith(1000);
			assertThat(client.readToEnd()).containsExactly(0x88, 2, 3, 0xE8);
		}
	}

	private static void assertSilent(RawClient client) throws IOException {
		client.socket().setSoTimeout(100);
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> client.read(1))
			.withMessageContaining("timed out");
		client.socket().setSoTimeout(20_000);
	}

}
