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

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.MessageNotSentException;
import io.github.resilientwebsocket.MessageNotSentException.Reason;
import io.github.resilientwebsocket.MessageOutcomeUnknownException;
import io.github.resilientwebsocket.OutboundSettings;
import io.github.resilientwebsocket.OutboundSettings.WhileDisconnected;
import io.github.resilientwebsocket.fake.FakeConnection;
import io.github.resilientwebsocket.fake.VirtualExecutor;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The queue and the writers of the connections that take from it.
 */
class LinkWriterTests {

	private final VirtualExecutor transport = VirtualExecutor.pool();

	private final VirtualExecutor dispatch = VirtualExecutor.pool();

	private final VirtualExecutor timers = VirtualExecutor.scheduler();

	private final AtomicInteger stalls = new AtomicInteger();

	private OutboundQueue queue;

	private Outcomes outcomes;

	private OutboundSettings settings;

	LinkWriterTests() {
		with(100, WhileDisconnected.QUEUE);
	}

	private void with(int capacity, WhileDisconnected whileDisconnected) {
		this.settings = new OutboundSettings(capacity, whileDisconnected, Duration.ofSeconds(10));
		this.outcomes = new Outcomes("feed", this.dispatch);
		this.queue = new OutboundQueue(this.settings, this.outcomes);
	}

	private LinkWriter writer(FakeConnection connection) {
		return new LinkWriter(connection, this.queue, this.outcomes, this.transport, this.timers, this.settings,
				this.stalls::incrementAndGet);
	}

	private CompletableFuture<Void> send(String text) {
		return this.queue.send(new TextMessage(text));
	}

	private void settle() {
		this.transport.settle();
		this.dispatch.settle();
	}

	@Test
	void messagesWaitForAWriterAndKeepTheirOrder() {
		CompletableFuture<Void> one = send("1");
		CompletableFuture<Void> two = send("2");
		FakeConnection connection = new FakeConnection();
		LinkWriter writer = writer(connection);
		settle();
		assertThat(connection.sent).isEmpty();
		assertThat(this.queue.size()).isEqualTo(2);
		writer.open(null);
		CompletableFuture<Void> three = send("3");
		settle();
		assertThat(connection.texts()).containsExactly("1", "2", "3");
		assertThat(List.of(one, two, three)).allSatisfy((future) -> assertThat(future).isCompleted());
	}

	@Test
	void futuresCompleteOnDispatchOnly() {
		FakeConnection connection = new FakeConnection();
		writer(connection).open(null);
		CompletableFuture<Void> sent = send("1");
		this.transport.settle();
		assertThat(connection.texts()).containsExactly("1");
		assertThat(sent).isNotDone();
		this.queue.seal(Reason.CLIENT_STOPPED);
		CompletableFuture<Void> refused = send("2");
		assertThat(refused).isNotDone();
		this.dispatch.settle();
		assertThat(sent).isCompleted();
		assertNotSent(refused, Reason.CLIENT_STOPPED);
	}

	@Test
	void beyondTheCapacity() {
		with(2, WhileDisconnected.QUEUE);
		CompletableFuture<Void> one = send("1");
		CompletableFuture<Void> two = send("2");
		assertNotSent(send("3"), Reason.QUEUE_FULL);
		FakeConnection connection = new FakeConnection();
		LinkWriter writer = writer(connection);
		CompletableFuture<Void> own1 = writer.send(new TextMessage("own 1"));
		CompletableFuture<Void> own2 = writer.send(new TextMessage("own 2"));
		assertNotSent(writer.send(new TextMessage("own 3")), Reason.QUEUE_FULL);
		writer.open(null);
		settle();
		assertThat(connection.texts()).containsExactly("own 1", "own 2", "1", "2");
		assertThat(List.of(one, two, own1, own2)).allSatisfy((future) -> assertThat(future).isCompleted());
	}

	@Test
	void whatBelongsToTheConnectionGoesBeforeTheQueueAndAPingBeforeAll() {
		FakeConnection connection = new FakeConnection();
		connection.holdsWrites = true;
		var unused = send("queued");
		LinkWriter writer = writer(connection);
		writer.open(null);
		settle();
		var unused2 = writer.send(new TextMessage("own"));
		var unused3 = send("queued 2");
		writer.ping(ByteBuffer.wrap(new byte[] { 1 }));
		writer.ping(ByteBuffer.wrap(new byte[] { 2 }));
		assertThat(writer.isPingWaiting()).isTrue();
		for (int i = 0; i < 3; i++) {
			connection.writes.remove().onSent();
			settle();
			assertThat(writer.isPingWaiting()).as("ping that waits after %d writes", i + 1).isEqualTo(i == 0);
		}
		assertThat(connection.texts()).containsExactly("queued", "own", "queued 2");
		assertThat(connection.pings()).singleElement()
			.extracting((ping) -> ping.getPayload().get(0))
			.isEqualTo((byte) 2);
		assertThat(connection.sent.get(1)).isSameAs(connection.pings().get(0));
	}

