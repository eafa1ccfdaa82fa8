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
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One connection through the {@link Cable}: two sockets, and a thread for each direction.
 */
class CableStrand {

	/** FIN, opcode 8, no mask, no payload (RFC 6455, section 5.2). */
	private static final byte[] CLOSE_WITHOUT_CODE = { (byte) 0x88, 0x00 };

	private final Socket client;

	private final Socket server;

	private final AtomicInteger directions = new AtomicInteger(2);

	private volatile boolean toClientCut;

	private volatile boolean toServerCut;

	private volatile boolean heldOpen;

	private volatile CountDownLatch thaw = new CountDownLatch(0);

	CableStrand(Socket client, Socket server) {
		this.client = client;
		this.server = server;
	}

	void start(Runnable whenDone) {
		Cable.start("cable-to-server", () -> {
			copyToServer();
			done(whenDone);
		});
		Cable.start("cable-to-client", () -> {
			copyToClient();
			done(whenDone);
		});
	}

	private void done(Runnable whenDone) {
		if (this.directions.decrementAndGet() == 0) {
			whenDone.run();
		}
	}

	/** When the client is gone, there is nothing left to play with. */
	private void copyToServer() {
		try (this.client; this.server) {
			InputStream in = this.client.getInputStream();
			byte[] buffer = new byte[8192];
			for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
				awaitThaw();
				if (!this.toServerCut) {
					this.server.getOutputStream().write(buffer, 0, length);
				}
			}
		}
		catch (IOException ex) {
			// The end, one way or another.
		}
	}

	private void copyToClient() {
		try {
			InputStream in = this.server.getInputStream();
			byte[] buffer = new byte[8192];
			for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
				awaitThaw();
				writeToClient(buffer, length);
			}
		}
		catch (IOException ex) {
			// The end, one way or another.
		}
		if (!this.heldOpen) {
			Sockets.shutdownOutputQuietly(this.client);
		}
	}

	private void awaitThaw() throws IOException {
		try {
			this.thaw.await();
		}
		catch (InterruptedException ex) {
			throw new InterruptedIOException();
		}
	}

	private synchronized void writeToClient(byte[] buffer, int length) throws IOException {
		if (!this.toClientCut) {
			this.client.getOutputStream().write(buffer, 0, length);
		}
	}

	void drop() {
		mute();
		// Not close(): with unread data in the buffer that would be a reset.
		Sockets.shutdownOutputQuietly(this.client);
		Sockets.closeQuietly(this.server);
		thaw();
	}

	void reset() {
		mute();
		this.heldOpen = true;
		Sockets.resetQuietly(this.client);
		Sockets.closeQuietly(this.server);
		thaw();
	}

	void mute() {
		this.toClientCut = true;
		this.toServerCut = true;
	}

	void freeze() {
		this.thaw = new CountDownLatch(1);
	}

	void thaw() {
		this.thaw.countDown();
	}

	/**
	 * The server writes a small frame in one piece, so this comes between two of them.
	 */
	synchronized void closeWithoutCode() {
		try {
			writeToClient(CLOSE_WITHOUT_CODE, CLOSE_WITHOUT_CODE.length);
		}
		catch (IOException ex) {
			// The client was faster.
		}
		this.toClientCut = true;
	}

	void holdOpen() {
		this.heldOpen = true;
	}

	void close() {
		Sockets.closeQuietly(this.client);
		Sockets.closeQuietly(this.server);
		thaw();
	}

}
