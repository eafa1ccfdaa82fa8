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

package io.github.resilientwebsocket.test.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectionAttemptFailedEvent;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.ConnectionStateChangedEvent;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to one client since the test method began. Thread-safe. The lists are
 * copies. Application events and the calls of listeners come on different threads, so
 * only things of one kind are in their true order for certain.
 *
 * @since 0.1.0
 */
public final class ClientConnectionHistory implements AssertProvider<ClientConnectionHistoryAssert> {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final List<Object> entries = new ArrayList<>();

	private final String name;

	private final @Nullable ScriptedWebSocketServer server;

	ClientConnectionHistory(String name, @Nullable ScriptedWebSocketServer server) {
		this.name = name;
		this.server = server;
	}

	/**
	 * Return the name of the client.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the changes of the state.
	 * @return the events, in their order
	 */
	public List<ConnectionStateChangedEvent> transitions() {
		return entries(ConnectionStateChangedEvent.class);
	}

	/**
	 * Return the states that the client came to.
	 * @return the states, in their order
	 */
	public List<ConnectionState> states() {
		return transitions().stream().map(ConnectionStateChangedEvent::to).toList();
	}

	/**
	 * Return the connections that were opened. One is added when the {@code @OnOpen}
	 * methods of the application have ended.
	 * @return the connections, in their order
	 */
	public List<ConnectionInfo> connections() {
		return entries(ConnectionInfo.class);
	}

	/**
	 * Return how connections have ended. One is added when the {@code @OnClose} methods
	 * of the application have ended.
	 * @return the ends, in the order of the connections
	 */
	public List<CloseInfo> closes() {
		return entries(CloseInfo.class);
	}

	/**
	 * Return the attempts to connect that have failed.
	 * @return the events, in their order
	 */
	public List<ConnectionAttemptFailedEvent> failedAttempts() {
		return entries(ConnectionAttemptFailedEvent.class);
	}

	@Nullable ScriptedWebSocketServer server() {
		return this.server;
	}

	private <T> List<T> entries(Class<T> type) {
		this.lock.lock();
		try {
			return this.entries.stream().filter(type::isInstance).map(type::cast).toList();
		}
		finally {
			this.lock.unlock();
		}
	}

	void add(Object entry) {
		this.lock.lock();
		try {
			this.entries.add(entry);
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	void clear() {
		this.lock.lock();
		try {
			this.entries.clear();
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean await(Duration within, Predicate<ClientConnectionHistory> condition) {
		long rest = within.toNanos();
		this.lock.lock();
		try {
			while (!condition.test(this)) {
				if (rest <= 0) {
					return false;
				}
				rest = this.changed.awaitNanos(rest);
			}
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Used by AssertJ's {@code assertThat}.
	 */
	@Override
	public ClientConnectionHistoryAssert assertThat() {
		return new ClientConnectionHistoryAssert(this);
	}

	@Override
	public String toString() {
		this.lock.lock();
		try {
			List<String> lines = new ArrayList<>(List.of("WebSocket client '" + this.name + "':"));
			this.entries.forEach((entry) -> lines.add("  " + describe(entry)));
			if (this.entries.isEmpty()) {
				lines.add("  nothing has happened");
			}
			return String.join(System.lineSeparator(), lines);
		}
		finally {
			this.lock.unlock();
		}
	}

	private static String describe(Object entry) {
		if (entry instanceof ConnectionStateChangedEvent change) {
			String delay = change.nextDelay().isZero() ? "" : ", next attempt in " + change.nextDelay();
			return change.from() + " -> " + change.to() + ": " + change.cause() + delay;
		}
		if (entry instanceof ConnectionAttemptFailedEvent failed) {
			return "attempt " + failed.attempt() + " failed: " + failed.failure().describe();
		}
		if (entry instanceof ConnectionInfo connection) {
			return "connection " + connection.generation() + " opened after an outage of " + connection.outage();
		}
		if (entry instanceof CloseInfo close) {
			return "connection ended by " + close.origin() + " with " + close.status().getCode();
		}
		return entry.toString();
	}

}
