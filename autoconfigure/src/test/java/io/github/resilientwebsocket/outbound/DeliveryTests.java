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
import java.util.stream.IntStream;

import io.github.resilientwebsocket.MessageNotSentException.Reason;
import io.github.resilientwebsocket.OutboundSettings.Delivery;
import io.github.resilientwebsocket.OutboundSettings.Overflow;
import io.github.resilientwebsocket.SendOptions;
import io.github.resilientwebsocket.fake.FakeConnection;
import org.junit.jupiter.api.Test;

import org.springframework.web.socket.TextMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * At least once: receipts and replay, on virtual time.
 */
class DeliveryTests {

	private final Rig rig = new Rig((settings) -> settings.delivery(Delivery.AT_LEAST_ONCE));

	private final FakeConnection connection = new FakeConnection();

	@Test
	void theFutureCompletesWithTheReceipt() {
		LinkWriter writer = this.rig.open(this.connection, null);
		CompletableFuture<Void> message = this.rig.send("1");
		this.rig.settle();
		assertThat(this.connection.texts()).containsExactly("1");
		assertThat(message).isNotDone();
		assertThat(this.connection.pings()).as("not at once").isEmpty();
		this.rig.advance(Receipts.INTERVAL);
		assertThat(this.connection.pings()).hasSize(1);
		assertThat(message).isNotDone();
		this.rig.pong(writer, this.connection);
		assertThat(message).isCompleted();
		assertThat(this.rig.queue.size()).isZero();
		this.rig.advance(Duration.ofMinutes(1));
		assertThat(this.connection.pings()).as("no more pings than needed").hasSize(1);
	}

	@Test
	void onePingForManyMessages() {
		LinkWriter writer = this.rig.open(this.connection, null);
		List<CompletableFuture<Void>> futures = IntStream.range(0, 200)
			.mapToObj((i) -> this.rig.send("m" + i))
			.toList();
		this.rig.settle();
		assertThat(this.connection.pings()).hasSize(1);
		this.rig.pong(writer, this.connection);
		assertThat(futures).allSatisfy((future) -> assertThat(future).isCompleted());
	}

	@Test
	void aReceiptIsCumulativeAndCoversOnlyWhatWentBefore() {
		LinkWriter writer = this.rig.open(this.connection, null);
		CompletableFuture<Void> one = this.rig.send("1");
		this.rig.advance(Receipts.INTERVAL);
		CompletableFuture<Void> two = this.rig.send("2");
		this.rig.settle();
		this.rig.pong(writer, this.connection);
		assertThat(one).isCompleted();
		assertThat(two).isNotDone();
		this.rig.advance(Receipts.INTERVAL);
		CompletableFuture<Void> three = this.rig.send("3");
		this.rig.advance(Receipts.INTERVAL);
		this.rig.pong(writer, this.connection);
		assertThat(two).as("by the receipt for the next one").isCompleted();
		assertThat(three).isCompleted();
	}

	@Test
	void whatIsNotReceiptedIsWrittenAgainBeforeTheQueueAndInOrder() {
		LinkWriter first = this.rig.open(this.connection, null);
		CompletableFuture<Void> one = this.rig.send("1");
		this.rig.advance(Receipts.INTERVAL);
		this.rig.pong(first, this.connection);
		CompletableFuture<Void> two = this.rig.send("2");
		CompletableFuture<Void> three = this.rig.send("3");
		this.rig.settle();
		CompletableFuture<Void> own = first.send(new TextMessage("own"), 3);
		this.rig.settle();
		first.seal();
		CompletableFuture<Void> four = this.rig.send("4");
		FakeConnection next = new FakeConnection();
		LinkWriter second = this.rig.writer(next);
		var unused = second.send(new TextMessage("subscribe"), 9);
		second.open(first);
		this.rig.settle();
		assertThat(next.texts()).containsExactly("subscribe", "2", "3", "4");
		assertThat(own).as("belongs to its connection").isCompleted();
		assertThat(List.of(two, three, four)).noneMatch(CompletableFuture::isDone);
		this.rig.advance(Receipts.INTERVAL);
		this.rig.pong(second, next);
		assertThat(List.of(one, two, three, four)).allSatisfy((future) -> assertThat(future).isCompleted());
	}

