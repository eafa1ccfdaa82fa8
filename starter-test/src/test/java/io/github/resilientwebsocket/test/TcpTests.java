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
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TcpTests {

	@RegisterExtension
	final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws();

	@Test
	void dropSendsFinWithoutACloseFrame() throws Exception {
		try (RawClient client = RawClient.open(this.server)) {
			ScriptedConnection connection = this.server.awaitConnection();
			client.sendFrame(0x81, new byte[] { 'a' });
			connection.dropTcp();
			assertThat(connection.isOpen()).isFalse();
			assertThat(client.readToEnd()).isEmpty();
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> connection.expectTcpClosed(Duration.ofMillis(50)));
			client.disconnect();
			connection.expectTcpClosed();
		}
	}

	@Test
	void dropIsSeenByTheClient() {
		JdkClient client = JdkClient.connect(this.server.uri());
		this.server.awaitConnection().dropTcp();
		assertThat(client.nextEvent()).startsWith("close 1006");
	}

	@Test
	void resetSendsRst() throws Exception {
		try (RawClient client = RawClient.open(this.server)) {
			ScriptedConnection connection = this.server.awaitConnection();
			connection.reset();
			assertThatExceptionOfType(SocketException.class).isThrownBy(() -> client.read(1))
				.withMessage("Connection reset");
			connection.expectTcpClosed();
			assertThat(this.server.openCount()).isZero();
		}
	}

	@Test
	void resetIsSeenByTheClient() {
		JdkClient client = JdkClient.connect(this.server.uri());
		this.server.awaitConnection().reset();
		assertThat(client.nextEvent()).startsWith("error ").contains("reset");
	}

	@Test
	void frozenConnectionNeitherReadsNorWrites() throws Exception {
		try (RawClient client = RawClient.open(this.server)) {
			ScriptedConnection connection = this.server.awaitConnection();
			client.sendFrame(0x81, new byte[] { 'a' });
			connection.expectText("a");
			connection.freeze();
			connection.sendText("lost");
			connection.closeWith(1000);
			client.sendFrame(0x89, new byte[0]);
			client.sendFrame(0x88, new byte[0]);
			client.socket().setSoTimeout(100);
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> client.read(1))
				.withMessageContaining("timed out");
			assertThat(connection.received()).hasSize(1);
			assertThat(connection.isOpen()).isTrue();
			assertThat(this.server.openCount()).isZero();
		}
	}

	@Test
	void sendBufferOfTheClientFillsWhenFrozen() throws Exception {
		try (RawClient client = RawClient.open(this.server)) {
			this.server.awaitConnection().freeze();
			CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
				try {
					client.write(new byte[64 * 1024 * 1024]);
				}
				catch (IOException ex) {
					throw new IllegalStateException(ex);
				}
			});
			assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> writing.get(300, TimeUnit.MILLISECONDS));
			client.disconnect();
			assertThat(writing).failsWithin(20, TimeUnit.SECONDS);
		}
	}

	@Test
	void endOfAFrozenConnectionIsSeenByWhoLooks() throws Exception {
		try (RawClient client = RawClient.open(this.server)) {
			ScriptedConnection connection = this.server.awaitConnection();
			connection.freeze();
			client.sendFrame(0x81, new byte[] { 'a' });
			client.disconnect();
			assertThat(connection.isOpen()).isTrue();
			connection.expectTcpClosed();
			assertThat(connection.isOpen()).isFalse();
			assertThat(connection.received()).isEmpty();
		}
	}

	@Test
	void refusedClientsCannotConnectWhileOpenConnectionsLiveOn() {
		JdkClient client = JdkClient.connect(this.server.uri());
		ScriptedConnection connection = this.server.awaitConnection();
		this.server.refuse();
		this.server.refuse();
		assertThatIllegalStateException().isThrownBy(() -> JdkClient.connect(this.server.uri()))
			.withCauseInstanceOf(ConnectException.class);
		connection.sendText("still here");
		client.expectEvent("text still here");
		int port = this.server.port();
		this.server.accept();
		this.server.accept();
		assertThat(this.server.port()).isEqualTo(port);
		JdkClient.connect(this.server.uri());
		this.server.awaitConnection();
		assertThat(connection.isOpen()).isTrue();
		assertThat(this.server.connectCount()).isEqualTo(2);
	}

	@Test
	void stopCutsEverythingAndRestartListensOnTheSamePort() {
		JdkClient client = JdkClient.connect(this.server.uri());
		ScriptedConnection connection = this.server.awaitConnection();
		int port = this.server.port();
		this.server.stop();
		assertThat(client.nextEvent()).matches("close 1006.*|error .*");
		assertThat(connection.isOpen()).isFalse();
		assertThat(this.server.openCount()).isZero();
		assertThatIllegalStateException().isThrownBy(() -> JdkClient.connect(this.server.uri()));
		this.server.restart();
		assertThat(this.server.port()).isEqualTo(port);
		JdkClient.connect(this.server.uri());
		this.server.awaitConnection();
		this.server.restart();
		JdkClient.connect(this.server.uri());
		this.server.awaitConnection();
		assertThat(this.server.connections()).hasSize(3);
		assertThat(this.server.maxOpenCount()).isOne();
	}

	@Test
	void stoppedServerMayAcceptAgain() {
		this.server.stop();
		this.server.accept();
		JdkClient.connect(this.server.uri());
		this.server.awaitConnection();
	}

	@Test
	void stoppedServerMayStartAgain() {
		this.server.stop();
		this.server.start();
		JdkClient.connect(this.server.uri());
		this.server.awaitConnection();
	}

	@Test
	void refusingServerKeepsRefusingWhenStartedAgain() {
		this.server.refuse();
		this.server.start();
		assertThatIllegalStateException().isThrownBy(() -> JdkClient.connect(this.server.uri()));
	}

	@Test
	void openConnectionsAreCounted() throws Exception {
		try (RawClient first = RawClient.open(this.server); RawClient second = RawClient.open(this.server)) {
			assertThat(this.server.openCount()).isEqualTo(2);
			second.disconnect();
			this.server.awaitOpenCount(1);
			first.disconnect();
			this.server.awaitOpenCount(0);
		}
		assertThat(this.server.maxOpenCount()).isEqualTo(2);
	}

	@Test
	void connectionsOneAfterAnotherAreNeverCountedAsTwo() throws Exception {
		for (int i = 0; i < 50; i++) {
			RawClient.open(this.server).close();
		}
		assertThat(this.server.connectCount()).isEqualTo(50);
		assertThat(this.server.maxOpenCount()).isOne();
	}

	@Test
	void noConnectionIsExpected() throws Exception {
		this.server.expectNoConnection(Duration.ofMillis(50));
		RawClient client = RawClient.open(this.server);
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.server.expectNoConnection(Duration.ofMinutes(5)))
			.withMessageContaining("accepted handshakes [connection-1 (GET /raw)]");
		this.server.awaitConnection();
		this.server.expectNoConnection(Duration.ofMillis(50));
		client.disconnect();
	}

	@Test
	void connectionThatIsNotExpectedFailsAtOnce() throws Exception {
		CompletableFuture<Void> expecting = CompletableFuture
			.runAsync(() -> this.server.expectNoConnection(Duration.ofMinutes(5)));
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> expecting.get(50, TimeUnit.MILLISECONDS));
		try (RawClient client = RawClient.tcp(this.server)) {
			assertThat(expecting).failsWithin(20, TimeUnit.SECONDS)
				.withThrowableThat()
				.withMessageContaining("Expected no connection within PT5M");
			assertThat(client.socket().isConnected()).isTrue();
		}
	}

}
