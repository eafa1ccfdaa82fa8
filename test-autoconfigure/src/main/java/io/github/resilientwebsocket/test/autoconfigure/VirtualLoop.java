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

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The loop of the clients with timers that go by a virtual clock. All that needs no time
 * runs at once, on the thread of the loop.
 */
final class VirtualLoop extends AbstractExecutorService implements ScheduledExecutorService {

	private final ScheduledExecutorService loop;

	private final VirtualClock clock;

	VirtualLoop(ScheduledExecutorService loop, VirtualClock clock) {
		this.loop = loop;
		this.clock = clock;
	}

	@Override
	public void execute(Runnable task) {
		this.loop.execute(task);
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
		if (delay <= 0) {
			return this.loop.schedule(task, 0, unit);
		}
		if (isShutdown()) {
			throw new RejectedExecutionException("Shut down");
		}
		VirtualTimer<V> timer = new VirtualTimer<>(task, this.clock, this.loop);
		this.clock.add(timer, unit.toNanos(delay));
		return timer;
	}

	@Override
	public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long initialDelay, long period, TimeUnit unit) {
		throw new UnsupportedOperationException("The clients have no timers of this kind");
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long initialDelay, long delay, TimeUnit unit) {
		throw new UnsupportedOperationException("The clients have no timers of this kind");
	}

	@Override
	public void shutdown() {
		this.loop.shutdown();
	}

	@Override
	public List<Runnable> shutdownNow() {
		return this.loop.shutdownNow();
	}

	@Override
	public boolean isShutdown() {
		return this.loop.isShutdown();
	}

	@Override
	public boolean isTerminated() {
		return this.loop.isTerminated();
	}

	@Override
	public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
		return this.loop.awaitTermination(timeout, unit);
	}

}
