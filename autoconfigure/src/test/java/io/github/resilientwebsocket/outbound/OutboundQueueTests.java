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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import io.github.resilientwebsocket.MessageNotSentException.Reason;
import io.github.resilientwebsocket.OutboundSettings.Overflow;
import io.github.resilientwebsocket.OutboundSettings.WhileDisconnected;
import io.github.resilientwebsocket.SendOptions;
import io.github.resilientwebsocket.fake.FakeConnection;
import io.github.resilientwebsocket.outbound.OwnThreads.Role;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Bounds, overflow, time to live and options, on virtual time.
 */
class OutboundQueueTests {

	private final FakeConnection connection = new FakeConnection();

	@Test
	void bytesAreBoundedToo() {
		Rig rig = new Rig((settings) -> settings.maxBytes(10));
		CompletableFuture<Void> first = rig.send("12345");
		CompletableFuture<Void> second = rig.send("12345");
		rig.assertNotSent(rig.send("1"), Reason.QUEUE_FULL);
		assertThat(rig.queue.bytes()).isEqualTo(10);
		rig.open(this.connection, null);
		assertThat(first).isCompleted();
		assertThat(second).isCompleted();
		assertThat(rig.queue.bytes()).isZero();
		assertThat(rig.outcomes.counts().getNotSent(Reason.QUEUE_FULL)).isOne();
		assertThat(rig.outcomes.counts().getSent()).isEqualTo(2);
	}

	@Test
	void dropOldest() {
		Rig rig = new Rig((settings) -> settings.capacity(3).maxBytes(6).overflow(Overflow.DROP_OLDEST));
		List<CompletableFuture<Void>> futures = IntStream.range(0, 4).mapToObj((i) -> rig.send("m" + i)).toList();
		rig.assertNotSent(futures.get(0), Reason.DROPPED);
		CompletableFuture<Void> large = rig.send("123456");
		futures.forEach((future) -> rig.assertNotSent(future, Reason.DROPPED));
		rig.assertNotSent(rig.send("1234567"), Reason.QUEUE_FULL);
		assertThat(large).as("nothing was dropped for one that never fits").isNotDone();
		rig.open(this.connection, null);
		assertThat(this.connection.texts()).containsExactly("123456");
		assertThat(rig.outcomes.counts().getNotSent(Reason.DROPPED)).isEqualTo(4);
	}

	@Test
	void dropNewest() {
		Rig rig = new Rig((settings) -> settings.capacity(1).overflow(Overflow.DROP_NEWEST));
		CompletableFuture<Void> kept = rig.send("1");
		rig.assertNotSent(rig.send("2"), Reason.DROPPED);
		rig.open(this.connection, null);
		assertThat(kept).isCompleted();
		assertThat(this.connection.texts()).containsExactly("1");
	}

	@Test
	void blockWaitsForRoom() throws Exception {
		Rig rig = new Rig(
				(settings) -> settings.capacity(1).overflow(Overflow.BLOCK).blockTimeout(Duration.ofMinutes(1)));
		var unused = rig.send("1");
		CompletableFuture<CompletableFuture<Void>> second = new CompletableFuture<>();
		Thread sender = new Thread(() -> second.complete(rig.send("2")));
		sender.start();
		Awaitility.await().until(() -> sender.getState() == Thread.State.TIMED_WAITING);
		assertThat(rig.queue.size()).isOne();
		rig.open(this.connection, null);
		CompletableFuture<Void> sent = second.get(10, TimeUnit.SECONDS);
		rig.advance(Duration.ofSeconds(1));
		assertThat(sent).isCompleted();
		assertThat(this.connection.texts()).containsExactly("1", "2");
	}

	@Test
	void blockEndsWithTheTimeoutTheStopOrAnInterrupt() throws Exception {
		Rig rig = new Rig(
				(settings) -> settings.capacity(1).overflow(Overflow.BLOCK).blockTimeout(Duration.ofMillis(50)));
		var unused = rig.send("1");
		rig.assertNotSent(rig.send("2"), Reason.QUEUE_FULL);
		Rig patient = new Rig((settings) -> settings.capacity(1)
			.maxBytes(9)
			.overflow(Overflow.BLOCK)
			.blockTimeout(Duration.ofHours(1)));
		var unused2 = patient.send("1");
		patient.assertNotSent(patient.send("never fits"), Reason.QUEUE_FULL);
		CompletableFuture<CompletableFuture<Void>> blocked = new CompletableFuture<>();
		AtomicBoolean flag = new AtomicBoolean();
		CountDownLatch left = new CountDownLatch(1);
		Thread interrupted = new Thread(() -> {
			blocked.complete(patient.send("2"));
			flag.set(Thread.currentThread().isInterrupted());
			left.countDown();
		});
		interrupted.start();
		Awaitility.await().until(() -> interrupted.getState() == Thread.State.TIMED_WAITING);
		interrupted.interrupt();
		assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
		patient.assertNotSent(blocked.join(), Reason.QUEUE_FULL);
		assertThat(flag).as("the flag is kept").isTrue();
		CompletableFuture<CompletableFuture<Void>> stopped = new CompletableFuture<>();
		Thread sender = new Thread(() -> stopped.complete(patient.send("3")));
		sender.start();
		Awaitility.await().until(() -> sender.getState() == Thread.State.TIMED_WAITING);
		patient.queue.seal(Reason.CLIENT_STOPPED);
		patient.assertNotSent(stopped.get(10, TimeUnit.SECONDS), Reason.CLIENT_STOPPED);
	}

