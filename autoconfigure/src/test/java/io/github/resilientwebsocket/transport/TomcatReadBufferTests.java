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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The size of Tomcat's buffers for reading is a choice of each connection.
 */
class TomcatReadBufferTests {

	private static final int KB = 1024;

	@RegisterExtension
	private final ScriptedWebSocketServer ws = ScriptedWebSocketServer.ws();

	@RegisterExtension
	private final ScriptedWebSocketServer wss = ScriptedWebSocketServer.wss();

	@RegisterExtension
	private final TestTransport transport = new TestTransport();

	private ScriptedWebSocketServer server(boolean secure) {
		return secure ? this.wss : this.ws;
	}

	private RecordingListener connect(ScriptedWebSocketServer server, int size) {
		return this.transport.connect(TestTransport.request(server).readBufferSize(size));
	}

	@ParameterizedTest
	@CsvSource({ "false, 1, 1", "false, 2, 2", "false, 8, 8", "false, 64, 8", "true, 2, 2", "true, 8, 8",
			"true, 64, 8" })
	void aConnectionHasBuffersOfItsSize(boolean secure, int size, int part) {
		RecordingListener listener = connect(server(secure), size * KB);
		ScriptedConnection peer = server(secure).awaitConnection();
		Object frame = frame(listener.awaitOpened());
		assertThat(capacity(frame, "response")).isEqualTo(size * KB);
		assertThat(capacity(frame, "messageBufferBinary")).isEqualTo(part * KB);
		assertThat(capacity(frame, "messageBufferText")).isEqualTo(1);
		peer.sendText("text");
		await().until(() -> listener.events.contains("text:text"));
		assertThat(capacity(frame, "messageBufferText")).isEqualTo(part * KB);
		if (Runtime.version().feature() <= 25) {
			assertThat(capacity(frame, "inputBuffer")).isEqualTo((size < 8) ? size * KB / 2 : 8 * KB);
		}
	}

	@Test
	void connectionsThatAreMadeAtTheSameTimeDoNotMixTheirSizesUp() {
		List<Integer> sizes = List.of(1, 2, 3, 4, 5, 6, 7, 8, 16, 32, 64, 128);
		List<RecordingListener> listeners = sizes.stream().map((size) -> connect(this.ws, size * KB)).toList();
		for (int i = 0; i < sizes.size(); i++) {
			Object frame = frame(listeners.get(i).awaitOpened());
			assertThat(capacity(frame, "response")).isEqualTo(sizes.get(i) * KB);
			assertThat(capacity(frame, "messageBufferBinary")).isEqualTo(Math.min(sizes.get(i), 8) * KB);
		}
	}

	@ParameterizedTest
	@CsvSource({ "false, 1", "true, 1", "false, 8", "true, 8", "false, 64", "true, 64" })
	void everythingArrivesWhateverTheSizeIs(boolean secure, int size) {
		Messages messages = new Messages();
		this.transport.connect(TestTransport.request(server(secure)).readBufferSize(size * KB), messages);
		ScriptedConnection peer = server(secure).awaitConnection();
		List<String> expected = new CopyOnWriteArrayList<>();
		for (int length : new int[] { 0, 1, 125, 126, 500, 1000, 1022, 1023, 1024, 1025, 5000, 16384, 20000, 70000 }) {
			String text = "\u20ac" + "x".repeat(length);
			expected.add(text);
			peer.sendText(text);
			peer.sendPing(new byte[125]);
			byte[] bytes = new byte[length];
			Arrays.fill(bytes, (byte) length);
			expected.add(Arrays.toString(bytes));
			peer.sendBinary(bytes);
			String half = text.substring(0, text.length() / 2);
			expected.add(text);
			peer.sendFragmentedText(half, "", text.substring(half.length()));
		}
		await().atMost(RecordingListener.LONG).until(() -> messages.complete.size() == expected.size());
		assertThat(messages.complete).isEqualTo(expected);
	}

	@Test
	void theAnswerAndTheFirstMessagesMayComeInOneRecord() {
		String text = "x".repeat(10 * KB);
		this.wss.next(ConnectionScript.acceptWithFirstTexts(text, "second"));
		Messages messages = new Messages();
		this.transport.connect(TestTransport.request(this.wss).readBufferSize(KB), messages);
		await().atMost(RecordingListener.LONG).until(() -> messages.complete.size() == 2);
		assertThat(messages.complete).containsExactly(text, "second");
		this.wss.awaitConnection();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 8, 64 })
	void compressedMessagesArriveWhateverTheSizeIs(int size) {
		this.ws.next(ConnectionScript.accept(Map.of("Sec-WebSocket-Extensions", "permessage-deflate")));
		Messages messages = new Messages();
		this.transport.connect(TestTransport.request(this.ws).compression().readBufferSize(size * KB), messages);
		ScriptedConnection peer = this.ws.awaitConnection();
		String random = new Random(4711).ints(50_000, 'a', 'z' + 1)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
		for (String text : List.of("small", "x".repeat(100_000), random)) {
			peer.sendFrame(true, 4, 1, deflate(text));
		}
		await().atMost(RecordingListener.LONG).until(() -> messages.complete.size() == 3);
		assertThat(messages.complete).containsExactly("small", "x".repeat(100_000), random);
	}

	private static Object frame(TransportConnection connection) {
		Object session = ((NativeWebSocketSession) connection.getSession()).getNativeSession();
		return ReflectionTestUtils.getField(session, "wsFrame");
	}

	private static int capacity(Object frame, String buffer) {
		return ((Buffer) ReflectionTestUtils.getField(frame, buffer)).capacity();
	}

	/** RFC 7692, section 7.2.1; each message by itself. */
	static byte[] deflate(String text) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
		try (DeflaterOutputStream output = new DeflaterOutputStream(bytes, deflater, true)) {
			output.write(text.getBytes(StandardCharsets.UTF_8));
			output.flush();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			deflater.end();
		}
		byte[] flushed = bytes.toByteArray();
		int tail = indexOfTail(flushed);
		return Arrays.copyOf(flushed, tail);
	}

	/** What a flush ends with, and what belongs to the end of the stream. */
	private static int indexOfTail(byte[] bytes) {
		for (int i = bytes.length - 4; i >= 0; i--) {
			if (bytes[i] == 0 && bytes[i + 1] == 0 && bytes[i + 2] == -1 && bytes[i + 3] == -1) {
				return i;
			}
		}
		throw new IllegalArgumentException();
	}

	/** Puts the parts together. */
	private static final class Messages extends RecordingListener {

		private final List<String> complete = new CopyOnWriteArrayList<>();

		private final StringBuilder text = new StringBuilder();

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		@Override
		void text(String part, boolean last) {
			this.text.append(part);
			if (last) {
				this.complete.add(this.text.toString());
				this.text.setLength(0);
			}
		}

		@Override
		void binary(byte[] part, boolean last) {
			this.bytes.writeBytes(part);
			if (last) {
				this.complete.add(Arrays.toString(this.bytes.toByteArray()));
				this.bytes.reset();
			}
		}

	}

}
