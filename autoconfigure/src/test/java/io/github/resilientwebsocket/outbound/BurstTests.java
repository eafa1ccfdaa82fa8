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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.github.resilientwebsocket.MessageNotSentException.Reason;
import io.github.resilientwebsocket.fake.FakeConnection;
import io.github.resilientwebsocket.outbound.OwnThreads.Role;
import org.junit.jupiter.api.Test;

import org.springframework.web.socket.TextMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who writes, and how much at once, on virtual time.
 */
class BurstTests {

	private static final Duration GAP = Duration.ofNanos(20_000);

	private final FakeConnection connection = new FakeConnection();

	@Test
	void anIdleConnectionIsWrittenToByTheCaller() {
		Rig rig = new Rig((settings) -> settings);
		rig.open(this.connection, null);
		for (int i = 1; i <= 3; i++) {
			rig.timers.advance(GAP);
			CompletableFuture<Void> message = rig.send("m" + i);
			assertThat(this.connection.texts()).hasSize(i);
			assertThat(message).as("completes on dispatch").isNotDone();
			rig.dispatch.settle();
			assertThat(message).isCompleted();
		}
	}

	@Test
	void aFloodIsWrittenAtOnceByATask() {
		Rig rig = new Rig((settings) -> settings);
		rig.open(this.connection, null);
		rig.timers.advance(GAP);
		send(rig, 100, (i) -> "m" + i);
		assertThat(this.connection.texts()).containsExactly("m0");
		rig.settle();
		assertThat(this.connection.bursts).containsExactly(1, 99);
		assertThat(this.connection.texts())
			.containsExactlyElementsOf(IntStream.range(0, 100).mapToObj((i) -> "m" + i).toList());
	}

	@Test
	void aBurstIsBounded() {
		Rig rig = new Rig((settings) -> settings);
		send(rig, 600, (i) -> "m");
		send(rig, 4, (i) -> "x".repeat(40_000));
		rig.open(this.connection, null);
		assertThat(this.connection.bursts).containsExactly(256, 256, 90, 2);
	}

	@Test
	void theCallerDoesNotWriteWhatIsLargeOrWouldHoldItUp() {
		Rig rig = new Rig((settings) -> settings);
		rig.open(this.connection, null);
		rig.timers.advance(GAP);
		var unused = rig.send("x".repeat(8 * 1024 + 1));
		assertThat(this.connection.texts()).as("large").isEmpty();
		rig.settle();
		rig.timers.advance(GAP);
		OwnThreads.run(Role.ENGINE, () -> rig.send("from a thread that reads"));
		assertThat(this.connection.texts()).hasSize(1);
		rig.settle();
		this.connection.holdsWrites = true;
		rig.timers.advance(GAP);
		OwnThreads.run(Role.WORKER, () -> rig.send("slow"));
		assertThat(this.connection.texts()).as("a handler may write").hasSize(3);
		rig.timers.advance(Duration.ofMillis(2));
		this.connection.holdsWrites = false;
		this.connection.writes.remove().onSent();
		rig.settle();
		rig.timers.advance(GAP);
		var unused4 = rig.send("after a slow one");
		assertThat(this.connection.texts()).hasSize(3);
		rig.settle();
		rig.timers.advance(GAP);
		var unused5 = rig.send("after a quick one");
		assertThat(this.connection.texts()).hasSize(5);
	}

	@Test
	void whatComesWhileACallerWritesIsNotLeftBehind() {
		Rig rig = new Rig((settings) -> settings);
		rig.open(this.connection, null);
		rig.timers.advance(GAP);
		List<CompletableFuture<Void>> more = new ArrayList<>();
		this.connection.whileWriting = () -> {
			this.connection.whileWriting = null;
			more.add(rig.send("2"));
		};
		var unused = rig.send("1");
		rig.settle();
		assertThat(this.connection.texts()).containsExactly("1", "2");
		assertThat(more).allSatisfy((future) -> assertThat(future).isCompleted());
	}

