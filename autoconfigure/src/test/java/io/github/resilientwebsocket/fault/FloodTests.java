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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.MessageOutcomeUnknownException;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.RawFrame;
import io.github.resilientwebsocket.test.ReceivedFrame;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers that send more than anybody can want, or take nothing. What has no end is cut
 * at {@code max-message-size}; what is only a nuisance is borne.
 */
class FloodTests {

	private static final int LIMIT = 256 * 1024;

	private static final byte[] KILOBYTE = new byte[1024];

	@RegisterExtension
	static final FaultyFeed ws = new FaultyFeed(ScriptedWebSocketServer.ws(), "max-message-size=256KB",
			"compression=true", "outbound.send-timeout=500ms", "close-timeout=500ms");

	static Stream<Arguments> endless() {
		RawFrame more = RawFrame.continuation(KILOBYTE).notFinal();
		return Stream.of(Arguments.of("binary fragments", RawFrame.binary(KILOBYTE).notFinal(), more),
				Arguments.of("text fragments", RawFrame.text(KILOBYTE).notFinal(), more),
				Arguments.of("a frame of 2^40 bytes", RawFrame.binary(KILOBYTE).announcing(1L << 40), more));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void endless(String what, RawFrame first, RawFrame more) {
		ScriptedConnection connection = ws.late();
		connection.send(first);
		int written = connection.sendRepeatedly(10_000_000, more);
		expectTooBig(connection);
		// The limit, and what fits into the buffers of two sockets.
		assertThat(written).isBetween(LIMIT / 1024, 64 * 1024);
	}

	@Test
	void aDeflateBomb() {
		ws.connectInto(ConnectionScript.acceptWithCompression(RawFrame.deflateBomb(256 * 1024 * 1024)));
		expectTooBig(ws.server().awaitConnection());
	}

	@Test
	void aDeflateBombInFragments() {
		byte[] bomb = RawFrame.deflateBomb(64 * 1024 * 1024).bytes();
		ws.connectInto(ConnectionScript.acceptWithCompression());
		ScriptedConnection connection = ws.server().awaitConnection();
		byte[] first = bomb.clone();
		first[0] &= 0x7F;
		connection.sendRaw(first);
		connection.sendRepeatedly(10_000, RawFrame.continuation(KILOBYTE).notFinal());
		expectTooBig(connection);
	}

	private static void expectTooBig(ScriptedConnection connection) {
		ws.expectLoss(1009, Origin.PROTOCOL, FaultyFeed.RECONNECT_SLOWLY);
		assertThat(ws.messages()).containsExactly("recovered");
		assertThat(connection.expectClose()).isEqualTo(1009);
		connection.expectTcpClosed();
	}

	/** Tomcat cuts without a close frame, and does not tell why. */
	@Test
	void whatCannotBeInflated() {
		byte[] garbage = { (byte) 0xFF, (byte) 0xFF, (byte) 0xFF };
		ws.connectInto(ConnectionScript.acceptWithCompression(RawFrame.text(garbage).rsv(4)));
		ScriptedConnection connection = ws.server().awaitConnection();
		ws.expectLoss(1006, Origin.LOST, FaultyFeed.RECONNECT);
		assertThat(ws.messages()).containsExactly("recovered");
		connection.expectTcpClosed();
	}

	@Test
	void aCompressedPing() {
		ws.connectInto(ConnectionScript.acceptWithCompression(RawFrame.ping(new byte[0]).deflated()));
		ScriptedConnection connection = ws.server().awaitConnection();
		ws.expectLoss(1002, Origin.PROTOCOL, FaultyFeed.RECONNECT);
		assertThat(ws.messages()).containsExactly("recovered");
		assertThat(connection.expectClose()).isEqualTo(1002);
		connection.expectTcpClosed();
	}

	@Test
	void compressedMessagesUpToTheLimitArrive() {
		String large = "x".repeat(LIMIT);
		ws.connectInto(ConnectionScript.acceptWithCompression(RawFrame.text(large).deflated()));
		ScriptedConnection connection = ws.server().awaitConnection();
		ws.awaitMessages(1);
		CompletableFuture<Void> sent = ws.application().client().send(large);
		assertThat(connection.expectText()).isEqualTo(large);
		assertThat(connection.received()).last().extracting(ReceivedFrame::compressed).isEqualTo(true);
		connection.send(RawFrame.close(1001, ""));
		ws.expectLoss(1001, Origin.REMOTE, FaultyFeed.RECONNECT);
		assertThat(ws.messages()).containsExactly(large, "recovered");
		assertThat(sent).succeedsWithin(Duration.ofSeconds(10));
	}

	@Test
	void everyPingOfAFloodIsAnswered() {
		ScriptedConnection connection = ws.late();
		for (int i = 0; i < 100; i++) {
			connection.sendRepeatedly(100, RawFrame.ping(new byte[125]));
			connection.sendPing(new byte[] { (byte) i });
		}
		for (int i = 0; i < 100; i++) {
			for (int j = 0; j < 100; j++) {
				assertThat(connection.expectPong()).hasSize(125);
			}
			assertThat(connection.expectPong()).containsExactly(i);
		}
		ws.expectNoLoss();
		assertThat(ws.messages()).containsExactly("still here");
	}

	@Test
	void pongsThatNobodyAskedForAreBorne() {
		ScriptedConnection connection = ws.late();
		connection.sendRepeatedly(10_000, RawFrame.pong(new byte[16]), RawFrame.pong(new byte[0]));
		ws.expectNoLoss();
		assertThat(ws.messages()).containsExactly("still here");
	}

	@Test
	void controlFramesBetweenFragmentsAreBorne() {
		ScriptedConnection connection = ws.late();
		RawFrame ping = RawFrame.ping(new byte[] { 7 });
		RawFrame pong = RawFrame.pong(new byte[] { 8 });
		connection.send(RawFrame.text("a").notFinal(), ping, RawFrame.continuation(new byte[0]).notFinal(), pong, ping,
				RawFrame.continuation(new byte[] { 'b' }));
		assertThat(connection.expectPong()).containsExactly(7);
		assertThat(connection.expectPong()).containsExactly(7);
		ws.expectNoLoss();
		assertThat(ws.messages()).containsExactly("ab", "still here");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3, 64 })
	void framesInPiecesAreOneMessage(int size) {
		ScriptedConnection connection = ws.late();
		connection.sendInPieces(size, RawFrame.text("gr\u00FC\u00DFe").notFinal(),
				RawFrame.continuation(" \uD83D\uDE00".getBytes(StandardCharsets.UTF_8)),
				RawFrame.text("x".repeat(500)));
		ws.expectNoLoss();
		assertThat(ws.messages()).containsExactly("gr\u00FC\u00DFe \uD83D\uDE00", "x".repeat(500), "still here");
	}

