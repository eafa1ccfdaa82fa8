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

package io.github.resilientwebsocket.sample.feed;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.web.server.PortInUseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CableTests {

	private final Cable cable = new Cable(0);

	private ServerSocket listener;

	private Socket client;

	private Socket server;

	@BeforeEach
	void connect() throws IOException {
		this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.listener.setSoTimeout(10_000);
		this.cable.connect(this.listener.getLocalPort());
		this.cable.accept();
		this.client = connectClient();
		this.server = this.listener.accept();
		this.server.setSoTimeout(10_000);
		// Now both directions are known to be forwarded.
		assertForwards(this.client, this.server);
		assertForwards(this.server, this.client);
	}

	@AfterEach
	void close() throws IOException {
		this.client.close();
		this.server.close();
		this.cable.close();
		this.listener.close();
	}

	@Test
	void refusesUntilItAccepts() throws IOException {
		int port;
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = free.getLocalPort();
		}
		try (Cable other = new Cable(port)) {
			assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> connectClient(port));
			other.connect(this.listener.getLocalPort());
			assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> connectClient(port));
			other.accept();
			connectClient(port).close();
		}
	}

	@Test
	void saysThatItsPortIsTaken() {
		try (Cable other = new Cable(this.cable.getPort())) {
			assertThatExceptionOfType(PortInUseException.class).isThrownBy(() -> other.connect(1))
				.satisfies((ex) -> assertThat(ex.getPort()).isEqualTo(this.cable.getPort()));
		}
	}

	@Test
	void dropEndsBothSidesInAnOrderlyWay() throws IOException {
		this.client.getOutputStream().write("unread".getBytes());
		this.cable.drop();
		assertThat(this.client.getInputStream().read()).isEqualTo(-1);
		assertEnds(this.server);
	}

	@Test
	void resetIsAReset() {
		this.cable.reset();
		assertThatExceptionOfType(SocketException.class).isThrownBy(() -> this.client.getInputStream().read())
			.withMessageContaining("reset");
		assertEnds(this.server);
	}

	@Test
	void freezeKeepsEverythingForLater() throws IOException {
		this.cable.freeze();
		assertSilent(this.server, this.client);
		assertSilent(this.client, this.server);
		this.cable.thaw();
		this.client.setSoTimeout(10_000);
		assertThat(this.client.getInputStream().read()).isEqualTo(42);
		assertForwards(this.server, this.client);
	}

	@Test
	void muteForwardsNothingAndKeepsTcpOpen() throws IOException {
		this.cable.mute();
		assertSilent(this.server, this.client);
		assertSilent(this.client, this.server);
	}

	@Test
	void muteEndsWithTheClient() throws IOException {
		this.cable.mute();
		this.client.close();
		assertEnds(this.server);
	}

	@Test
	void muteIsOverForTheNextConnection() throws IOException {
		this.cable.mute();
		try (Socket nextClient = connectClient(); Socket nextServer = this.listener.accept()) {
			nextServer.setSoTimeout(10_000);
			assertForwards(nextClient, nextServer);
			assertForwards(nextServer, nextClient);
		}
	}

	@Test
	void refuseEndsWhatIsThereAndLetsNobodyInUntilItAcceptsAgain() throws IOException {
		this.cable.refuse();
		assertThat(this.client.getInputStream().read()).isEqualTo(-1);
		assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connectClient);
		this.cable.accept();
		try (Socket nextClient = connectClient(); Socket nextServer = this.listener.accept()) {
			nextServer.setSoTimeout(10_000);
			assertForwards(nextClient, nextServer);
		}
	}

	@Test
	void forgesACloseFrameWithoutACode() throws IOException {
		this.cable.closeWithoutCode();
		assertThat(this.client.getInputStream().readNBytes(2)).containsExactly(0x88, 0x00);
		assertSilent(this.server, this.client);
		assertForwards(this.client, this.server);
	}

	@Test
	void hidesTheEndOfTheServer() throws IOException {
		this.cable.holdOpen();
		this.server.getOutputStream().write(7);
		this.server.close();
		assertThat(this.client.getInputStream().read()).isEqualTo(7);
		this.client.setSoTimeout(200);
		assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> this.client.getInputStream().read());
	}

	@Test
	void passesOnTheEndOfTheServer() throws IOException {
		this.server.close();
		assertThat(this.client.getInputStream().read()).isEqualTo(-1);
	}

	@Test
	void closeEndsEverything() throws IOException {
		this.cable.close();
		assertEnds(this.client);
		assertEnds(this.server);
		assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connectClient);
	}

	private Socket connectClient() throws IOException {
		return connectClient(this.cable.getPort());
	}

	private static Socket connectClient(int port) throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
		socket.setSoTimeout(10_000);
		return socket;
	}

	private static void assertForwards(Socket from, Socket to) throws IOException {
		from.getOutputStream().write(42);
		assertThat(to.getInputStream().read()).isEqualTo(42);
	}

	private static void assertSilent(Socket from, Socket to) throws IOException {
		to.setSoTimeout(200);
		from.getOutputStream().write(42);
		assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> to.getInputStream().read());
	}

	private static void assertEnds(Socket socket) {
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> {
			try {
				return socket.getInputStream().read() < 0;
			}
			catch (SocketException ex) {
				return true;
			}
		});
	}

}
