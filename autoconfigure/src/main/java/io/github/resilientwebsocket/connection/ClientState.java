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

import java.time.Duration;

import io.github.resilientwebsocket.ConnectionState;
import org.jspecify.annotations.Nullable;

/**
 * All that the machine knows about a client. Times are readings of a monotonic clock in
 * nanoseconds.
 *
 * @param state what the application sees
 * @param wanted whether there shall be a connection; while {@code CLOSING} it tells what
 * comes after
 * @param current the connection, or the attempt for one
 * @param next an attempt for the connection that takes the place of the current one
 * @param failures how many losses and failed attempts there were in a row
 * @param attempts how many attempts there were in this series
 * @param handovers how many attempts there were to replace the current connection
 * @param failingSince when the series began
 * @param lostAt when the last connection was lost, or the client started
 * @param generation how many connections were opened
 * @param lastLink the last id given to a link
 * @param triedAfresh whether the series has had its try without a delay, after 401 or 403
 */
record ClientState(ConnectionState state, boolean wanted, @Nullable Link current, @Nullable Link next, int failures,
		int attempts, int handovers, long failingSince, long lostAt, long generation, long lastLink,
		boolean triedAfresh) {

	static final ClientState INITIAL = new ClientState(ConnectionState.STOPPED, false, null, null, 0, 0, 0, 0, 0, 0, 0,
			false);

	boolean isCurrent(long link) {
		return this.current != null && this.current.id() == link;
	}

	boolean isNext(long link) {
		return this.next != null && this.next.id() == link;
	}

	/** The number of the connection that is open or, if none is, of the next one. */
	long shownGeneration() {
		return (this.current != null && this.current.wasOpened()) ? this.current.generation() : this.generation + 1;
	}

	Duration failingFor(long now) {
		return Duration.ofNanos(now - this.failingSince);
	}

	ClientState state(ConnectionState state, boolean wanted) {
		return new ClientState(state, wanted, this.current, this.next, this.failures, this.attempts, this.handovers,
				this.failingSince, this.lostAt, this.generation, this.lastLink, this.triedAfresh);
	}

	ClientState current(@Nullable Link current) {
		return new ClientState(this.state, this.wanted, current, this.next, this.failures, this.attempts,
				this.handovers, this.failingSince, this.lostAt, this.generation, this.lastLink, this.triedAfresh);
	}

	ClientState next(@Nullable Link next) {
		return new ClientState(this.state, this.wanted, this.current, next, this.failures, this.attempts,
				this.handovers, this.failingSince, this.lostAt, this.generation, this.lastLink, this.triedAfresh);
	}

	/** As at the beginning; only links are never taken for those before. */
	ClientState renewed() {
		return new ClientState(INITIAL.state, INITIAL.wanted, null, null, 0, 0, 0, 0, 0, 0, this.lastLink, false);
	}

	/** A new series of attempts begins. */
	ClientState fresh(long now) {
		return new ClientState(this.state, this.wanted, this.current, this.next, 0, 0, this.handovers, now, this.lostAt,
				this.generation, this.lastLink, false);
	}

	/** The one try that does not wait, after 401 or 403, is spent. */
	ClientState triedAfreshOnce() {
		return new ClientState(this.state, this.wanted, this.current, this.next, this.failures, this.attempts,
				this.handovers, this.failingSince, this.lostAt, this.generation, this.lastLink, true);
	}

	ClientState failed() {
		return new ClientState(this.state, this.wanted, this.current, this.next, this.failures + 1, this.attempts,
				this.handovers, this.failingSince, this.lostAt, this.generation, this.lastLink, this.triedAfresh);
	}

	ClientState lost(long now) {
		return new ClientState(this.state, this.wanted, this.current, this.next, this.failures, this.attempts,
				this.handovers, this.failingSince, now, this.generation, this.lastLink, this.triedAfresh);
	}

	/** One more link, as an attempt for the current one. */
	ClientState attempted() {
		return new ClientState(this.state, this.wanted, this.current, this.next, this.failures, this.attempts + 1,
				this.handovers, this.failingSince, this.lostAt, this.generation, this.lastLink + 1, this.triedAfresh);
	}

	/** One more link, as an attempt to replace the current one. */
	ClientState replacing() {
		return new ClientState(this.state, this.wanted, this.current, this.next, this.failures, this.attempts,
				this.handovers + 1, this.failingSince, this.lostAt, this.generation, this.lastLink + 1,
				this.triedAfresh);
	}

	ClientState opened() {
		return new ClientState(this.state, this.wanted, this.current, this.next, this.failures, this.attempts, 0,
				this.failingSince, this.lostAt, this.generation + 1, this.lastLink, this.triedAfresh);
	}

}
