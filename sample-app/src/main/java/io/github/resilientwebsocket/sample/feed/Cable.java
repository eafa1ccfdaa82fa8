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
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.server.PortInUseException;

/**
 * A TCP forwarder on the loopback interface: what lies between a client and a server, and
 * can break in all the ways that a server alone cannot. Thread-safe.
 */
class Cable implements AutoCloseable {

	private final Set<CableStrand> strands = ConcurrentHashMap.newKeySet();

	private int port;

	private @Nullable InetSocketAddress target;

	private @Nullable ServerSocket listener;

	private @Nullable Thread acceptor;

	/**
	 * Create a cable that leads nowhere yet: nobody can connect.
	 * @param port the port for clients; 0 takes any that is free, once and for all
	 */
	Cable(int port) {
		this.port = port;
	}

	/**
	 * Lead the cable to a server. Nobody is let in yet, but it is certain that the port
	 * can be had.
	 * @param targetPort the port of the server
	 * @throws PortInUseException if another process has the port for clients
	 */
	synchronized void connect(int targetPort) {
		try (ServerSocket socket = listen()) {
			this.port = socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new PortInUseException(this.port, ex);
		}
		this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort);
	}

	synchronized int getPort() {
		return this.port;
	}

	/**
	 * End every connection in an orderly way (FIN), but without a close frame.
	 */
	void drop() {
		each(CableStrand::drop);
	}

	/**
	 * End every connection with a reset (RST).
	 */
	void reset() {
		each(CableStrand::reset);
	}

	/**
	 * Swallow what goes over the connections that there are, and let them live.
	 */
	void mute() {
		each(CableStrand::mute);
	}

	/**
	 * Neither read nor write on the connections that there are. What is sent waits.
	 */
	void freeze() {
		each(CableStrand::freeze);
	}

	/**
	 * Go on with what is frozen.
	 */
	void thaw() {
		each(CableStrand::thaw);
	}

	/**
	 * Forge a close frame without a code, which few servers can be made to send.
	 */
	void closeWithoutCode() {
		each(CableStrand::closeWithoutCode);
	}

	/**
	 * When the server ends a connection, keep that from the client.
	 */
	void holdOpen() {
		each(CableStrand::holdOpen);
	}

	/**
	 * Drop every connection and refuse new ones.
	 */
	synchronized void refuse() {
		closeListener();
		drop();
	}

	/**
	 * Accept connections and forward them.
	 */
	synchronized void accept() {
		InetSocketAddress to = this.target;
		if (this.listener != null || to == null) {
			return;
		}
		try {
			ServerSocket socket = listen();
			this.listener = socket;
			this.acceptor = start("cable-accept", () -> acceptFrom(socket, to));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private ServerSocket listen() throws IOException {
		return new ServerSocket(this.port, 50, InetAddress.getLoopbackAddress());
	}

	@Override
	public synchronized void close() {
		this.target = null;
		closeListener();
		each(CableStrand::close);
	}

	private void closeListener() {
		ServerSocket socket = this.listener;
		this.listener = null;
		if (socket != null) {
			Sockets.closeQuietly(socket);
		}
		awaitAcceptor();
	}

	/** As long as a thread waits for clients the kernel lets them in. */
	private void awaitAcceptor() {
		Thread thread = this.acceptor;
		this.acceptor = null;
		try {
			if (thread != null) {
				thread.join(1000);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void acceptFrom(ServerSocket socket, InetSocketAddress to) {
		while (!socket.isClosed()) {
			try {
				forward(socket, socket.accept(), to);
			}
			catch (IOException ex) {
				// Closed by us, or the client was gone before it was accepted.
			}
		}
	}

	private void forward(ServerSocket acceptedBy, Socket client, InetSocketAddress to) {
		Socket server = new Socket();
		try {
			client.setTcpNoDelay(true);
			server.setTcpNoDelay(true);
			server.connect(to);
		}
		catch (IOException ex) {
			Sockets.closeQuietly(client);
			Sockets.closeQuietly(server);
			return;
		}
		CableStrand strand = new CableStrand(client, server);
		this.strands.add(strand);
		strand.start(() -> this.strands.remove(strand));
		if (acceptedBy.isClosed()) {
			// Too late to be among those that were dropped.
			strand.drop();
		}
	}

	private void each(Consumer<CableStrand> action) {
		this.strands.forEach(action);
	}

	static Thread start(String name, Runnable task) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

}
