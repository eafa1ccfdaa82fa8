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
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.MessageNotSentException;
import io.github.resilientwebsocket.MessageNotSentException.Reason;
import io.github.resilientwebsocket.MessageOutcomeUnknownException;
import io.github.resilientwebsocket.OutboundSettings;
import io.github.resilientwebsocket.OutboundSettings.WhileDisconnected;
import io.github.resilientwebsocket.SendOptions;
import io.github.resilientwebsocket.fake.FakeConnection;
import io.github.resilientwebsocket.fake.VirtualExecutor;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

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

	private OutboundSettings settings;

	LinkWriterTests() {
		with(100, WhileDisconnected.QUEUE);
	}

	private void with(int capacity, WhileDisconnected whileDisconnected) {
		with((settings) -> settings.capacity(capacity).whileDisconnected(whileDisconnected));
	}

	private void with(UnaryOperator<OutboundSettings.Builder> settings) {
		this.settings = settings.apply(OutboundSettings.builder()).build();
		this.queue = queue(this.dispatch, this.transport);
	}

	private OutboundQueue queue(Executor dispatch, Executor transport) {
		return new OutboundQueue(new OutboundServices(this.settings, new Outcomes("feed", dispatch), transport,
				this.timers, this.timers::now));
	}

	private LinkWriter writer(FakeConnection connection) {
		return new LinkWriter(connection, this.queue, 4711, this.stalls::incrementAndGet);
	}

	private CompletableFuture<Void> send(String text) {
		return send(text, SendOptions.DEFAULT);
	}

	private CompletableFuture<Void> send(String text, SendOptions options) {
		return this.queue.send(new TextMessage(text), text.length(), options);
	}

	private static CompletableFuture<Void> send(LinkWriter writer, String text) {
		return writer.send(new TextMessage(text), text.length());
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
		connection.holdsWrites = true;
		LinkWriter writer = writer(connection);
		CompletableFuture<Void> own1 = send(writer, "own 1");
		CompletableFuture<Void> own2 = send(writer, "own 2");
		CompletableFuture<Void> own3 = send(writer, "own 3");
		assertNotSent(send(writer, "own 4"), Reason.QUEUE_FULL);
		writer.open(null);
		connection.holdsWrites = false;
		connection.writes.remove().onSent();
		settle();
		assertThat(connection.texts()).containsExactly("own 1", "own 2", "own 3", "1", "2");
		assertThat(List.of(one, two, own1, own2, own3)).allSatisfy((future) -> assertThat(future).isCompleted());
	}

	@Test
	void whatBelongsToTheConnectionGoesBeforeTheQueueAndAPingBeforeAll() {
		FakeConnection connection = new FakeConnection();
		connection.holdsWrites = true;
		var unused = send("queued");
		LinkWriter writer = writer(connection);
		writer.open(null);
		settle();
		var unused2 = send(writer, "own");
		var unused3 = send("queued 2");
		writer.ping();
		writer.ping();
		connection.writes.remove().onSent();
		settle();
		assertThat(connection.sent).hasSize(4);
		assertThat(connection.texts()).containsExactly("queued", "own", "queued 2");
		assertThat(connection.pings()).hasSize(1);
		assertThat(connection.sent.get(1)).isSameAs(connection.pings().get(0));
		assertThat(connection.bursts).containsExactly(1, 3);
	}

	@Test
	void aPongToAPingOfThisConnectionIsToldFromAllOthers() {
		FakeConnection connection = new FakeConnection();
		LinkWriter writer = writer(connection);
		writer.ping();
		settle();
		ByteBuffer ping = connection.pings().get(0).getPayload();
		assertThat(writer.pong(ping.duplicate())).isTrue();
		assertThat(new LinkWriter(connection, this.queue, 4712, () -> {
		}).pong(ping.duplicate())).isFalse();
		assertThat(writer.pong(ByteBuffer.allocate(16))).isFalse();
		assertThat(writer.pong(ByteBuffer.allocate(0))).isFalse();
	}

	@Test
	void aPingThatWaitsExcusesTheSilenceOfThePeer() {
		FakeConnection connection = new FakeConnection();
		connection.holdsWrites = true;
		LinkWriter writer = writer(connection);
		long patience = Duration.ofSeconds(5).toNanos();
		var unused = send(writer, "long");
		writer.ping();
		settle();
		assertThat(writer.excusesSilence(patience)).as("asked for just now").isFalse();
		this.timers.advance(Duration.ofSeconds(6));
		assertThat(writer.excusesSilence(patience)).as("waits").isTrue();
		connection.writes.remove().onSent();
		settle();
		assertThat(writer.excusesSilence(patience)).as("is being written").isTrue();
		connection.writes.remove().onSent();
		settle();
		assertThat(writer.excusesSilence(patience)).as("was late").isTrue();
		this.timers.advance(Duration.ofSeconds(6));
		assertThat(writer.excusesSilence(patience)).isFalse();
		writer.ping();
		settle();
		connection.writes.remove().onSent();
		settle();
		assertThat(writer.excusesSilence(patience)).as("was not late").isFalse();
	}

	@Test
	void failWhileDisconnected() {
		with(100, WhileDisconnected.FAIL);
		assertNotSent(send("early"), Reason.NOT_CONNECTED);
		FakeConnection connection = new FakeConnection();
		connection.holdsWrites = true;
		LinkWriter writer = writer(connection);
		writer.open(null);
		settle();
		CompletableFuture<Void> begun = send("begun");
		CompletableFuture<Void> waiting = send("waiting");
		settle();
		writer.seal();
		assertNotSent(waiting, Reason.NOT_CONNECTED);
		assertThat(begun).isNotDone();
		connection.writes.remove().onFailure(0);
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
		first.writes.remove().onFailure(0);
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
		CompletableFuture<Void> own = send(one, "own");
		settle();
		first.end(CloseStatus.NO_CLOSE_FRAME, Origin.LOST);
		settle();
		assertThat(begun).isCompletedExceptionally();
		assertThat(error(begun)).isInstanceOf(MessageOutcomeUnknownException.class).hasMessageContaining("feed");
		assertNotSent(own, Reason.CONNECTION_CLOSED);
		assertNotSent(send(one, "late"), Reason.CONNECTION_CLOSED);
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
		first.writes.remove().onFailure(0);
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
		writer.ping();
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
		settle();
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
		this.queue = queue(this.dispatch, (task) -> {
			if (lacking.getAndDecrement() > 0) {
				throw new IllegalStateException("no thread");
			}
			task.run();
		});
		LinkWriter writer = writer(connection);
		writer.open(null);
		var unused = send("1");
		assertThat(connection.texts()).containsExactly("1");
	}

	@Test
	void afterTheShutdownTheCallerWrites() {
		FakeConnection connection = new FakeConnection();
		this.queue = queue(this.dispatch, (task) -> {
			throw new RejectedExecutionException();
		});
		LinkWriter writer = writer(connection);
		this.timers.shutdown();
		writer.open(null);
		CompletableFuture<Void> message = send("1");
		settle();
		assertThat(message).isCompleted();
		writer.seal();
		assertNotSent(send(writer, "2"), Reason.CONNECTION_CLOSED);
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
		connection.writes.remove().onFailure(0);
		assertNotSent(message, Reason.CLIENT_STOPPED);
	}

	@Test
	void manyThreadsKeepTheirOrderAndNothingIsLostOrDoubledOverReconnects() {
		ExecutorService pool = Executors.newCachedThreadPool();
		try {
			with(10_000, WhileDisconnected.QUEUE);
			this.queue = queue(Runnable::run, pool);
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
				LinkWriter writer = writer(connection);
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
