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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.resilientwebsocket.test.Opcode;
import io.github.resilientwebsocket.test.RawFrame;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Group 9 of the Autobahn test suite: large messages in one frame, in fragments and in
 * small TCP segments, and many small ones. They come back as they went, byte by byte, and
 * soon. What takes the suite itself longest is scaled down: four megabytes in the smaller
 * fragments, one in the smallest segments, a thousand small messages.
 */
class AutobahnSizesTests {

	private static final int KILOBYTE = 1024;

	private static final int MEGABYTE = 1024 * KILOBYTE;

	/** A machine at rest takes a tenth of a second for four megabytes. */
	private static final Duration SOON = Duration.ofSeconds(10);

	@RegisterExtension
	static final FaultyFeed ws = new FaultyFeed(ScriptedWebSocketServer.ws(), "max-message-size=4MB").echoing();

	private static byte[] payload(boolean text, int size) {
		byte[] payload = new byte[size];
		if (!text) {
			new Random(size).nextBytes(payload);
			return payload;
		}
		// 13 bytes, so that sooner or later a border is at every place in it.
		byte[] alphabet = "aZ9x\u00FC\u20AC\uD83D\uDE00".getBytes(StandardCharsets.UTF_8);
		Arrays.fill(payload, (byte) '.');
		for (int i = 0; i + alphabet.length <= size; i += alphabet.length) {
			System.arraycopy(alphabet, 0, payload, i, alphabet.length);
		}
		return payload;
	}

	private static Stream<Arguments> forBoth(int... sizes) {
		return Stream.of(true, false)
			.flatMap((text) -> IntStream.of(sizes).mapToObj((size) -> Arguments.of(text ? "text" : "binary", size)));
	}

	static Stream<Arguments> case9x1And9x2OneFrame() {
		return forBoth(64 * KILOBYTE, 256 * KILOBYTE, MEGABYTE, 4 * MEGABYTE);
	}

	@ParameterizedTest
	@MethodSource
	void case9x1And9x2OneFrame(String kind, int size) {
		byte[] payload = payload(kind.equals("text"), size);
		expectEcho(kind, payload, (connection) -> connection.send(frame(kind, payload)));
	}

	static Stream<Arguments> case9x3And9x4Fragments() {
		return forBoth(64, 256, KILOBYTE, 4 * KILOBYTE, 16 * KILOBYTE, 64 * KILOBYTE, 256 * KILOBYTE, MEGABYTE,
				4 * MEGABYTE);
	}

	@ParameterizedTest
	@MethodSource
	void case9x3And9x4Fragments(String kind, int fragment) {
		byte[] payload = payload(kind.equals("text"), (fragment < 16 * KILOBYTE) ? MEGABYTE : 4 * MEGABYTE);
		List<RawFrame> frames = new ArrayList<>();
		for (int i = 0; i < payload.length; i += fragment) {
			byte[] part = Arrays.copyOfRange(payload, i, Math.min(payload.length, i + fragment));
			RawFrame frame = (i != 0) ? RawFrame.continuation(part) : frame(kind, part);
			frames.add((i + fragment < payload.length) ? frame.notFinal() : frame);
		}
		expectEcho(kind, payload, (connection) -> connection.send(frames.toArray(RawFrame[]::new)));
	}

	static Stream<Arguments> case9x5And9x6Segments() {
		return forBoth(64, 128, 256, 512, KILOBYTE, 2 * KILOBYTE);
	}

	@ParameterizedTest
	@MethodSource
	void case9x5And9x6Segments(String kind, int segment) {
		byte[] payload = payload(kind.equals("text"), (segment < 512) ? MEGABYTE / 4 : MEGABYTE);
		expectEcho(kind, payload, (connection) -> connection.sendInPieces(segment, frame(kind, payload)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 16, 64, 256, KILOBYTE, 4 * KILOBYTE })
	void case9x7And9x8ManyMessages(int size) {
		byte[] text = payload(true, size);
		byte[] binary = payload(false, size);
		ScriptedConnection connection = ws.late();
		long begin = System.nanoTime();
		for (int i = 0; i < 200; i++) {
			connection.send(RawFrame.text(text), RawFrame.binary(binary));
			connection.expectText(new String(text, StandardCharsets.UTF_8));
			assertThat(connection.expectBinary()).isEqualTo(binary);
		}
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
		ws.expectNoLoss();
	}

	private static RawFrame frame(String kind, byte[] payload) {
		return RawFrame.of(kind.equals("text") ? Opcode.TEXT : Opcode.BINARY, payload);
	}

	private static void expectEcho(String kind, byte[] payload, Consumer<ScriptedConnection> send) {
		ScriptedConnection connection = ws.late();
		long begin = System.nanoTime();
		send.accept(connection);
		byte[] echo = kind.equals("text") ? connection.expectText().getBytes(StandardCharsets.UTF_8)
				: connection.expectBinary();
		assertThat(Arrays.equals(echo, payload)).as("the echo is what was sent").isTrue();
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
		if (kind.equals("text")) {
			assertThat(ws.messages()).hasSize(1);
			assertThat(ws.messages().get(0).equals(new String(payload, StandardCharsets.UTF_8))).isTrue();
		}
		ws.expectNoLoss();
	}

}
