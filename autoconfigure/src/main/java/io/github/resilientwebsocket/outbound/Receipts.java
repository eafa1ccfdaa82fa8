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

import java.nio.ByteBuffer;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.PingMessage;

/**
 * The pings of one connection. Each says how many messages went before it, so that its
 * pong is a receipt for all of those: a peer answers in order, and may answer only the
 * latest ping (RFC 6455, section 5.5.3). Guarded by the lock of the queue.
 */
final class Receipts {

	/** How many messages may go without a ping of their own. */
	private static final int BATCH = 64;

	/** How long a message may go without one. */
	static final Duration INTERVAL = Duration.ofMillis(50);

	private final long nonce;

	private final boolean enabled;

	private long position;

	private int since;

	private boolean wanted;

	private boolean timed;

	Receipts(long nonce, boolean enabled) {
		this.nonce = nonce;
		this.enabled = enabled;
	}

	/**
	 * A message is going to be written.
	 * @return how many those are with it
	 */
	long next() {
		this.since++;
		return ++this.position;
	}

	/** The ping that is written next. */
	PingMessage ping() {
		this.since = 0;
		this.wanted = false;
		return new PingMessage(ByteBuffer.allocate(2 * Long.BYTES).putLong(this.nonce).putLong(this.position).flip());
	}

	/** A receipt for what was written is wanted soon. */
	void want() {
		this.timed = false;
		this.wanted = this.enabled && this.since > 0;
	}

	boolean isWanted() {
		return this.wanted;
	}

	boolean isDue() {
		return this.wanted || (this.enabled && this.since >= BATCH);
	}

	/**
	 * Return whether the caller has to call {@link #want()} after the interval.
	 * @return whether to start the timer
	 */
	boolean startTimer() {
		boolean start = this.enabled && this.since > 0 && !this.timed;
		this.timed = this.timed || start;
		return start;
	}

	/** What a pong says, if it answers a ping of this connection. */
	@Nullable Long position(ByteBuffer payload) {
		int start = payload.position();
		boolean ours = payload.remaining() == 2 * Long.BYTES && payload.getLong(start) == this.nonce;
		return ours ? payload.getLong(start + Long.BYTES) : null;
	}

}
