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

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client on a bare socket, for what a good client does not do.
 */
final class RawClient implements AutoCloseable {

	static final String REQUEST = """
			GET /raw HTTP/1.1\r
			Host: localhost\r
			Upgrade: websocket\r
			Connection: keep-alive, Upgrade\r
			Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
			Sec-WebSocket-Version: 13\r
			\r
			""";

	private final Socket socket;

	private final InputStream input;

	private RawClient(int port) throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.setSoTimeout(20_000);
		this.input = new BufferedInputStream(this.socket.getInputStream());
	}

	static RawClient tcp(ScriptedWebSocketServer server) throws IOException {
		return new RawClient(server.port());
	}

	static RawClient open(ScriptedWebSocketServer server) throws IOException {
		RawClient client = tcp(server);
		client.write(REQUEST);
		assertThat(client.readHead()).startsWith("HTTP/1.1 101 Switching Protocols\r\n")
			.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n");
		return client;
	}

	Socket socket() {
		return this.socket;
	}

	void write(String text) throws IOException {
		write(text.getBytes(StandardCharsets.UTF_8));
	}

	void write(byte[] bytes) throws IOException {
		this.socket.getOutputStream().write(bytes);
	}

	/**
	 * Send a short frame with a mask of zeros.
	 * @param firstByte FIN, reserved bits and opcode
	 * @param payload at most 125 bytes
	 * @throws IOException if the server is gone
	 */
	void sendFrame(int firstByte, byte[] payload) throws IOException {
		byte[] frame = new byte[6 + payload.length];
		frame[0] = (byte) firstByte;
		frame[1] = (byte) (0x80 | payload.length);
		System.arraycopy(payload, 0, frame, 6, payload.length);
		write(frame);
	}

	String readHead() throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int value = this.input.read();
			assertThat(value).as("end of the stream after \"%s\"", head).isNotNegative();
			head.append((char) value);
		}
		return head.toString();
	}

	byte[] read(int length) throws IOException {
		return this.input.readNBytes(length);
	}

	byte[] readToEnd() throws IOException {
		return this.input.readAllBytes();
	}

	void disconnect() throws IOException {
		this.socket.close();
	}

	@Override
	public void close() throws IOException {
		disconnect();
	}

}
