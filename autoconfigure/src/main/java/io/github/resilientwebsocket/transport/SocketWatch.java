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
import java.nio.channels.AsynchronousSocketChannel;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

/**
 * What is known about the socket of one connect. Tomcat opens the socket on the thread
 * that connects, which is how the two find each other.
 */
final class SocketWatch {

	private static final ThreadLocal<SocketWatch> CURRENT = new ThreadLocal<>();

	private volatile @Nullable AsynchronousSocketChannel channel;

	private volatile boolean connected;

	private final ReadSwitch reading = new ReadSwitch();

	private final ReadBuffers buffers;

	private final @Nullable ProxyTunnel tunnel;

	private volatile @Nullable ReadWatch reads;

	/** Confined to who reads. */
	private long bytesRead;

	/**
	 * Create a watch.
	 * @param buffers the buffers to read into
	 */
	SocketWatch(ReadBuffers buffers) {
		this(buffers, null);
	}

	/**
	 * Create a watch.
	 * @param buffers the buffers to read into
	 * @param tunnel the way through a proxy, or {@code null} for none
	 */
	SocketWatch(ReadBuffers buffers, @Nullable ProxyTunnel tunnel) {
		this.buffers = buffers;
		this.tunnel = tunnel;
	}

	@Nullable ProxyTunnel tunnel() {
		return this.tunnel;
	}

	ReadBuffers buffers() {
		return this.buffers;
	}

	/**
	 * Run a connect whose socket is to be watched by this.
	 * @param <V> the type of the result
	 * @param connect the connect
	 * @return its result
	 * @throws Exception if it failed
	 */
	<V> V during(Callable<V> connect) throws Exception {
		CURRENT.set(this);
		try {
			return connect.call();
		}
		finally {
			CURRENT.remove();
		}
	}

	static @Nullable SocketWatch current() {
		return CURRENT.get();
	}

	@Nullable AsynchronousSocketChannel channel() {
		return this.channel;
	}

	void opened(AsynchronousSocketChannel channel) {
		this.channel = channel;
	}

	void connected() {
		this.connected = true;
	}

	/**
	 * Let somebody know about the reads.
	 * @param reads whom to tell
	 */
	void watch(ReadWatch reads) {
		this.reads = reads;
	}

	/**
	 * Count what was read.
	 * @param bytes how much, negative at the end of the stream
	 */
	void count(int bytes) {
		this.bytesRead += Math.max(0, bytes);
	}

	long bytesRead() {
		return this.bytesRead;
	}

	boolean begin() {
		ReadWatch current = this.reads;
		return current != null && current.begin();
	}

	void end() {
		ReadWatch current = this.reads;
		if (current != null) {
			current.end();
		}
	}

	void complete() {
		ReadWatch current = this.reads;
		if (current != null) {
			current.complete();
		}
	}

	void pending() {
		ReadWatch current = this.reads;
		if (current != null) {
			current.pending();
		}
	}

	void over() {
		ReadWatch current = this.reads;
		if (current != null) {
			current.over();
		}
	}

	/**
	 * Return the switch of the socket's reads.
	 * @return the switch
	 */
	ReadSwitch reading() {
		return this.reading;
	}

	/**
	 * Return whether the socket goes through here, so that its reads obey the switch.
	 * @return whether there is a socket
	 */
	boolean isWatching() {
		return this.channel != null;
	}

	/**
	 * Return whether TCP is known not to have connected.
	 * @return whether the failure is one of TCP
	 */
	boolean isUnconnected() {
		return this.channel != null && !this.connected;
	}

	/**
	 * Cut TCP. Frees every thread that waits for it.
	 * @return whether it is certain that the socket is closed
	 */
	boolean cut() {
		AsynchronousSocketChannel current = this.channel;
		if (current == null) {
			return false;
		}
		try {
			current.close();
		}
		catch (IOException ex) {
			// The descriptor is gone all the same.
		}
		return !current.isOpen();
	}

}
