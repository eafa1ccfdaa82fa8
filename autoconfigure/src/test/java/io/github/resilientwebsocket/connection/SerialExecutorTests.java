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

package io.github.resilientwebsocket.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.resilientwebsocket.fake.VirtualExecutor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One at a time, in order, and whatever happens, no task is left behind.
 */
class SerialExecutorTests {

	private final List<Integer> ran = new ArrayList<>();

	@Test
	void tasksRunInOrderAndOnlyWhenTheThreadComes() {
		VirtualExecutor thread = VirtualExecutor.pool();
		SerialExecutor serial = new SerialExecutor(thread);
		serial.execute(() -> this.ran.add(1));
		serial.execute(() -> {
			this.ran.add(2);
			serial.execute(() -> this.ran.add(4));
		});
		serial.execute(() -> this.ran.add(3));
		assertThat(this.ran).isEmpty();
		thread.settle();
		assertThat(this.ran).containsExactly(1, 2, 3, 4);
	}

	@Test
	void whatATaskThrowsHarmsNoOther() {
		SerialExecutor serial = new SerialExecutor(Runnable::run);
		serial.execute(() -> {
			throw new IllegalStateException("on purpose");
		});
		serial.execute(() -> {
			throw new StackOverflowError("on purpose");
		});
		serial.execute(() -> this.ran.add(1));
		assertThat(this.ran).containsExactly(1);
	}

	@Test
	void whoHasEnteredKeepsTheTasksOut() {
		VirtualExecutor thread = VirtualExecutor.pool();
		SerialExecutor serial = new SerialExecutor(thread);
		assertThat(serial.tryEnter()).isTrue();
		assertThat(serial.tryEnter()).isFalse();
		serial.execute(() -> this.ran.add(1));
		thread.settle();
		assertThat(this.ran).isEmpty();
		serial.leave();
		assertThat(serial.tryEnter()).as("a task waits").isFalse();
		thread.settle();
		assertThat(this.ran).containsExactly(1);
		assertThat(serial.tryEnter()).isTrue();
		serial.leave();
	}

	@Test
	void nobodyEntersWhileATaskRuns() {
		SerialExecutor serial = new SerialExecutor(Runnable::run);
		serial.execute(() -> this.ran.add(serial.tryEnter() ? 1 : 0));
		assertThat(this.ran).containsExactly(0);
		assertThat(serial.tryEnter()).isTrue();
	}

	@Test
	void tasksAndThoseWhoEnterNeverMeet() throws Exception {
		ExecutorService pool = Executors.newFixedThreadPool(2);
		try {
			SerialExecutor serial = new SerialExecutor(pool);
			AtomicInteger inside = new AtomicInteger();
			AtomicInteger meetings = new AtomicInteger();
			AtomicInteger done = new AtomicInteger();
			Runnable alone = () -> {
				meetings.addAndGet(inside.getAndIncrement());
				inside.decrementAndGet();
			};
			for (int i = 0; i < 300; i++) {
				serial.execute(() -> {
					alone.run();
					done.incrementAndGet();
				});
				Awaitility.await().pollInterval(Duration.ofNanos(1)).pollDelay(Duration.ZERO).until(serial::tryEnter);
				alone.run();
				serial.execute(() -> {
					alone.run();
					done.incrementAndGet();
				});
				serial.leave();
			}
			Awaitility.await().until(() -> done.get() == 600);
			assertThat(meetings).hasValue(0);
		}
		finally {
			pool.shutdownNow();
		}
	}

	@Test
	void afterTheShutdownTasksRunOnTheCaller() {
		SerialExecutor serial = new SerialExecutor((task) -> {
			throw new RejectedExecutionException();
		});
		serial.execute(() -> {
			this.ran.add(1);
			serial.execute(() -> this.ran.add(3));
			this.ran.add(2);
		});
		serial.execute(() -> this.ran.add(4));
		assertThat(this.ran).containsExactly(1, 2, 3, 4);
	}

	@Test
	void aLackOfThreadsIsNotForEver() {
		AtomicInteger lacking = new AtomicInteger(1);
		Executor scarce = (task) -> {
			if (lacking.getAndDecrement() > 0) {
				throw new OutOfMemoryError("unable to create native thread");
			}
			task.run();
		};
		SerialExecutor serial = new SerialExecutor(scarce);
		serial.execute(() -> this.ran.add(1));
		assertThat(this.ran).isEmpty();
		serial.execute(() -> this.ran.add(2));
		assertThat(this.ran).containsExactly(1, 2);
	}

	@Test
	void manyThreads() throws Exception {
		ExecutorService pool = Executors.newFixedThreadPool(6);
		try {
			SerialExecutor serial = new SerialExecutor(pool);
			int[] count = new int[1];
			for (int i = 0; i < 4; i++) {
				pool.execute(() -> {
					for (int j = 0; j < 5000; j++) {
						serial.execute(() -> count[0]++);
					}
				});
			}
			AtomicInteger seen = new AtomicInteger();
			Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> {
				serial.execute(() -> seen.set(count[0]));
				return seen.get() == 20000;
			});
		}
		finally {
			pool.shutdownNow();
		}
	}

}
