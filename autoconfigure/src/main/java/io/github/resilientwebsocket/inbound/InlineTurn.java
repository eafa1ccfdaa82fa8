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

package io.github.resilientwebsocket.inbound;

/**
 * The turn that the I/O thread has in the lane of the client while it handles what one
 * read has brought. Confined to who reads, but for {@link #isTaken()}.
 */
final class InlineTurn {

	private final Lane lane;

	private final InboundCounters counters;

	private volatile boolean taken;

	private int handled;

	/** Since when, if that is measured. */
	private long since;

	InlineTurn(Lane lane, InboundCounters counters) {
		this.lane = lane;
		this.counters = counters;
	}

	boolean isTaken() {
		return this.taken;
	}

	boolean tryTake() {
		if (!this.lane.tryEnter()) {
			return false;
		}
		this.since = this.counters.isMeasured() ? System.nanoTime() : 0;
		this.taken = true;
		return true;
	}

	/** A message was handled. */
	void handled() {
		this.handled++;
	}

	/** All that was read is handled. */
	void end() {
		if (this.taken) {
			this.counters.received(this.handled);
			if (this.since != 0) {
				this.counters.handled(this.handled, System.nanoTime() - this.since);
			}
			this.handled = 0;
			this.taken = false;
			this.lane.leave();
		}
	}

}