	@Test
	void aFrameThatDripsArrives() {
		ScriptedConnection connection = ws.late();
		connection.drip(Duration.ofMillis(2), RawFrame.text("drip"), RawFrame.ping(new byte[0]));
		connection.expectPong();
		ws.expectNoLoss();
		assertThat(ws.messages()).containsExactly("drip", "still here");
	}

	/** It sends, so no ping finds it; what is sent to it does. */
	@Test
	void aServerThatNeverReadsDiesByTheSendTimeout() {
		ws.connectInto(ConnectionScript.acceptThen((connection) -> {
			connection.stopReading();
			RawFrame[] ticks = Stream.generate(() -> RawFrame.text("tick")).limit(1000).toArray(RawFrame[]::new);
			connection.drip(Duration.ofMillis(5), ticks);
		}));
		ScriptedConnection connection = ws.server().awaitConnection();
		ws.awaitMessages(1);
		byte[] megabyte = new byte[1024 * 1024];
		List<CompletableFuture<Void>> sent = Stream.generate(() -> ws.application().client().send(megabyte))
			.limit(15)
			.toList();
		ws.expectLoss(1006, Origin.LIVENESS, FaultyFeed.RECONNECT);
		assertThat(ws.messages().get(0)).isEqualTo("tick");
		connection.expectTcpClosed();
		sent.forEach(
				(future) -> assertThat(future.handle((unused, ex) -> true)).succeedsWithin(Duration.ofSeconds(10)));
		assertThat(sent.stream().map(FloodTests::error).filter((error) -> error != null)).singleElement()
			.isInstanceOf(MessageOutcomeUnknownException.class);
	}

	private static Throwable error(CompletableFuture<Void> future) {
		return future.handle((unused, ex) -> (ex instanceof CompletionException) ? ex.getCause() : ex).join();
	}

}
