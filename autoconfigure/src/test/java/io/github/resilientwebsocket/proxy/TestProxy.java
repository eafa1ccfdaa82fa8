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

package io.github.resilientwebsocket.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An HTTP proxy that says what it is told, brings everybody to the same server, whatever
 * host they ask for, and counts the bytes.
 */
public final class TestProxy implements AutoCloseable {

	/** The answer of a proxy that lets a client through. */
	public static final String ESTABLISHED = "HTTP/1.1 200 Connection established\r\n\r\n";

	private final ServerSocket listener;

	private final int target;

	private final String answer;

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	private final AtomicLong toServer = new AtomicLong();

	private final AtomicLong toClient = new AtomicLong();

	private TestProxy(int target, String answer) {
		try {
			this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.target = target;
		this.answer = answer;
		start("proxy", this::accept);
	}

	/**
	 * Start a proxy.
	 * @param target the port of the server on the loopback address
	 * @return the proxy
	 */
	public static TestProxy to(int target) {
		return new TestProxy(target, ESTABLISHED);
	}

	/**
	 * Start a proxy that gives one answer and goes no further.
	 * @param answer the answer, or an empty one for none
	 * @return the proxy
	 */
	public static TestProxy answering(String answer) {
		return new TestProxy(0, answer);
	}

	public int port() {
		return this.listener.getLocalPort();
	}

	/**
	 * Return what clients asked for.
	 * @return the heads of the requests
	 */
	public List<String> requests() {
		return this.requests;
	}

	public long bytesToServer() {
		return this.toServer.get();
	}

	public long bytesToClient() {
		return this.toClient.get();
	}

	@Override
	public void close() {
		closeQuietly(this.listener);
		this.sockets.forEach(TestProxy::closeQuietly);
	}

	private void accept() throws IOException {
		while (!this.listener.isClosed()) {
			Socket client = this.listener.accept();
			this.sockets.add(client);
			start("proxy-up", () -> serve(client));
		}
	}

	private void serve(Socket client) throws IOException {
		StringBuilder request = new StringBuilder();
		while (request.indexOf("\r\n\r\n") == -1) {
			int next = client.getInputStream().read();
			if (next == -1) {
				return;
			}
			request.append((char) next);
		}
		this.requests.add(request.toString());
		client.getOutputStream().write(this.answer.getBytes(StandardCharsets.ISO_8859_1));
		if (this.target != 0) {
			Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target);
			server.setTcpNoDelay(true);
			client.setTcpNoDelay(true);
			this.sockets.add(server);
			start("proxy-down", () -> copy(server, client, this.toClient));
			copy(client, server, this.toServer);
		}
	}

	private static void copy(Socket from, Socket to, AtomicLong count) throws IOException {
		byte[] buffer = new byte[64 * 1024];
		try (from; to) {
			InputStream input = from.getInputStream();
			OutputStream output = to.getOutputStream();
			int length = input.read(buffer);
			while (length != -1) {
				count.addAndGet(length);
				output.write(buffer, 0, length);
				length = input.read(buffer);
			}
		}
	}

	private static void start(String name, Action action) {
		Thread thread = new Thread(() -> {
			try {
				action.run();
			}
			catch (IOException ex) {
				// Closed.
			}
		}, name);
		thread.setDaemon(true);
		thread.start();
	}

	private static void closeQuietly(AutoCloseable closeable) {
		try {
			closeable.close();
		}
		catch (Exception ex) {
			// Closed all the same.
		}
	}

	/**
	 * What a thread does.
	 */
	private interface Action {

		void run() throws IOException;

	}

}
