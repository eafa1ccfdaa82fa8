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

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Accepts TCP connections and does with them what a test says, before any TLS or HTTP.
 */
final class RawServer implements AutoCloseable {

	final List<Socket> sockets = new CopyOnWriteArrayList<>();

	private final ServerSocket listener;

	RawServer(Action action) throws IOException {
		this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), action);
	}

	RawServer(ServerSocket listener, Action action) {
		this.listener = listener;
		Thread thread = new Thread(() -> accept(action), "raw-server");
		thread.setDaemon(true);
		thread.start();
	}

	private void accept(Action action) {
		while (!this.listener.isClosed()) {
			try {
				Socket socket = this.listener.accept();
				this.sockets.add(socket);
				action.run(socket);
			}
			catch (Exception ex) {
				// Closed.
			}
		}
	}

	URI uri(String scheme) {
		return URI.create(scheme + "://127.0.0.1:" + this.listener.getLocalPort() + "/");
	}

	/** Whether the client has ended all of its connections. */
	boolean isAbandoned() {
		return this.sockets.stream().allMatch((socket) -> {
			try {
				socket.setSoTimeout(10);
				while (socket.getInputStream().read() != -1) {
					// What the client said before.
				}
				return true;
			}
			catch (java.net.SocketTimeoutException ex) {
				return false;
			}
			catch (IOException ex) {
				return true;
			}
		});
	}

	@Override
	public void close() throws IOException {
		this.listener.close();
		for (Socket socket : this.sockets) {
			socket.close();
		}
	}

	/**
	 * What to do with a socket.
	 */
	interface Action {

		void run(Socket socket) throws Exception;

	}

}