	@Test
	void ourOwnThreadsNeverBlock() {
		Rig rig = new Rig(
				(settings) -> settings.capacity(1).overflow(Overflow.BLOCK).blockTimeout(Duration.ofHours(1)));
		var unused = rig.send("1");
		OwnThreads.run(Role.WORKER, () -> rig.assertNotSent(rig.send("2"), Reason.QUEUE_FULL));
		OwnThreads.run(Role.ENGINE, () -> rig.assertNotSent(rig.send("3"), Reason.QUEUE_FULL));
	}

	@Test
	void whatWaitsTooLongFails() {
		Rig rig = new Rig((settings) -> settings.timeToLive(Duration.ofSeconds(10)));
		CompletableFuture<Void> first = rig.send("1");
		rig.advance(Duration.ofSeconds(4));
		CompletableFuture<Void> shorter = rig.send("2", SendOptions.DEFAULT.withTimeToLive(Duration.ofSeconds(1)));
		CompletableFuture<Void> longer = rig.send("3", SendOptions.DEFAULT.withTimeToLive(Duration.ofMinutes(1)));
		rig.advance(Duration.ofMillis(1020));
		rig.assertNotSent(shorter, Reason.EXPIRED);
		assertThat(first).isNotDone();
		rig.advance(Duration.ofSeconds(5));
		rig.assertNotSent(first, Reason.EXPIRED);
		rig.open(this.connection, null);
		assertThat(this.connection.texts()).containsExactly("3");
		assertThat(longer).isCompleted();
		assertThat(rig.queue.size()).isZero();
	}

	@Test
	void whatHasExpiredWhenItsTurnComesIsNotSent() {
		Rig rig = new Rig((settings) -> settings.timeToLive(Duration.ofMillis(5)));
		CompletableFuture<Void> late = rig.send("late");
		// Less than the timer takes.
		rig.timers.advance(Duration.ofMillis(6));
		rig.open(this.connection, null);
		rig.assertNotSent(late, Reason.EXPIRED);
		assertThat(this.connection.texts()).isEmpty();
	}

	@Test
	void withoutATimeToLiveNothingExpires() {
		Rig rig = new Rig((settings) -> settings.timeToLive(null));
		CompletableFuture<Void> message = rig.send("1");
		rig.advance(Duration.ofDays(1));
		assertThat(message).isNotDone();
		assertThat(rig.timers.timers()).isZero();
	}

	@Test
	void thereIsOneTimerForAllThatWaits() {
		Rig rig = new Rig((settings) -> settings);
		for (int i = 0; i < 100; i++) {
			var unused = rig.send("m" + i);
			rig.timers.advance(Duration.ofMillis(1));
		}
		assertThat(rig.timers.timers()).isOne();
		rig.advance(Duration.ofMinutes(2));
		assertThat(rig.timers.timers()).isZero();
		assertThat(rig.outcomes.counts().getNotSent(Reason.EXPIRED)).isEqualTo(100);
	}

	@Test
	void aheadOfTheQueueAndInOrder() {
		Rig rig = new Rig((settings) -> settings);
		var unused = rig.send("1");
		var unused2 = rig.send("urgent 1", SendOptions.DEFAULT.goingAheadOfQueue());
		var unused3 = rig.send("urgent 2", SendOptions.DEFAULT.goingAheadOfQueue());
		rig.open(this.connection, null);
		assertThat(this.connection.texts()).containsExactly("urgent 1", "urgent 2", "1");
	}

	@Test
	void forThisConnectionOnly() {
		Rig rig = new Rig((settings) -> settings);
		SendOptions only = SendOptions.DEFAULT.forThisConnectionOnly();
		rig.assertNotSent(rig.send("early", only), Reason.NOT_CONNECTED);
		this.connection.holdsWrites = true;
		LinkWriter writer = rig.open(this.connection, null);
		var unused = rig.send("being written");
		CompletableFuture<Void> bound = rig.send("bound", only);
		CompletableFuture<Void> free = rig.send("free");
		writer.seal();
		rig.assertNotSent(bound, Reason.NOT_CONNECTED);
		this.connection.writes.remove().onSent();
		FakeConnection next = new FakeConnection();
		rig.open(next, writer);
		assertThat(next.texts()).containsExactly("free");
		assertThat(free).isCompleted();
	}

	@Test
	void aCancelledMessageIsNotSent() {
		Rig rig = new Rig((settings) -> settings);
		CompletableFuture<Void> message = rig.send("1");
		message.cancel(true);
		var unused = rig.send("2");
		rig.open(this.connection, null);
		assertThat(this.connection.texts()).containsExactly("2");
	}

	@Test
	void optionsMustMakeSense() {
		assertThatIllegalArgumentException().isThrownBy(() -> SendOptions.DEFAULT.withTimeToLive(Duration.ZERO))
			.withMessageContaining("timeToLive");
	}

	@Test
	void refuseLetsWhatWaitsBeSent() {
		Rig rig = new Rig((settings) -> settings.whileDisconnected(WhileDisconnected.QUEUE));
		CompletableFuture<Void> waiting = rig.send("1");
		rig.queue.refuse(Reason.CLIENT_STOPPED);
		rig.assertNotSent(rig.send("2"), Reason.CLIENT_STOPPED);
		rig.open(this.connection, null);
		assertThat(waiting).isCompleted();
	}

}
