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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The one timer for messages that have waited too long. Guarded by the lock of the queue.
 */
final class Expiry {

	/** Messages that expire one after the other are taken together. */
	private static final long STEP = Duration.ofMillis(10).toNanos();

	private final OutboundServices services;

	private final Runnable onDue;

	private long due = OutboundMessage.NEVER;

	Expiry(OutboundServices services, Runnable onDue) {
		this.services = services;
		this.onDue = onDue;
	}

	/** A message expires then. */
	void watch(long deadline, long now) {
		if (deadline == OutboundMessage.NEVER || (this.due != OutboundMessage.NEVER && deadline - this.due >= 0)) {
			return;
		}
		this.due = deadline;
		try {
			var unused = this.services.timers()
				.schedule(this.onDue, Math.max(STEP, deadline - now), TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			// Shut down: all that waits is going to fail anyway.
		}
	}

	/** The timer has run out. */
	void reset() {
		this.due = OutboundMessage.NEVER;
	}

}
