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

package io.github.resilientwebsocket.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks on the thread of the test, when the test says so, and timers on a time that
 * stands still unless the test moves it.
 */
public final class VirtualExecutor extends AbstractExecutorService implements ScheduledExecutorService {

	private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

	private final List<Timer<?>> timers = new ArrayList<>();

	private final long start = System.nanoTime();

	private final boolean callerRuns;

	private long elapsed;

	private boolean shutdown;

	private VirtualExecutor(boolean callerRuns) {
		this.callerRuns = callerRuns;
	}

	/** Like the loop: refuses everything after the shutdown. */
	public static VirtualExecutor scheduler() {
		return new VirtualExecutor(false);
	}

	/** Like the other executors: runs everything on the caller after the shutdown. */
	public static VirtualExecutor pool() {
		return new VirtualExecutor(true);
	}

	/**
	 * Run what waits, and what comes of it, until nothing does.
	 */
	public void settle() {
		for (Runnable task = this.tasks.poll(); task != null; task = this.tasks.poll()) {
			task.run();
		}
	}

	/**
	 * Let time pass; timers run out in their order.
	 */
	public void advance(Duration by) {
		settle();
		long end = this.elapsed + by.toNanos();
		for (Timer<?> timer = next(end); timer != null; timer = next(end)) {
			this.timers.remove(timer);
			this.elapsed = Math.max(this.elapsed, timer.due);
			timer.run();
			settle();
		}
		this.elapsed = end;
	}

	/**
	 * Let time pass until the next timer runs out.
	 */
	public void advanceToNextTimer() {
		advance(Duration.ofNanos(Math.max(0, next(Long.MAX_VALUE).due - this.elapsed)));
	}

	private Timer<?> next(long end) {
		this.timers.removeIf(FutureTask::isCancelled);
		return this.timers.stream()
			.filter((timer) -> timer.due <= end)
			.min(Comparator.comparingLong((timer) -> timer.due))
			.orElse(null);
	}

	/**
	 * Return how many timers run.
	 */
	public int timers() {
		this.timers.removeIf(FutureTask::isCancelled);
		return this.timers.size();
	}

	/**
	 * Return the virtual time, like {@link System#nanoTime()}.
	 */
	public long now() {
		return this.start + this.elapsed;
	}

	@Override
	public void execute(Runnable task) {
		if (this.shutdown && this.callerRuns) {
			task.run();
			return;
		}
		rejectIfShutdown();
		this.tasks.add(task);
	}

	private void rejectIfShutdown() {
		if (this.shutdown) {
			throw new RejectedExecutionException();
		}
	}

	@Override
	public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
		return schedule(() -> {
			task.run();
			return null;
		}, delay, unit);
	}

	@Override
	public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
		rejectIfShutdown();
		Timer<V> timer = new Timer<>(task, this.elapsed + unit.toNanos(delay));
		this.timers.add(timer);
		return timer;
	}

	@Override
	public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long initialDelay, long period, TimeUnit unit) {
		throw new UnsupportedOperationException();
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long initialDelay, long delay, TimeUnit unit) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void shutdown() {
		this.shutdown = true;
		this.timers.clear();
	}

	@Override
	public List<Runnable> shutdownNow() {
		shutdown();
		return List.of();
	}

	@Override
	public boolean isShutdown() {
		return this.shutdown;
	}

	@Override
	public boolean isTerminated() {
		return this.shutdown;
	}

	@Override
	public boolean awaitTermination(long timeout, TimeUnit unit) {
		return this.shutdown;
	}

	private static final class Timer<V> extends FutureTask<V> implements ScheduledFuture<V> {

		private final long due;

		private Timer(Callable<V> task, long due) {
			super(task);
			this.due = due;
		}

		@Override
		public long getDelay(TimeUnit unit) {
			return unit.convert(this.due, TimeUnit.NANOSECONDS);
		}

		@Override
		public int compareTo(Delayed other) {
			return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
		}

	}

}