	@Test
	void aPongOfAConnectionBeforeProvesNothing() {
		LinkWriter first = this.rig.open(this.connection, null);
		CompletableFuture<Void> one = this.rig.send("1");
		this.rig.advance(Receipts.INTERVAL);
		first.seal();
		FakeConnection next = new FakeConnection();
		LinkWriter second = this.rig.open(next, first);
		this.rig.pong(first, this.connection);
		assertThat(one).isNotDone();
		this.rig.advance(Receipts.INTERVAL);
		this.rig.pong(second, next);
		assertThat(one).isCompleted();
	}

	@Test
	void aBurstThatFailsIsWrittenAgainInOrder() {
		LinkWriter first = this.rig.open(this.connection, null);
		this.connection.holdsWrites = true;
		List<CompletableFuture<Void>> futures = IntStream.range(0, 5).mapToObj((i) -> this.rig.send("m" + i)).toList();
		this.rig.settle();
		this.connection.writes.remove().onSent();
		this.rig.settle();
		this.connection.writes.remove().onFailure(2);
		this.rig.settle();
		assertThat(futures).noneMatch(CompletableFuture::isDone);
		FakeConnection next = new FakeConnection();
		LinkWriter second = this.rig.open(next, first);
		assertThat(next.texts()).containsExactly("m0", "m1", "m2", "m3", "m4");
		this.rig.advance(Receipts.INTERVAL);
		this.rig.pong(second, next);
		assertThat(futures).allSatisfy((future) -> assertThat(future).isCompleted());
	}

	@Test
	void theOutcomeOfWhatWasWrittenAndNeverReceiptedIsUnknown() {
		LinkWriter first = this.rig.open(this.connection, null);
		CompletableFuture<Void> written = this.rig.send("1");
		this.rig.settle();
		first.seal();
		CompletableFuture<Void> waiting = this.rig.send("2");
		this.rig.queue.seal(Reason.CLIENT_STOPPED);
		this.rig.assertUnknown(written);
		this.rig.assertNotSent(waiting, Reason.CLIENT_STOPPED);
	}

	@Test
	void whatIsNotReceiptedCountsForTheBoundsAndIsNeverDropped() {
		Rig small = new Rig(
				(settings) -> settings.capacity(2).overflow(Overflow.DROP_OLDEST).delivery(Delivery.AT_LEAST_ONCE));
		LinkWriter writer = small.open(this.connection, null);
		CompletableFuture<Void> one = small.send("1");
		CompletableFuture<Void> two = small.send("2");
		small.settle();
		small.assertNotSent(small.send("3"), Reason.QUEUE_FULL);
		small.advance(Receipts.INTERVAL);
		small.pong(writer, this.connection);
		assertThat(one).isCompleted();
		assertThat(two).isCompleted();
		CompletableFuture<Void> four = small.send("4");
		small.settle();
		assertThat(four).isNotDone();
	}

	@Test
	void whatExpiresWhileItWaitsToBeWrittenAgainIsUnknown() {
		LinkWriter first = this.rig.open(this.connection, null);
		CompletableFuture<Void> written = this.rig.send("1", SendOptions.DEFAULT.withTimeToLive(Duration.ofSeconds(1)));
		this.rig.settle();
		first.seal();
		this.rig.advance(Duration.ofSeconds(2));
		FakeConnection next = new FakeConnection();
		this.rig.open(next, first);
		assertThat(next.texts()).isEmpty();
		this.rig.assertUnknown(written);
	}

	@Test
	void whatNeverGetsAnotherConnectionExpiresAllTheSame() {
		LinkWriter first = this.rig.open(this.connection, null);
		CompletableFuture<Void> written = this.rig.send("1");
		this.rig.settle();
		first.seal();
		this.rig.advance(Duration.ofSeconds(61));
		this.rig.assertUnknown(written);
	}

	@Test
	void drainingWaitsForTheReceipts() {
		LinkWriter writer = this.rig.open(this.connection, null);
		CompletableFuture<Void> message = this.rig.send("1");
		this.rig.settle();
		boolean[] drained = new boolean[1];
		writer.drain(Duration.ofSeconds(1), () -> drained[0] = true);
		this.rig.settle();
		assertThat(this.connection.pings()).as("asked for at once").hasSize(1);
		assertThat(drained[0]).isFalse();
		this.rig.pong(writer, this.connection);
		assertThat(message).isCompleted();
		assertThat(drained[0]).isTrue();
	}

	@Test
	void aPingForALiveConnectionIsAReceiptToo() {
		LinkWriter writer = this.rig.open(this.connection, null);
		CompletableFuture<Void> message = this.rig.send("1");
		writer.ping();
		this.rig.settle();
		this.rig.pong(writer, this.connection);
		assertThat(message).isCompleted();
	}

}
