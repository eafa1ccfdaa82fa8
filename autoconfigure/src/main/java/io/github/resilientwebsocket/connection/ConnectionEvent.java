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

package io.github.resilientwebsocket.connection;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.Verdict;

import org.springframework.web.socket.CloseStatus;

/**
 * What can happen to a client. An event brings the time and, where a delay may have to be
 * drawn, the random number, so that the machine needs neither a clock nor luck.
 */
sealed interface ConnectionEvent {

	/** The reading of a monotonic clock, in nanoseconds. */
	long now();

	/** A number from 0 (inclusive) to 1 (exclusive). */
	default double random() {
		throw new IllegalStateException(this + " brings no random number, so nothing can be drawn");
	}

	/** The application wants a connection. */
	record Start(long now) implements ConnectionEvent {
	}

	/** The application wants none. */
	record Stop(long now) implements ConnectionEvent {
	}

	/** The application wants another one. */
	record Reconnect(long now) implements ConnectionEvent {
	}

	/** The customizers are through. */
	record Prepared(long now, long link) implements ConnectionEvent {
	}

	/** The handshake is complete. */
	record Opened(long now, long link) implements ConnectionEvent {
	}

	/** It is the turn of the open handlers. */
	record OpenHandlersBegun(long now, long link) implements ConnectionEvent {
	}

	/** The open handlers have returned. */
	record OpenHandlersDone(long now, long link) implements ConnectionEvent {
	}

	/** The attempt has failed and nothing is left of it. */
	record ConnectFailed(long now, double random, long link, ConnectFailure failure) implements ConnectionEvent {
	}

	/** The connection has ended and nothing is left of it. */
	record Closed(long now, double random, long link, CloseStatus status, Origin origin) implements ConnectionEvent {
	}

	/** A message takes longer to write than it may. */
	record WriteStalled(long now, long link) implements ConnectionEvent {
	}

	/** What the server sent cannot be accepted. */
	record Unacceptable(long now, long link, CloseStatus status) implements ConnectionEvent {
	}

	/** The application has closed the session of a connection, not the client. */
	record CloseRequested(long now, long link, CloseStatus status) implements ConnectionEvent {
	}

	/**
	 * A timer of a link, or with link 0 of the client, has run out.
	 *
	 * @param due when it should have
	 * @param vitals how the connection does
	 */
	record TimerFired(long now, double random, long link, Timer timer, long due,
			Vitals vitals) implements ConnectionEvent {
	}

	/**
	 * An event that leads to a decision, and what the application said to that.
	 */
	record Judged(long now, ConnectionEvent event, Verdict verdict) implements ConnectionEvent {

		@Override
		public double random() {
			return this.event.random();
		}

	}

	/** What a timer is for. */
	enum Timer {

		RETRY, PREPARE, OPEN, CLOSE, PING, PONG, IDLE, MAX_AGE, HANDOVER

	}

	/**
	 * How a connection does, read at the moment when a timer runs out: data itself never
	 * becomes an event.
	 *
	 * @param lastProof when the peer last proved to be alive: a pong of ours, or data
	 * @param lastData when data last arrived
	 * @param heldBack whether we do not read, so that the peer cannot prove anything
	 * @param pingWaiting whether the last ping could not be written yet
	 */
	record Vitals(long lastProof, long lastData, boolean heldBack, boolean pingWaiting) {

		static final Vitals NONE = new Vitals(0, 0, false, false);

	}

}
