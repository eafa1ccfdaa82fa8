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
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

/**
 * What one server has seen since its start. Thread-safe.
 */
final class Journal {

	private static final Duration SETTLE_TIMEOUT = Duration.ofMillis(250);

	private final Monitor monitor = new Monitor();

	private final Collection<Wire> wires = new ConcurrentLinkedQueue<>();

	private final Set<Wire> open = new HashSet<>();

	private final Set<Wire> established = new HashSet<>();

	private final List<ScriptedConnection> connections = new ArrayList<>();

	private final Deque<ScriptedConnection> untaken = new ArrayDeque<>();

	private final List<HandshakeRequest> requests = new ArrayList<>();

	private final List<String> violations = new ArrayList<>();

	private final List<Throwable> failures = new ArrayList<>();

	private int connectCount;

	private int maxOpenCount;

	int accepted(Wire wire) {
		this.wires.add(wire);
		this.monitor.update(() -> {
			this.connectCount++;
			if (!wire.isGone()) {
				this.open.add(wire);
			}
		});
		return connectCount();
	}

	void gone(Wire wire) {
		this.monitor.update(() -> {
			this.open.remove(wire);
			this.established.remove(wire);
		});
	}

	void requested(HandshakeRequest request) {
		this.monitor.update(() -> this.requests.add(request));
	}

	/**
	 * Write the last part of a handshake and record the connection, so that whoever sees
	 * one sees the other. A client which ended its last connection first is given a
	 * moment for that to be noticed, so that the two are not counted as open at once.
	 * @param connection the connection
	 * @param wire its wire
	 * @param response the bytes to write
	 * @throws IOException if they cannot be written
	 */
	void establish(ScriptedConnection connection, Wire wire, byte[] response) throws IOException {
		this.monitor.await(SETTLE_TIMEOUT, this.established::isEmpty);
		try {
			this.monitor.update(() -> {
				write(wire, response);
				this.connections.add(connection);
				this.untaken.add(connection);
				if (this.open.contains(wire)) {
					this.established.add(wire);
					this.maxOpenCount = Math.max(this.maxOpenCount, this.established.size());
				}
			});
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	private static void write(Wire wire, byte[] bytes) {
		try {
			wire.write(bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void violation(String violation) {
		this.monitor.update(() -> this.violations.add(violation));
	}

	void failure(Throwable failure) {
		this.monitor.update(() -> this.failures.add(failure));
	}

	@Nullable ScriptedConnection poll(Duration timeout) {
		this.monitor.await(timeout, () -> !this.untaken.isEmpty());
		return this.monitor.get(this.untaken::poll);
	}

	boolean awaitNewConnection(Duration within) {
		int before = connectCount();
		return this.monitor.await(within, () -> !this.untaken.isEmpty() || this.connectCount > before);
	}

	boolean awaitConnectCount(int count, Duration timeout) {
		return this.monitor.await(timeout, () -> this.connectCount >= count);
	}

	boolean awaitRequests(int count, Duration timeout) {
		return this.monitor.await(timeout, () -> this.requests.size() >= count);
	}

	boolean awaitOpenCount(int count, Duration timeout) {
		return this.monitor.await(timeout, () -> this.open.size() == count);
	}

	void cutAll() {
		this.wires.forEach(Wire::cut);
	}

	List<ScriptedConnection> connections() {
		return this.monitor.get(() -> List.copyOf(this.connections));
	}

	List<HandshakeRequest> requests() {
		return this.monitor.get(() -> List.copyOf(this.requests));
	}

	List<String> violations() {
		return this.monitor.get(() -> List.copyOf(this.violations));
	}

	List<Throwable> failures() {
		return this.monitor.get(() -> List.copyOf(this.failures));
	}

	int connectCount() {
		return this.monitor.get(() -> this.connectCount);
	}

	int openCount() {
		return this.monitor.get(this.open::size);
	}

	int maxOpenCount() {
		return this.monitor.get(() -> this.maxOpenCount);
	}

	String describe() {
		return this.monitor
			.get(() -> this.connectCount + " TCP connections, requests " + this.requests + ", accepted handshakes "
					+ this.connections + ", violations " + this.violations + ", failures " + this.failures);
	}

}
