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

package io.github.resilientwebsocket.soak;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectFailedException;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ConnectionAttemptFailedEvent;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionSender;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.ConnectionStateChangedEvent;
import io.github.resilientwebsocket.ResilientWebSocketListener;
import io.github.resilientwebsocket.secrets.SecretWatch;

import org.springframework.web.socket.WebSocketMessage;

/**
 * What one client has told, in numbers, and whether any of it was told twice, not at all
 * or out of order.
 */
final class Chronicle implements ResilientWebSocketListener {

	/** What was wrong, each time. */
	final List<String> faults = new CopyOnWriteArrayList<>();

	volatile int opened;

	volatile int closed;

	/** Attempts that failed, and those of them in which nobody listened. */
	volatile int failed;

	volatile int refused;

	/** Failed attempts that came to {@code onError}. */
	volatile int errors;

	/** The last connection with a greeting of the server. */
	volatile long greeted;

	volatile ConnectionState state = ConnectionState.STOPPED;

	private final BitSet messages = new BitSet();

	private int lastMessage = -1;

	@Override
	public void onOpen(ConnectionInfo connection, ConnectionSender sender) {
		SecretWatch.show("ConnectionInfo", connection);
		check(connection.generation() == this.opened + 1, "opened " + connection);
		check(this.closed == this.opened, "opened before the end of the one before: " + connection);
		this.opened = this.opened + 1;
	}

	@Override
	public void onMessage(WebSocketMessage<?> message, ConnectionInfo connection, ConnectionSender sender) {
		check(connection.generation() == this.opened && this.closed < this.opened, "a message of " + connection);
		if (message.getPayload().equals("hello")) {
			check(connection.generation() > this.greeted, "a second greeting of " + connection);
			this.greeted = connection.generation();
			return;
		}
		int number = Integer.parseInt((String) message.getPayload());
		check(number > this.lastMessage, "message " + number + " after " + this.lastMessage);
		this.lastMessage = number;
		synchronized (this.messages) {
			this.messages.set(number);
		}
	}

	@Override
	public void onClose(CloseInfo close, ConnectionInfo connection) {
		SecretWatch.show("CloseInfo", close);
		check(connection.generation() == this.closed + 1, "closed " + connection + " with " + close);
		check(this.opened == this.closed + 1, "closed before it opened: " + connection);
		this.closed = this.closed + 1;
	}

	@Override
	public void onError(Throwable error) {
		SecretWatch.show("onError", error);
		check(error instanceof ConnectFailedException, "error " + error);
		this.errors = this.errors + 1;
	}

	void changed(ConnectionStateChangedEvent event) {
		SecretWatch.show("ConnectionStateChangedEvent", event);
		check(event.from() == this.state, "changed " + event + " in " + this.state);
		this.state = event.to();
	}

	void failed(ConnectionAttemptFailedEvent event) {
		SecretWatch.show("ConnectionAttemptFailedEvent", event);
		this.failed = this.failed + 1;
		if (event.failure().kind() == Kind.CONNECT) {
			this.refused = this.refused + 1;
		}
	}

	/**
	 * Return the messages that came.
	 * @return their numbers
	 */
	BitSet messages() {
		synchronized (this.messages) {
			return (BitSet) this.messages.clone();
		}
	}

	private void check(boolean right, String fault) {
		if (!right) {
			this.faults.add(fault);
		}
	}

	@Override
	public String toString() {
		return this.opened + " opened, " + this.closed + " closed, " + this.failed + " failed attempts, " + this.errors
				+ " errors, " + this.state + ", faults " + this.faults;
	}

}
