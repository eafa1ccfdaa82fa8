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
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
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

	/** Accepts a WebSocket handshake and reads nothing more. */
	static void acceptHandshake(Socket socket) throws Exception {
		StringBuilder request = new StringBuilder();
		while (request.indexOf("\r\n\r\n") == -1) {
			request.append((char) socket.getInputStream().read());
		}
		String key = request.toString().replaceAll("(?s).*Sec-WebSocket-Key: (\\S+).*", "$1");
		byte[] hash = MessageDigest.getInstance("SHA-1")
			.digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.ISO_8859_1));
		socket.getOutputStream()
			.write(("HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
					+ Base64.getEncoder().encodeToString(hash) + "\r\n\r\n")
				.getBytes(StandardCharsets.ISO_8859_1));
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
			catch (SocketTimeoutException ex) {
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
