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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Timers on a clock that stands still.
 */
class VirtualClockTests {

	private final VirtualClock clock = new VirtualClock();

	private final ScheduledExecutorService loop = this.clock.timers(Executors.newSingleThreadScheduledExecutor());

	private final List<String> ran = new CopyOnWriteArrayList<>();

	@AfterEach
	void shutdown() {
		this.loop.shutdownNow();
	}

	@Test
	void timersRunInTheirOrder() {
		schedule("third", 30);
		schedule("first", 10);
		schedule("second", 10);
		assertThat(this.clock.runNext(null)).isTrue();
		assertThat(this.clock.elapsed()).hasSeconds(10);
		assertThat(this.clock.runNext(Duration.ofSeconds(29))).isTrue();
		assertThat(this.clock.runNext(Duration.ofSeconds(29))).isFalse();
		assertThat(this.clock.elapsed()).hasSeconds(10);
		assertThat(this.clock.runNext(Duration.ofSeconds(30))).isTrue();
		assertThat(this.clock.runNext(null)).isFalse();
		assertThat(this.ran).containsExactly("first", "second", "third");
	}

	@Test
	void aTimerIsNeverLate() {
		long[] time = new long[1];
		long begin = this.clock.nanoTime();
		this.loop.schedule(() -> time[0] = this.clock.nanoTime(), 7, TimeUnit.SECONDS);
		this.clock.runNext(null);
		assertThat(time[0] - begin).isEqualTo(TimeUnit.SECONDS.toNanos(7));
	}

	@Test
	void aCancelledTimerDoesNotRun() {
		ScheduledFuture<?> timer = schedule("never", 1);
		assertThat(timer.getDelay(TimeUnit.MILLISECONDS)).isEqualTo(1000);
		timer.cancel(false);
		assertThat(this.clock.runNext(null)).isFalse();
		assertThat(this.ran).isEmpty();
	}

	@Test
	void whatNeedsNoTimeRunsAtOnce() throws Exception {
		Future<?> task = this.loop.submit(() -> this.ran.add("task"));
		task.get(10, TimeUnit.SECONDS);
		schedule("at once", 0).get(10, TimeUnit.SECONDS);
		assertThat(this.ran).containsExactly("task", "at once");
	}

	@Test
	void timeIsCountedFromTheLastReset() {
		schedule("later", 5);
		this.clock.moveTo(Duration.ofSeconds(3));
		long before = this.clock.nanoTime();
		this.clock.reset();
		assertThat(this.clock.elapsed()).isZero();
		assertThat(this.clock.nanoTime()).isEqualTo(before);
		assertThat(this.clock.runNext(Duration.ofSeconds(1))).isFalse();
		assertThat(this.clock.runNext(Duration.ofSeconds(2))).isTrue();
		assertThat(this.clock.elapsed()).hasSeconds(2);
	}

	@Test
	void afterTheShutdownThereAreNoTimers() {
		this.loop.shutdown();
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> schedule("never", 1));
		assertThat(this.loop.isShutdown()).isTrue();
	}

	private ScheduledFuture<?> schedule(String name, long seconds) {
		return this.loop.schedule(() -> this.ran.add(name), seconds, TimeUnit.SECONDS);
	}

}
