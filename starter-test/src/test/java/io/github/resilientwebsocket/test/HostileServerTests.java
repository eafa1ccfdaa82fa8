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
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a hostile server does on an open connection.
 */
class HostileServerTests {

	@RegisterExtension
	final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws();

	@Test
	void framesGoOutInOnePiece() throws Exception {
		try (RawClient client = RawClient.open(this.server)) {
			this.server.awaitConnection()
				.send(RawFrame.close(1000, ""), RawFrame.text("late"), RawFrame.ping(new byte[0]));
			assertThat(client.read(12)).containsExactly(0x88, 2, 3, 0xE8, 0x81, 4, 'l', 'a', 't', 'e', 0x89, 0);
		}
	}

	@Test
	void firstFramesComeWithTheResponse() throws Exception {
		this.server.next(ConnectionScript.acceptWithFirstFrames(RawFrame.of(3, new byte[0]), RawFrame.text("a")));
		try (RawClient client = RawClient.open(this.server)) {
			assertThat(client.read(5)).containsExactly(0x83, 0, 0x81, 1, 'a');
		}
	}

	@Test
	void floodStopsWhenTheClientHasGone() throws Exception {
		try (RawClient client = RawClient.open(this.server)) {
			ScriptedConnection connection = this.server.awaitConnection();
			assertThat(connection.sendRepeatedly(3, RawFrame.ping(new byte[] { 1 }), RawFrame.pong(new byte[0])))
				.isEqualTo(3);
			assertThat(client.read(15)).containsExactly(0x89, 1, 1, 0x8A, 0, 0x89, 1, 1, 0x8A, 0, 0x89, 1, 1, 0x8A, 0);
			client.disconnect();
			connection.expectTcpClosed();
			RawFrame fragment = RawFrame.continuation(new byte[1024]).notFinal();
			assertThat(connection.sendRepeatedly(Integer.MAX_VALUE, fragment)).isLessThan(Integer.MAX_VALUE);
		}
	}

	@Test
	void piecesMayBeOfAnySize() throws Exception {
		try (RawClient client = RawClient.open(this.server)) {
			ScriptedConnection connection = this.server.awaitConnection();
			connection.sendInPieces(3, RawFrame.text("abc"), RawFrame.text("d"));
			assertThat(client.read(8)).containsExactly(0x81, 3, 'a', 'b', 'c', 0x81, 1, 'd');
		}
	}

	@Test
	void dripTakesItsTime() throws Exception {
		try (RawClient client = RawClient.open(this.server)) {
			ScriptedConnection connection = this.server.awaitConnection();
			long start = System.nanoTime();
			connection.drip(Duration.ofMillis(20), RawFrame.text("abc"));
			assertThat(client.read(5)).containsExactly(0x81, 3, 'a', 'b', 'c');
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
			client.disconnect();
			connection.expectTcpClosed();
			assertThatExceptionOfType(UncheckedIOException.class)
				.isThrownBy(() -> connection.drip(Duration.ofMinutes(1), RawFrame.text("abc")));
		}
	}

	@Test
	void serverThatDoesNotReadWritesOn() throws Exception {
		this.server.next(ConnectionScript.acceptThen(ScriptedConnection::stopReading));
		try (RawClient client = RawClient.open(this.server)) {
			ScriptedConnection connection = this.server.awaitConnection();
			this.server.awaitOpenCount(0);
			CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
				try {
					client.write(new byte[64 * 1024 * 1024]);
				}
				catch (IOException ex) {
					throw new IllegalStateException(ex);
				}
			});
			connection.sendText("a");
			assertThat(client.read(3)).containsExactly(0x81, 1, 'a');
			assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> writing.get(300, TimeUnit.MILLISECONDS));
			client.disconnect();
			assertThat(writing).failsWithin(20, TimeUnit.SECONDS);
			connection.expectTcpClosed();
		}
	}

	@Test
	void compressedMessagesOfTheClientAreInflated() throws Exception {
		this.server.next(ConnectionScript.acceptWithCompression(RawFrame.text("Hello").deflated()));
		try (RawClient client = RawClient.tcp(this.server)) {
			client.write(RawClient.REQUEST);
			assertThat(client.readHead()).contains("\r\nSec-WebSocket-Extensions: permessage-deflate\r\n");
			// RFC 7692, section 7.2.3.1.
			assertThat(client.read(9)).containsExactly(0xC1, 7, 0xF2, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00);
			ScriptedConnection connection = this.server.awaitConnection();
			client.sendFrame(0xC1, new byte[] { (byte) 0xF2, 0x48, (byte) 0xCD, (byte) 0xC9, (byte) 0xC9, 0x07, 0x00 });
			connection.expectText("Hello");
			// Section 7.2.3.2: the same again, as a reference to the first.
			client.sendFrame(0xC1, new byte[] { (byte) 0xF2, 0x00, 0x11, 0x00, 0x00 });
			connection.expectText("Hello");
			client.sendFrame(0x81, new byte[] { 'a' });
			connection.expectText("a");
			assertThat(connection.received()).extracting(ReceivedFrame::compressed).containsExactly(true, true, false);
		}
	}

	@Test
	void compressionThatIsBrokenOrWasNotAgreedIsAViolation() throws Exception {
		this.server.allowViolations().next(ConnectionScript.acceptWithCompression());
		for (byte[] payload : new byte[][] { { (byte) 0xFF, (byte) 0xFF }, {} }) {
			try (RawClient client = RawClient.tcp(this.server)) {
				client.write(RawClient.REQUEST);
				client.readHead();
				client.sendFrame(0xC1, payload);
				assertThat(client.read(1)).containsExactly(0x88);
			}
		}
		assertThat(this.server.violations()).hasSize(2);
		assertThat(this.server.violations().get(0)).contains("cannot be inflated");
		assertThat(this.server.violations().get(1)).contains("reserved bit");
	}

}