	@Test
	void aPingWaitsUntilItIsWritten() {
		FakeConnection connection = new FakeConnection();
		connection.holdsWrites = true;
		LinkWriter writer = writer(connection);
		long before = writer.getLastLatePingNanos();
		writer.ping(ByteBuffer.allocate(1));
		settle();
		assertThat(connection.pings()).hasSize(1);
		assertThat(writer.isPingWaiting()).isTrue();
		connection.writes.remove().onSent();
		assertThat(writer.isPingWaiting()).isFalse();
		assertThat(writer.getLastLatePingNanos()).as("this one was not late").isEqualTo(before);
		writer.ping(ByteBuffer.allocate(1));
		settle();
		ReflectionTestUtils.setField(writer, "pingAsked", System.nanoTime() - Duration.ofSeconds(2).toNanos());
		writer.ping(ByteBuffer.allocate(1));
		connection.writes.remove().onSent();
		assertThat(writer.getLastLatePingNanos()).isGreaterThan(before);
	}

	@Test
	void failWhileDisconnected() {
		with(100, WhileDisconnected.FAIL);
		assertNotSent(send("early"), Reason.NOT_CONNECTED);
		FakeConnection connection = new FakeConnection();
		connection.holdsWrites = true;
		LinkWriter writer = writer(connection);
		writer.open(null);
		CompletableFuture<Void> begun = send("begun");
		CompletableFuture<Void> waiting = send("waiting");
		settle();
		writer.seal();
		assertNotSent(waiting, Reason.NOT_CONNECTED);
		assertThat(begun).isNotDone();
		connection.writes.remove().onFailure(false);
		assertNotSent(begun, Reason.NOT_CONNECTED);
		assertNotSent(send("late"), Reason.NOT_CONNECTED);
		assertThat(this.queue.size()).isZero();
	}

	@Test
	void whatWasNotBegunGoesFirstOnTheNextConnection() {
		FakeConnection first = new FakeConnection();
		first.holdsWrites = true;
		LinkWriter one = writer(first);
		one.open(null);
		CompletableFuture<Void> begun = send("1");
		CompletableFuture<Void> next = send("2");
		settle();
		first.writes.remove().onFailure(false);
		settle();
		one.seal();
		FakeConnection second = new FakeConnection();
		writer(second).open(one);
		settle();
		assertThat(second.texts()).containsExactly("1", "2");
		assertThat(begun).isCompleted();
		assertThat(next).isCompleted();
	}

	@Test
	void whatWasBegunIsNotRepeated() {
		FakeConnection first = new FakeConnection();
		first.holdsWrites = true;
		LinkWriter one = writer(first);
		one.open(null);
		CompletableFuture<Void> begun = send("1");
		settle();
		CompletableFuture<Void> own = one.send(new TextMessage("own"));
		settle();
		first.end(CloseStatus.NO_CLOSE_FRAME, Origin.LOST);
		settle();
		assertThat(begun).isCompletedExceptionally();
		assertThat(error(begun)).isInstanceOf(MessageOutcomeUnknownException.class).hasMessageContaining("feed");
		assertNotSent(own, Reason.CONNECTION_CLOSED);
		assertNotSent(one.send(new TextMessage("late")), Reason.CONNECTION_CLOSED);
		FakeConnection second = new FakeConnection();
		writer(second).open(one);
		settle();
		assertThat(second.sent).isEmpty();
	}

	@Test
	void aWriterNeverStartsBeforeAllBeforeItHaveLeft() {
		FakeConnection first = new FakeConnection();
		first.holdsWrites = true;
		LinkWriter one = writer(first);
		one.open(null);
		var unused = send("1");
		settle();
		one.seal();
		LinkWriter two = writer(new FakeConnection());
		two.open(one);
		settle();
		two.seal();
		settle();
		FakeConnection third = new FakeConnection();
		writer(third).open(two);
		var unused2 = send("2");
		settle();
		assertThat(third.sent).as("while the first one still writes").isEmpty();
		first.writes.remove().onFailure(false);
		settle();
		assertThat(third.texts()).containsExactly("1", "2");
	}

	@Test
	void aSealedWriterTakesNothing() {
		FakeConnection connection = new FakeConnection();
		LinkWriter writer = writer(connection);
		writer.seal();
		writer.open(null);
		CompletableFuture<Void> message = send("1");
		writer.ping(ByteBuffer.allocate(1));
		settle();
		assertThat(connection.sent).isEmpty();
		assertThat(message).isNotDone();
	}

	@Test
	void anErrorOutOfTheEngineEndsTheConnectionAndTheNextWriterGoesOn() {
		FakeConnection first = new FakeConnection();
		first.thrown = new NoClassDefFoundError("on purpose");
		LinkWriter one = writer(first);
		one.open(null);
		CompletableFuture<Void> message = send("1");
		var unused = send("2");
		settle();
		assertThat(error(message)).isInstanceOf(MessageOutcomeUnknownException.class);
		assertThat(first.aborts).hasValue(1);
		FakeConnection second = new FakeConnection();
		writer(second).open(one);
		settle();
		assertThat(second.texts()).containsExactly("2");
	}

