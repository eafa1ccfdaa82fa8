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

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.resilientwebsocket.connection.ClientTime;
import org.jspecify.annotations.Nullable;

/**
 * A clock that stands still unless it is told to go on, and the timers that wait for it.
 * Thread-safe.
 */
final class VirtualClock implements ClientTime {

	/** A timer never blocks. */
	private static final long LIMIT_SECONDS = 30;

	private final long start = System.nanoTime();

	private final PriorityQueue<VirtualTimer<?>> timers = new PriorityQueue<>(
			Comparator.<VirtualTimer<?>>comparingLong(VirtualTimer::due).thenComparingLong(VirtualTimer::number));

	private long elapsed;

	private long begin;

	private long count;

	@Override
	public synchronized long nanoTime() {
		return this.start + this.elapsed;
	}

	@Override
	public ScheduledExecutorService timers(ScheduledExecutorService loop) {
		return new VirtualLoop(loop, this);
	}

	synchronized Duration elapsed() {
		return Duration.ofNanos(this.elapsed - this.begin);
	}

	/** Count from here. Time itself never goes back. */
	synchronized void reset() {
		this.begin = this.elapsed;
	}

	synchronized void moveTo(Duration end) {
		this.elapsed = Math.max(this.elapsed, this.begin + end.toNanos());
	}

	synchronized <V> void add(VirtualTimer<V> timer, long delay) {
		timer.schedule(this.elapsed + delay, this.count++);
		this.timers.add(timer);
	}

	synchronized void remove(VirtualTimer<?> timer) {
		this.timers.remove(timer);
	}

	/** How long until then. */
	synchronized long delay(long due) {
		return due - this.elapsed;
	}

	/**
	 * Move on to the next timer and run it on its loop.
	 * @param end not beyond this time, unless {@code null}
	 * @return whether there was one
	 */
	boolean runNext(@Nullable Duration end) {
		VirtualTimer<?> timer = next(end);
		if (timer == null) {
			return false;
		}
		timer.start();
		try {
			timer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IllegalStateException("A timer has failed", ex);
		}
		return true;
	}

	private synchronized @Nullable VirtualTimer<?> next(@Nullable Duration end) {
		VirtualTimer<?> timer = this.timers.peek();
		if (timer == null || (end != null && timer.due() > this.begin + end.toNanos())) {
			return null;
		}
		this.timers.remove(timer);
		this.elapsed = Math.max(this.elapsed, timer.due());
		return timer;
	}

}
