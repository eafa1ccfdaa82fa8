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

package io.github.resilientwebsocket.outbound;

import java.time.Duration;

/**
 * The ping that has to be written: when it was asked for, and whether the peer can have
 * got it. Times are readings of a monotonic clock in nanoseconds. Not thread-safe.
 */
final class PingSlot {

	/** A ping that goes out so late gives the peer time for its pong. */
	private static final long LATE = Duration.ofSeconds(1).toNanos();

	private boolean wanted;

	private boolean writing;

	private boolean wasLate;

	private long asked;

	private long written;

	/** When the ping went out whose pong is still to come. */
	private long begun;

	private boolean unanswered;

	/** A ping is wanted; one that still waits is as good. */
	void ask(long now) {
		if (!isWaiting()) {
			this.asked = now;
		}
		this.wanted = true;
	}

	boolean isWanted() {
		return this.wanted;
	}

	void begin(long now) {
		this.wanted = false;
		this.writing = true;
		this.unanswered = true;
		this.begun = now;
	}

	void end(long now) {
		if (this.writing) {
			this.writing = false;
			this.wasLate = now - this.asked > LATE;
			this.written = now;
		}
	}

	/**
	 * A pong has arrived.
	 * @return how long that took, or a negative number if no ping was waiting for it
	 */
	long answered(long now) {
		long roundTrip = this.unanswered ? Math.max(0, now - this.begun) : -1;
		this.unanswered = false;
		return roundTrip;
	}

	boolean isWaiting() {
		return this.wanted || this.writing;
	}

	/**
	 * Return whether nothing can be concluded from the silence of the peer.
	 * @param now the time
	 * @param patience how long a ping may take from us to the peer
	 * @return whether the ping in question still waits, or went out late and only now
	 */
	boolean excusesSilence(long now, long patience) {
		if (isWaiting() && now - this.asked >= patience) {
			return true;
		}
		return this.wasLate && now - this.written < patience;
	}

}
