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

package io.github.resilientwebsocket.benchmark.client;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/**
 * No client at all: frames written to and read from a socket with nothing around it. The
 * limit of what can be reached, not something to use: it checks nothing.
 */
final class SocketContestant implements Contestant {

	private final @Nullable SSLContext sslContext;

	private final boolean collecting;

	/**
	 * Prepare for connections.
	 * @param context what to prepare for
	 * @param collecting whether to collect frames and write 64 KiB at a time, instead of
	 * each frame by itself
	 * @throws GeneralSecurityException if the certificate is not valid
	 */
	SocketContestant(ClientContext context, boolean collecting) throws GeneralSecurityException {
		this.sslContext = context.sslContext();
		this.collecting = collecting;
	}

	@Override
	public Connection open(URI uri, Receiver receiver) throws IOException {
		Socket socket = connect(uri);
		socket.setTcpNoDelay(true);
		OutputStream out = socket.getOutputStream();
		out.write(("GET " + uri.getRawPath() + ((uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "")
				+ " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
				+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII));
		InputStream in = socket.getInputStream();
		int newlines = 0;
		while (newlines < 2) {
			int next = in.read();
			newlines = (next == '\n') ? newlines + 1 : (next == '\r') ? newlines : 0;
			if (next < 0) {
				throw new EOFException();
			}
		}
		SocketConnection connection = new SocketConnection(socket,
				this.collecting ? new BufferedOutputStream(out, 64 * 1024) : out);
		Thread reader = new Thread(new SocketReader(in, receiver, connection::answerClose), "reader");
		reader.setDaemon(true);
		receiver.onOpen(connection);
		reader.start();
		return connection;
	}

	private Socket connect(URI uri) throws IOException {
		Socket socket = new Socket(uri.getHost(), uri.getPort());
		if (this.sslContext == null) {
			return socket;
		}
		SSLSocket sslSocket = (SSLSocket) Objects.requireNonNull(this.sslContext)
			.getSocketFactory()
			.createSocket(socket, uri.getHost(), uri.getPort(), true);
		sslSocket.startHandshake();
		return sslSocket;
	}

	/** Masks and writes. */
	private static final class SocketConnection implements Connection {

		private final ReentrantLock lock = new ReentrantLock();

		private final Socket socket;

		private final OutputStream out;

		private byte[] frame = new byte[256];

		private SocketConnection(Socket socket, OutputStream out) {
			this.socket = socket;
			this.out = out;
		}

		@Override
		public void send(String text) throws IOException {
			this.lock.lock();
			try {
				write(0x81, text.getBytes(StandardCharsets.UTF_8));
			}
			finally {
				this.lock.unlock();
			}
		}

		@Override
		public void ping() throws IOException {
			this.lock.lock();
			try {
				write(0x89, new byte[0]);
			}
			finally {
				this.lock.unlock();
			}
		}

		private void answerClose() throws IOException {
			this.lock.lock();
			try {
				write(0x88, new byte[0]);
				this.socket.close();
			}
			finally {
				this.lock.unlock();
			}
		}

		private void write(int first, byte[] payload) throws IOException {
			int header = (payload.length < 126) ? 6 : 8;
			if (this.frame.length < header + payload.length) {
				this.frame = new byte[header + payload.length];
			}
			byte[] frame = this.frame;
			frame[0] = (byte) first;
			if (header == 6) {
				frame[1] = (byte) (0x80 | payload.length);
			}
			else {
				frame[1] = (byte) (0x80 | 126);
				frame[2] = (byte) (payload.length >> 8);
				frame[3] = (byte) payload.length;
			}
			int mask = ThreadLocalRandom.current().nextInt();
			for (int i = 0; i < 4; i++) {
				frame[header - 4 + i] = (byte) (mask >> (24 - 8 * i));
			}
			for (int i = 0; i < payload.length; i++) {
				frame[header + i] = (byte) (payload[i] ^ frame[header - 4 + (i & 3)]);
			}
			this.out.write(frame, 0, header + payload.length);
		}

		@Override
		public void flush() throws IOException {
			this.out.flush();
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

}
