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

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.MessageNotSentException.Reason;
import io.github.resilientwebsocket.policy.Decision;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.CloseStatus;

/**
 * What the machine wants done. None of it waits; what comes of it is an event.
 */
sealed interface Effect {

	/** Let the customizers prepare the handshake. */
	record Prepare(long link, int attempt) implements Effect {
	}

	/** Connect with the prepared handshake. */
	record Connect(long link) implements Effect {
	}

	/** Send a close frame and wait for the peer. */
	record Close(long link, CloseStatus status) implements Effect {
	}

	/** Abandon the attempt or cut the connection. */
	record Abort(long link) implements Effect {
	}

	/** Send a ping. */
	record Ping(long link) implements Effect {
	}

	/** Start a timer, in place of one of the same link and kind. */
	record Schedule(long link, ConnectionEvent.Timer timer, Duration delay) implements Effect {
	}

	/** Cancel a timer. */
	record Cancel(long link, ConnectionEvent.Timer timer) implements Effect {
	}

	/** Cancel all timers of a link. */
	record CancelAll(long link) implements Effect {
	}

	/** Let the writer of the link take from the queue. */
	record OpenWriter(long link) implements Effect {
	}

	/** End the writer of the link; what waits in the queue stays there. */
	record SealWriter(long link) implements Effect {
	}

	/** Let messages wait in the queue. */
	record OpenQueue() implements Effect {
	}

	/** Fail all that wait in the queue, and all that come. */
	record SealQueue(Reason reason) implements Effect {
	}

	/** Tell the listeners of a new connection and report when they have returned. */
	record NotifyOpened(long link, long generation, int attempt, Duration outage) implements Effect {
	}

	/** Tell the listeners of the end of a connection. */
	record NotifyClosed(long link, CloseInfo info) implements Effect {
	}

	/** Tell of a failed attempt. */
	record NotifyAttemptFailed(ConnectFailure failure, int attempt, boolean willRetry,
			Duration nextDelay) implements Effect {
	}

	/** Tell of a new state; while backing off, of the next attempt too. */
	record NotifyState(ConnectionState from, ConnectionState to, String cause, int attempt,
			Decision.@Nullable Retry retry, long generation) implements Effect {

		Duration nextDelay() {
			return (this.retry != null) ? this.retry.delay() : Duration.ZERO;
		}

	}

}
