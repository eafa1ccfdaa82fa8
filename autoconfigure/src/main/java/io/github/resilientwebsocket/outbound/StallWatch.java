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

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Watches that no message takes too long to be written. There is at most one timer a
 * connection, and none when nothing was written for a while: a timer for every message
 * would cost more than the message.
 */
final class StallWatch {

	private final AtomicBoolean watching = new AtomicBoolean();

	private final OutboundServices services;

	private final long limit;

	private final Runnable onStalled;

	private volatile long began;

	private volatile boolean writing;

	StallWatch(OutboundServices services, Runnable onStalled) {
		this.services = services;
		this.limit = services.settings().sendTimeout().toNanos();
		this.onStalled = onStalled;
	}

	void messageBegins(long now) {
		this.began = now;
		this.writing = true;
		if (!this.watching.get() && this.watching.compareAndSet(false, true)) {
			schedule(this.limit);
		}
	}

	void messageEnds() {
		this.writing = false;
	}

	private void check() {
		// First, so that the time read next is not of a message before this one.
		boolean wasWriting = this.writing;
		long rest = this.limit - (this.services.clock().getAsLong() - this.began);
		if (rest > 0) {
			// Also for a message that was written meanwhile: the next one may be near.
			schedule(rest);
		}
		else if (wasWriting) {
			this.watching.set(false);
			this.onStalled.run();
		}
		else {
			this.watching.set(false);
			if (this.writing && this.watching.compareAndSet(false, true)) {
				schedule(this.limit);
			}
		}
	}

	private void schedule(long delay) {
		try {
			var unused = this.services.timers().schedule(this::check, delay, TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			// Shut down; the connections are being cut anyway.
		}
	}

}
