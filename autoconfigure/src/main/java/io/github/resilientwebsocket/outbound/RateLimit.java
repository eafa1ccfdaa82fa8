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

/**
 * No more than so many messages within any second. One of them is kept for pings, so that
 * a flood of data does not make a live peer look dead. Not thread-safe; times are
 * readings of a monotonic clock in nanoseconds.
 */
final class RateLimit {

	private static final long SECOND = 1_000_000_000;

	/** When the last messages were written, the oldest at {@link #next}. */
	private final long[] written;

	private final int reserve;

	private int next;

	private int count;

	RateLimit(int perSecond) {
		this.written = new long[perSecond];
		this.reserve = (perSecond > 1) ? 1 : 0;
	}

	/**
	 * Return how long a message has to wait.
	 * @param ping whether it is a ping
	 * @param now the time
	 * @return the nanoseconds, 0 or less if it may be written now
	 */
	long delay(boolean ping, long now) {
		int limit = this.written.length - (ping ? 0 : this.reserve);
		if (this.count < limit) {
			return 0;
		}
		// As many messages ago as there may be within a second.
		int index = Math.floorMod(this.next - limit, this.written.length);
		return this.written[index] + SECOND - now;
	}

	/**
	 * Count a message.
	 * @param now the time
	 */
	void written(long now) {
		this.written[this.next] = now;
		this.next = (this.next + 1) % this.written.length;
		this.count = Math.min(this.count + 1, this.written.length);
	}

}
