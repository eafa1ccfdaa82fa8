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
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import javax.net.ssl.SSLSocket;

/**
 * One accepted TCP connection, with or without TLS on it, and all the ways to end it. One
 * thread reads, any thread may write or end it.
 */
final class Wire {

	private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

	private final Monitor monitor = new Monitor();

	private final ReentrantLock writeLock = new ReentrantLock();

	private final Socket tcp;

	private final Consumer<Wire> onGone;

	private volatile Socket socket;

	private volatile InputStream input;

	private volatile OutputStream output;

	private volatile boolean unread;

	private volatile boolean muted;

	private volatile boolean discarding;

	private volatile boolean gone;

	private volatile boolean ended;

	private volatile boolean givenUp;

	/**
	 * Create a wire on an accepted socket.
	 * @param tcp the socket
	 * @param onGone called when the connection ends or freezes, before the client can see
	 * it; may be called more than once
	 * @throws IOException if the socket is closed already
	 */
	Wire(Socket tcp, Consumer<Wire> onGone) throws IOException {
		this.tcp = tcp;
		this.socket = tcp;
		this.onGone = onGone;
		this.input = new BufferedInputStream(tcp.getInputStream());
		this.output = tcp.getOutputStream();
		tcp.setTcpNoDelay(true);
	}

	/**
	 * Put TLS on the wire. If the handshake fails, the wire is a bare one again.
	 * @param tls how to
	 * @throws IOException if the handshake fails
	 */
	void secure(ServerTls tls) throws IOException {
		SSLSocket secured = tls.wrap(this.tcp);
		secured.startHandshake();
		this.socket = secured;
		this.input = new BufferedInputStream(secured.getInputStream());
		this.output = secured.getOutputStream();
	}

	InputStream input() {
		return new Gate();
	}

	void write(byte[] bytes) throws IOException {
		this.writeLock.lock();
		try {
			if (!this.muted) {
				this.output.write(bytes);
				this.output.flush();
			}
		}
		finally {
			this.writeLock.unlock();
		}
	}

	/**
	 * End this side as a good server does; what the client still sends is dropped.
	 */
	void finish() {
		leave();
		this.discarding = true;
		try {
			this.socket.shutdownOutput();
		}
		catch (IOException ex) {
			cut();
		}
		halfClose();
	}

	/**
	 * Send a FIN and nothing else.
	 */
	void drop() {
		leave();
		this.discarding = true;
		halfClose();
	}

	private void halfClose() {
		try {
			if (!this.tcp.isOutputShutdown()) {
				this.tcp.shutdownOutput();
			}
		}
		catch (IOException ex) {
			cut();
		}
	}

	/**
	 * Send an RST.
	 */
	void reset() {
		leave();
		try {
			this.tcp.setSoLinger(true, 0);
		}
		catch (IOException ex) {
			// The socket is closed, there is no one left to tell.
		}
		cut();
	}

	/**
	 * Stop reading and writing; {@link #discard()} starts both again.
	 */
	void freeze() {
		this.muted = true;
		stopReading();
	}

	/**
	 * Stop reading; {@link #discard()} starts it again.
	 */
	void stopReading() {
		this.monitor.update(() -> this.unread = true);
		this.onGone.accept(this);
	}

	/**
	 * Read on, but drop what comes.
	 */
	void discard() {
		this.discarding = true;
		this.muted = false;
		this.monitor.update(() -> this.unread = false);
	}

	/**
	 * Read and drop what comes until the client ends the connection, then close it.
	 */
	void discardUntilEnd() {
		this.discarding = true;
		byte[] buffer = new byte[8192];
		try {
			InputStream gate = input();
			int count;
			do {
				count = gate.read(buffer);
			}
			while (count >= 0);
		}
		catch (IOException ex) {
			// An RST is an end as well.
		}
		cut();
	}

	/**
	 * Close the socket of a client which did not end the connection in time.
	 */
	void giveUp() {
		this.givenUp = true;
		cut();
	}

	/**
	 * Close the socket at once. Never blocks.
	 */
	void cut() {
		try {
			this.tcp.close();
		}
		catch (IOException ex) {
			// Closed is closed.
		}
		leave();
		this.monitor.update(() -> this.ended = true);
	}

	boolean awaitEnd(Duration timeout) {
		return this.monitor.await(timeout, () -> this.ended);
	}

	boolean isGone() {
		return this.gone;
	}

	boolean isUnread() {
		return this.unread;
	}

	boolean isDiscarding() {
		return this.discarding;
	}

	boolean isGivenUp() {
		return this.givenUp;
	}

	private void leave() {
		this.gone = true;
		this.onGone.accept(this);
	}

	/**
	 * Lets nothing through while the wire is not read.
	 */
	private final class Gate extends InputStream {

		@Override
		public int read() throws IOException {
			awaitThaw();
			int value = Wire.this.input.read();
			awaitThaw();
			return value;
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			awaitThaw();
			int count = Wire.this.input.read(buffer, offset, length);
			awaitThaw();
			return count;
		}

		private void awaitThaw() throws IOException {
			if (!Wire.this.unread) {
				return;
			}
			if (!Wire.this.monitor.await(FOREVER, () -> !Wire.this.unread || Wire.this.ended)) {
				throw new InterruptedIOException("Interrupted while not reading");
			}
		}

	}

}
