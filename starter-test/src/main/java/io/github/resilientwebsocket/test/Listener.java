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
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The listening socket, which can be closed and opened again on the same port. While it
 * is closed, a bound socket which does not listen keeps others from taking the port.
 * Thread-safe.
 */
final class Listener {

	private static final int BACKLOG = 200;

	private final Consumer<Socket> onAccept;

	private @Nullable ServerSocket server;

	private @Nullable Thread acceptor;

	private @Nullable Socket keeper;

	private int port;

	Listener(Consumer<Socket> onAccept) {
		this.onAccept = onAccept;
	}

	synchronized int port() {
		return this.port;
	}

	synchronized void open(Workers workers) {
		if (this.server != null) {
			return;
		}
		try {
			ServerSocket opened = bind();
			this.port = opened.getLocalPort();
			this.server = opened;
			this.acceptor = workers.start("acceptor-" + this.port, () -> accept(opened));
			release();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot listen on port " + this.port, ex);
		}
	}

	/**
	 * Close the listening socket and wait for the end of the thread that accepts.
	 */
	void close() {
		Thread ending = closeSocket();
		if (ending != null) {
			Workers.join(ending);
		}
	}

	/**
	 * Let others have the port.
	 */
	synchronized void release() {
		try {
			if (this.keeper != null) {
				this.keeper.close();
				this.keeper = null;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private ServerSocket bind() throws IOException {
		ServerSocket socket = new ServerSocket();
		socket.setReuseAddress(true);
		try {
			socket.bind(address(), BACKLOG);
		}
		catch (BindException ex) {
			// Not every system lets two sockets have the port, even if only one listens.
			if (this.keeper == null) {
				socket.close();
				throw ex;
			}
			release();
			socket.bind(address(), BACKLOG);
		}
		return socket;
	}

	private synchronized @Nullable Thread closeSocket() {
		if (this.server == null) {
			return null;
		}
		try {
			this.server.close();
			this.server = null;
			keepPort();
			return this.acceptor;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void keepPort() throws IOException {
		Socket socket = new Socket();
		socket.setReuseAddress(true);
		try {
			socket.bind(address());
			this.keeper = socket;
		}
		catch (IOException ex) {
			// The port stays free then, and with luck nobody takes it.
			socket.close();
		}
	}

	private InetSocketAddress address() throws IOException {
		return new InetSocketAddress(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }), this.port);
	}

	private void accept(ServerSocket socket) {
		while (!socket.isClosed()) {
			try {
				this.onAccept.accept(socket.accept());
			}
			catch (IOException ex) {
				// Either the socket is closed or the client went before it was accepted.
			}
		}
	}

}
