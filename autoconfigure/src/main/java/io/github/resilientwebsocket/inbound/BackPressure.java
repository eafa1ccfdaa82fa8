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

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

import io.github.resilientwebsocket.transport.TransportConnection;

/**
 * Holds the peer back: what is not read stays in its buffers and in those of TCP. Only
 * who reads suspends.
 */
final class BackPressure {

	private final AtomicBoolean suspended = new AtomicBoolean();

	private final TransportConnection connection;

	private final LongSupplier clock;

	private volatile long lastResume;

	BackPressure(TransportConnection connection, LongSupplier clock) {
		this.connection = connection;
		this.clock = clock;
		this.lastResume = connection.getLastDataNanos();
	}

	boolean isSuspended() {
		return this.suspended.get();
	}

	void suspend() {
		this.connection.suspend();
		this.suspended.set(true);
	}

	void resume() {
		if (this.suspended.compareAndSet(true, false)) {
			this.lastResume = this.clock.getAsLong();
			this.connection.resume();
		}
	}

	/**
	 * Return since when the connection is read.
	 * @return the time of the opening or of the last resumption, on the clock of the
	 * client
	 */
	long getLastResumeNanos() {
		return this.lastResume;
	}

}