	@Test
	void aLackOfThreadsIsNotForEver() {
		AtomicInteger lacking = new AtomicInteger(1);
		FakeConnection connection = new FakeConnection();
		LinkWriter writer = new LinkWriter(connection, this.queue, this.outcomes, (task) -> {
			if (lacking.getAndDecrement() > 0) {
				throw new IllegalStateException("no thread");
			}
			task.run();
		}, this.timers, this.settings, this.stalls::incrementAndGet);
		writer.open(null);
		var unused = send("1");
		assertThat(connection.texts()).containsExactly("1");
	}

	@Test
	void afterTheShutdownTheCallerWrites() {
		FakeConnection connection = new FakeConnection();
		LinkWriter writer = new LinkWriter(connection, this.queue, this.outcomes, (task) -> {
			throw new RejectedExecutionException();
		}, this.timers, this.settings, this.stalls::incrementAndGet);
		this.timers.shutdown();
		writer.open(null);
		CompletableFuture<Void> message = send("1");
		settle();
		assertThat(message).isCompleted();
		writer.seal();
		assertNotSent(writer.send(new TextMessage("2")), Reason.CONNECTION_CLOSED);
	}

	@Test
	void sealAndOpenAndClose() {
		CompletableFuture<Void> waiting = send("1");
		this.queue.seal(Reason.CLIENT_STOPPED);
		assertNotSent(waiting, Reason.CLIENT_STOPPED);
		assertNotSent(send("2"), Reason.CLIENT_STOPPED);
		this.queue.open();
		CompletableFuture<Void> next = send("3");
		settle();
		assertThat(next).isNotDone();
		this.queue.close(Reason.CLIENT_STOPPED);
		assertNotSent(next, Reason.CLIENT_STOPPED);
		this.queue.open();
		assertNotSent(send("4"), Reason.CLIENT_STOPPED);
	}

	@Test
	void whatComesBackAfterAStopFails() {
		FakeConnection connection = new FakeConnection();
		connection.holdsWrites = true;
		writer(connection).open(null);
		CompletableFuture<Void> message = send("1");
		settle();
		this.queue.seal(Reason.CLIENT_STOPPED);
		connection.writes.remove().onFailure(false);
		assertNotSent(message, Reason.CLIENT_STOPPED);
	}

	@Test
	void manyThreadsKeepTheirOrderAndNothingIsLostOrDoubledOverReconnects() {
		ExecutorService pool = Executors.newCachedThreadPool();
		try {
			with(10_000, WhileDisconnected.QUEUE);
			Outcomes real = new Outcomes("feed", Runnable::run);
			this.queue = new OutboundQueue(this.settings, real);
			List<FakeConnection> connections = new ArrayList<>();
			CountDownLatch done = new CountDownLatch(4);
			List<CompletableFuture<Void>> futures = Collections.synchronizedList(new ArrayList<>());
			for (int t = 0; t < 4; t++) {
				int thread = t;
				pool.execute(() -> {
					for (int i = 0; i < 2000; i++) {
						futures.add(send(thread + "/" + i));
					}
					done.countDown();
				});
			}
			LinkWriter last = null;
			do {
				FakeConnection connection = new FakeConnection();
				LinkWriter writer = new LinkWriter(connection, this.queue, real, pool, this.timers, this.settings,
						this.stalls::incrementAndGet);
				connections.add(connection);
				writer.open(last);
				last = writer;
				Awaitility.await()
					.pollInterval(Duration.ofMillis(1))
					.atMost(20, TimeUnit.SECONDS)
					.until(() -> connection.sent.size() > 50 || (done.getCount() == 0 && this.queue.size() == 0));
				if (done.getCount() > 0) {
					connection.end(CloseStatus.NO_CLOSE_FRAME, Origin.LOST);
					writer.seal();
				}
			}
			while (done.getCount() > 0 || this.queue.size() > 0);
			Awaitility.await()
				.atMost(20, TimeUnit.SECONDS)
				.until(() -> futures.stream().allMatch(CompletableFuture::isDone));
			List<Object> texts = connections.stream().flatMap((connection) -> connection.texts().stream()).toList();
			assertThat(texts).hasSize(8000).doesNotHaveDuplicates();
			for (int t = 0; t < 4; t++) {
				String thread = t + "/";
				assertThat(texts.stream().map(Object::toString).filter((text) -> text.startsWith(thread)))
					.containsExactlyElementsOf(IntStream.range(0, 2000).mapToObj((i) -> thread + i).toList());
			}
		}
		finally {
			pool.shutdownNow();
		}
	}

	private void assertNotSent(CompletableFuture<Void> future, Reason reason) {
		settle();
		assertThat(future).isCompletedExceptionally();
		assertThat(error(future)).asInstanceOf(InstanceOfAssertFactories.type(MessageNotSentException.class))
			.extracting(MessageNotSentException::getReason)
			.isEqualTo(reason);
	}

	private static Throwable error(CompletableFuture<Void> future) {
		assertThat(future).isDone();
		return future.handle((result, ex) -> ex).join();
	}

}
