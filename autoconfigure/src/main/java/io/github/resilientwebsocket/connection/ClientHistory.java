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
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.Verdict;
import io.github.resilientwebsocket.connection.ClientStatus.LastClose;
import io.github.resilientwebsocket.connection.ClientTransition.Decision;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a client: its last transitions, and what they come to. Written by
 * its loop, read by any thread.
 */
final class ClientHistory {

	/** Enough for the story of an outage, and little for a thousand clients. */
	static final int LENGTH = 50;

	private final Deque<ClientTransition> transitions = new ArrayDeque<>(0);

	private final LongSupplier clock;

	private long outageStart;

	private boolean inOutage;

	private boolean slow;

	private long generation = 1;

	private @Nullable LastClose lastClose;

	ClientHistory(LongSupplier clock) {
		this.clock = clock;
	}

	synchronized void changed(Effect.NotifyState change) {
		if (this.transitions.size() == LENGTH) {
			this.transitions.removeFirst();
		}
		this.transitions.addLast(new ClientTransition(Instant.now(), change.from(), change.to(), change.cause(),
				decision(change), change.nextDelay(), change.attempt(), change.generation()));
		this.generation = change.generation();
		if (change.to() == ConnectionState.READY || change.to().isTerminal()) {
			this.inOutage = false;
			this.slow = false;
		}
		else if (!this.inOutage) {
			this.inOutage = true;
			this.outageStart = this.clock.getAsLong();
		}
		if (change.to() == ConnectionState.BACKING_OFF) {
			this.slow = decision(change) == Decision.RECONNECT_SLOWLY;
		}
	}

	synchronized void closed(CloseInfo close) {
		this.lastClose = new LastClose(close.status().getCode(), close.origin(), Instant.now());
	}

	synchronized void clear() {
		this.transitions.clear();
		this.inOutage = false;
		this.slow = false;
		this.generation = 1;
		this.lastClose = null;
	}

	/** From the oldest to the latest. */
	synchronized List<ClientTransition> transitions() {
		return List.copyOf(this.transitions);
	}

	synchronized ClientStatus status() {
		ClientTransition last = this.transitions.peekLast();
		if (last == null) {
			return new ClientStatus(ConnectionState.STOPPED, null, this.generation, 0, null, Duration.ZERO, false,
					null);
		}
		Instant nextAttempt = (last.to() == ConnectionState.BACKING_OFF) ? last.time().plus(last.nextDelay()) : null;
		return new ClientStatus(last.to(), last.time(), this.generation, last.attempt(), nextAttempt, outage(),
				this.slow, this.lastClose);
	}

	/** How long there has been no connection although one is wanted. */
	synchronized Duration outage() {
		return this.inOutage ? Duration.ofNanos(this.clock.getAsLong() - this.outageStart) : Duration.ZERO;
	}

	private static Decision decision(Effect.NotifyState change) {
		if (change.retry() != null) {
			return (change.retry().verdict() == Verdict.RECONNECT_SLOWLY) ? Decision.RECONNECT_SLOWLY
					: Decision.RECONNECT;
		}
		return switch (change.to()) {
			case ENDED -> Decision.END;
			case FAILED -> Decision.GIVE_UP;
			default -> Decision.NONE;
		};
	}

}
