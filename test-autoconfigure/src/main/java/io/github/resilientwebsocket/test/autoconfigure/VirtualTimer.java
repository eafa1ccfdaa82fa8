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

package io.github.resilientwebsocket.test.autoconfigure;

import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A timer on virtual time.
 *
 * @param <V> the type of the result
 */
final class VirtualTimer<V> extends FutureTask<V> implements ScheduledFuture<V> {

	private final VirtualClock clock;

	private final Executor loop;

	private volatile long due;

	private volatile long number;

	VirtualTimer(Callable<V> task, VirtualClock clock, Executor loop) {
		super(task);
		this.clock = clock;
		this.loop = loop;
	}

	void schedule(long due, long number) {
		this.due = due;
		this.number = number;
	}

	long due() {
		return this.due;
	}

	/** Tells timers of one moment apart, in the order in which they were made. */
	long number() {
		return this.number;
	}

	void start() {
		this.loop.execute(this);
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		this.clock.remove(this);
		return super.cancel(mayInterruptIfRunning);
	}

	@Override
	public long getDelay(TimeUnit unit) {
		return unit.convert(this.clock.delay(this.due), TimeUnit.NANOSECONDS);
	}

	@Override
	public int compareTo(Delayed other) {
		return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
	}

}
