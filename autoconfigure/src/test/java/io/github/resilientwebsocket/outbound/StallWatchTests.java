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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.resilientwebsocket.OutboundSettings;
import io.github.resilientwebsocket.fake.VirtualExecutor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A message that takes too long is noticed, and no other.
 */
class StallWatchTests {

	private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();

	private final AtomicInteger stalls = new AtomicInteger();

	@AfterEach
	void shutdown() {
		this.timers.shutdownNow();
	}

	@Test
	void aMessageThatTakesTooLong() {
		StallWatch watch = watch(this.timers, Duration.ofMillis(100));
		long start = System.nanoTime();
		watch.messageBegins(System.nanoTime());
		Awaitility.await().pollInterval(Duration.ofMillis(2)).until(() -> this.stalls.get() > 0);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
		assertThat(this.stalls).hasValue(1);
	}

	@Test
	void aSecondMessageIsWatchedFromItsOwnBeginning() {
		StallWatch watch = watch(this.timers, Duration.ofMillis(200));
		watch.messageBegins(System.nanoTime());
		watch.messageEnds();
		Awaitility.await().pollDelay(Duration.ofMillis(120)).until(() -> true);
		long start = System.nanoTime();
		watch.messageBegins(System.nanoTime());
		Awaitility.await().pollInterval(Duration.ofMillis(2)).until(() -> this.stalls.get() > 0);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
	}

	@Test
	void thereIsOneTimerAndNoneWhenNothingIsWritten() {
		VirtualExecutor virtual = VirtualExecutor.scheduler();
		StallWatch watch = watch(virtual, Duration.ofNanos(1));
		for (int i = 0; i < 100; i++) {
			watch.messageBegins(System.nanoTime());
			watch.messageEnds();
		}
		assertThat(virtual.timers()).isOne();
		virtual.advanceToNextTimer();
		assertThat(virtual.timers()).isZero();
		assertThat(this.stalls).hasValue(0);
		watch.messageBegins(System.nanoTime());
		assertThat(virtual.timers()).isOne();
		virtual.advanceToNextTimer();
		assertThat(this.stalls).hasValue(1);
		assertThat(virtual.timers()).isZero();
	}

	@Test
	void afterTheShutdownNothingIsWatched() throws Exception {
		this.timers.shutdown();
		assertThat(this.timers.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
		StallWatch watch = watch(this.timers, Duration.ofNanos(1));
		watch.messageBegins(System.nanoTime());
		watch.messageEnds();
		assertThat(this.stalls).hasValue(0);
	}

	private StallWatch watch(ScheduledExecutorService scheduler, Duration limit) {
		OutboundSettings settings = OutboundSettings.builder().sendTimeout(limit).build();
		return new StallWatch(new OutboundServices(settings, new Outcomes("feed", Runnable::run), Runnable::run,
				scheduler, System::nanoTime), this.stalls::incrementAndGet);
	}

}