	@Test
	void aBurstThatFailsInTheMiddle() {
		Rig rig = new Rig((settings) -> settings);
		this.connection.holdsWrites = true;
		LinkWriter writer = rig.writer(this.connection);
		CompletableFuture<Void> own1 = writer.send(new TextMessage("own 1"), 5);
		CompletableFuture<Void> own2 = writer.send(new TextMessage("own 2"), 5);
		CompletableFuture<Void> own3 = writer.send(new TextMessage("own 3"), 5);
		List<CompletableFuture<Void>> queued = IntStream.range(0, 4).mapToObj((i) -> rig.send("m" + i)).toList();
		writer.open(null);
		rig.settle();
		this.connection.writes.remove().onSent();
		rig.settle();
		// own 2, own 3, m0 .. m3: the first four may have been written.
		this.connection.writes.remove().onFailure(4);
		rig.settle();
		assertThat(own1).isCompleted();
		rig.assertUnknown(own2);
		rig.assertUnknown(own3);
		rig.assertUnknown(queued.get(0));
		rig.assertUnknown(queued.get(1));
		assertThat(queued.get(2)).isNotDone();
		FakeConnection next = new FakeConnection();
		rig.open(next, writer);
		assertThat(next.texts()).containsExactly("m2", "m3");
		assertThat(rig.outcomes.counts().getUnknown()).isEqualTo(4);
	}

	@Test
	void aBurstIsWatchedWhileItGetsOn() {
		Rig rig = new Rig((settings) -> settings.sendTimeout(Duration.ofSeconds(1)));
		send(rig, 6, (i) -> "x".repeat(9000));
		// Slow, but none of them takes a second.
		this.connection.beforeEach = () -> rig.timers.advance(Duration.ofMillis(700));
		rig.open(this.connection, null);
		assertThat(this.connection.bursts).containsExactly(6);
		assertThat(rig.stalls).hasValue(0);
		this.connection.beforeEach = () -> rig.timers.advance(Duration.ofMillis(1300));
		var unused = rig.send("x".repeat(9000));
		var unused2 = rig.send("x".repeat(9000));
		rig.settle();
		assertThat(rig.stalls).hasPositiveValue();
	}

	@Test
	void drainingWritesAllAndTakesNoMore() {
		Rig rig = new Rig((settings) -> settings);
		this.connection.holdsWrites = true;
		LinkWriter writer = rig.open(this.connection, null);
		CompletableFuture<Void> one = rig.send("1");
		CompletableFuture<Void> two = rig.send("2");
		List<String> drained = new ArrayList<>();
		writer.drain(Duration.ofSeconds(1), () -> drained.add("drained"));
		rig.assertNotSent(writer.send(new TextMessage("late"), 4), Reason.CONNECTION_CLOSED);
		rig.settle();
		assertThat(drained).isEmpty();
		this.connection.holdsWrites = false;
		this.connection.writes.remove().onSent();
		rig.settle();
		assertThat(drained).hasSize(1);
		assertThat(one).isCompleted();
		assertThat(two).isCompleted();
		rig.advance(Duration.ofSeconds(2));
		assertThat(drained).as("once").hasSize(1);
	}

	@Test
	void drainingIsLimited() {
		Rig rig = new Rig((settings) -> settings);
		this.connection.holdsWrites = true;
		LinkWriter writer = rig.open(this.connection, null);
		var unused = rig.send("stuck");
		List<String> drained = new ArrayList<>();
		writer.drain(Duration.ofSeconds(1), () -> drained.add("drained"));
		rig.advance(Duration.ofMillis(990));
		assertThat(drained).isEmpty();
		rig.advance(Duration.ofMillis(10));
		assertThat(drained).hasSize(1);
	}

	@Test
	void drainingEndsWithTheConnection() {
		Rig rig = new Rig((settings) -> settings);
		this.connection.holdsWrites = true;
		LinkWriter writer = rig.open(this.connection, null);
		var unused = rig.send("stuck");
		List<String> drained = new ArrayList<>();
		writer.drain(Duration.ofSeconds(1), () -> drained.add("drained"));
		writer.seal();
		assertThat(drained).hasSize(1);
	}

	private static void send(Rig rig, int count, IntFunction<String> text) {
		for (int i = 0; i < count; i++) {
			var unused = rig.send(text.apply(i));
		}
	}

}
