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

package io.github.resilientwebsocket.inbound;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionSender;
import io.github.resilientwebsocket.InboundSettings;
import io.github.resilientwebsocket.InboundSettings.Dispatch;
import io.github.resilientwebsocket.InboundSettings.OnClose;
import io.github.resilientwebsocket.InboundSettings.Overflow;
import io.github.resilientwebsocket.ResilientWebSocketListener;
import io.github.resilientwebsocket.fake.FakeConnection;
import io.github.resilientwebsocket.fake.VirtualExecutor;
import io.github.resilientwebsocket.transport.TransportConnection;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From parts to calls: in order, bounded, and never after the end.
 */
@ExtendWith(OutputCaptureExtension.class)
class LinkInboundTests {

	private static final Runnable NOTHING = () -> {
	};

	private static final ConnectionInfo INFO = new ConnectionInfo("feed", 1, 1, Instant.EPOCH, Duration.ZERO, null);

	private static final CloseInfo CLOSE = new CloseInfo(CloseStatus.NORMAL, Origin.REMOTE, true, Duration.ZERO);

	private final VirtualExecutor thread = VirtualExecutor.pool();

	private final TestLane lane = new TestLane(this.thread);

	private final FakeConnection connection = new FakeConnection();

	private final Recorder recorder = new Recorder();

	private final AtomicInteger tooBig = new AtomicInteger();

	private final InboundCounters counters = new InboundCounters("feed", this.thread::now);

	private final Listeners listeners = new Listeners("feed", this.counters);

	private final ConnectionSender sender = new ConnectionSender() {

		@Override
		public CompletableFuture<Void> send(Object payload) {
			throw new UnsupportedOperationException();
		}

		@Override
		public WebSocketSession getSession() {
			throw new UnsupportedOperationException();
		}

	};

	LinkInboundTests() {
		this.listeners.add(this.recorder);
	}

	private LinkInbound inbound(TransportConnection connection, Lane lane, InboundSettings.Builder settings) {
		return new LinkInbound(connection, this.listeners, lane, settings.build(), 10, this.counters,
				this.tooBig::incrementAndGet);
	}

	private LinkInbound opened(InboundSettings.Builder settings) {
		LinkInbound inbound = inbound(this.connection, this.lane, settings);
		inbound.open(INFO, this.sender, NOTHING, () -> this.recorder.story.add("done"));
		this.thread.settle();
		return inbound;
	}

	private LinkInbound opened(int capacity) {
		return opened(capacity(capacity));
	}

	private static InboundSettings.Builder capacity(int capacity) {
		return InboundSettings.builder().capacity(capacity);
	}

	/** One read brings these texts, and there are no more. */
	private static void read(LinkInbound inbound, String... texts) {
		for (String text : texts) {
			inbound.text(text, true);
		}
		inbound.readComplete();
		inbound.readPending();
	}

	private static String[] numbers(int from, int to) {
		return IntStream.range(from, to).mapToObj(Integer::toString).toArray(String[]::new);
	}

	@Test
	void whatComesBeforeTheOpenHandlersWaits() {
		LinkInbound inbound = inbound(this.connection, this.lane, capacity(10));
		read(inbound, "1", "2");
		this.thread.settle();
		assertThat(this.recorder.story).isEmpty();
		inbound.open(INFO, this.sender, () -> this.recorder.story.add("begun"), () -> this.recorder.story.add("done"));
		read(inbound, "3");
		this.thread.settle();
		assertThat(this.recorder.story).containsExactly("begun", "open", "done", "1", "2", "3");
	}

	@Test
	void isHandedOverWhenThereIsNothingToRead() {
		LinkInbound inbound = opened(1024);
		inbound.text("1", true);
		inbound.readComplete();
		inbound.text("2", true);
		inbound.readComplete();
		assertThat(this.lane.isIdle()).isTrue();
		inbound.readPending();
		assertThat(this.lane.isIdle()).isFalse();
		this.thread.settle();
		assertThat(this.recorder.messages).containsExactly("1", "2");
	}

	@Test
	void aFloodIsHandedOverMeanwhile() {
		LinkInbound inbound = opened(1024);
		IntStream.range(0, 256).forEach((i) -> inbound.text("" + i, true));
		this.thread.settle();
		assertThat(this.recorder.messages).hasSize(256);
	}

	@Test
	void aFloodLeavesTimeForTheOthersOfTheLane() {
		LinkInbound inbound = opened(10_000);
		read(inbound, numbers(0, 4000));
		this.lane.execute(() -> this.recorder.story.add("something else"));
		this.thread.settle();
		assertThat(this.recorder.messages).hasSize(4000);
		assertThat(this.recorder.story.indexOf("something else")).isBetween(1000, 2000);
	}

	@Test
	void suspendedAtTheCapacityAndResumedAtHalf() {
		LinkInbound inbound = opened(4);
		long before = inbound.getLastResumeNanos();
		this.recorder.onMessage = (message) -> this.recorder.story.add("held back: " + inbound.isHoldingBack());
		read(inbound, "0", "1", "2");
		assertThat(inbound.isHoldingBack()).isFalse();
		read(inbound, "3");
		assertThat(inbound.isHoldingBack()).isTrue();
		assertThat(this.connection.suspends).hasValue(1);
		// What was read already still comes.
		read(inbound, "4");
		assertThat(this.connection.suspends).hasValue(1);
		this.thread.settle();
		assertThat(this.recorder.story).containsExactly("open", "done", "0", "held back: true", "1", "held back: true",
				"2", "held back: true", "3", "held back: false", "4", "held back: false");
		assertThat(this.connection.resumes).hasValue(1);
		assertThat(inbound.getLastResumeNanos()).isGreaterThan(before);
		assertThat(this.counters.getSuspensions()).isOne();
	}

	@Test
	void suspendedAtTheBytesOfTheUtf8AndResumedAtHalf() {
		LinkInbound inbound = opened(capacity(100).maxBytes(20));
		this.recorder.onMessage = (message) -> this.recorder.story.add("held back: " + inbound.isHoldingBack());
		read(inbound, "a\u00e4\u20ac", "12345", "123");
		assertThat(inbound.isHoldingBack()).as("14 of 20").isFalse();
		inbound.binary(ByteBuffer.allocate(6), true);
		inbound.readComplete();
		assertThat(inbound.isHoldingBack()).as("20 of 20").isTrue();
		inbound.readPending();
		this.thread.settle();
		assertThat(this.recorder.story).filteredOn((entry) -> entry.startsWith("held"))
			.containsExactly("held back: true", "held back: true", "held back: false", "held back: false");
	}

	@Test
	void aMessageBeyondTheBytesPassesAlone() {
		LinkInbound inbound = opened(capacity(100).maxBytes(5));
		read(inbound, "1234567890");
		assertThat(inbound.isHoldingBack()).isTrue();
		this.thread.settle();
		assertThat(inbound.isHoldingBack()).isFalse();
		assertThat(this.recorder.messages).containsExactly("1234567890");
	}

	@ParameterizedTest
	@EnumSource(names = { "DROP_OLDEST", "DROP_NEWEST" })
	void aMessageBeyondTheBytesPassesAloneWhenOthersAreDropped(Overflow overflow) {
		LinkInbound inbound = opened(capacity(100).maxBytes(5).overflow(overflow));
		read(inbound, "1234567890");
		this.thread.settle();
		assertThat(this.recorder.messages).containsExactly("1234567890");
		assertThat(this.counters.getDropped()).isZero();
	}

	@Test
	void theOldestAreDropped() {
		LinkInbound inbound = opened(capacity(3).overflow(Overflow.DROP_OLDEST));
		read(inbound, "1", "2");
		read(inbound, "3", "4", "5");
		this.thread.settle();
		assertThat(this.recorder.messages).containsExactly("3", "4", "5");
		assertThat(this.connection.suspends).hasValue(0);
		assertThat(this.counters.getDropped()).isEqualTo(2);
		assertThat(this.counters.getReceived()).isEqualTo(5);
	}

	@Test
	void theNewestAreDropped() {
		LinkInbound inbound = opened(capacity(3).overflow(Overflow.DROP_NEWEST));
		read(inbound, "1", "2");
		read(inbound, "3", "4", "5");
		this.thread.settle();
		read(inbound, "6");
		this.thread.settle();
		assertThat(this.recorder.messages).containsExactly("1", "2", "3", "6");
		assertThat(this.connection.suspends).hasValue(0);
		assertThat(this.counters.getDropped()).isEqualTo(2);
	}

	@Test
	void theOldestAreDroppedUntilThereAreFewBytesEnough() {
		LinkInbound inbound = opened(capacity(100).maxBytes(10).overflow(Overflow.DROP_OLDEST));
		read(inbound, "1", "22", "333", "4444");
		read(inbound, "55");
		this.thread.settle();
		assertThat(this.recorder.messages).containsExactly("333", "4444", "55");
	}

	@Test
	void theNewestAreDroppedIfTheyHaveTooManyBytes() {
		LinkInbound inbound = opened(capacity(100).maxBytes(10).overflow(Overflow.DROP_NEWEST));
		read(inbound, "1", "22", "333", "55555", "4444", "5");
		this.thread.settle();
		assertThat(this.recorder.messages).containsExactly("1", "22", "333", "4444");
	}

	@Test
	void whatIsDroppedIsToldOnceForAllThatFollowsEachOther(CapturedOutput output) {
		LinkInbound inbound = opened(capacity(1).overflow(Overflow.DROP_OLDEST));
		for (int i = 0; i < 5; i++) {
			read(inbound, "1", "2", "3");
			this.thread.settle();
			this.thread.advance(Duration.ofSeconds(9));
		}
		assertThat(output).containsOnlyOnce("WebSocket client 'feed' drops received messages");
		this.thread.advance(Duration.ofSeconds(2));
		read(inbound, "1", "2");
		assertThat(output).contains("(2 dropped so far)").contains("(11 dropped so far)");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 8, 200 })
	void noResumptionIsLost(int capacity) throws Exception {
		assertThatAllArrive(capacity(capacity));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 8 })
	void noResumptionIsLostInline(int capacity) throws Exception {
		assertThatAllArrive(capacity(capacity).dispatch(Dispatch.INLINE));
	}

	private void assertThatAllArrive(InboundSettings.Builder settings) throws Exception {
		int count = 20_000;
		ExecutorService listening = Executors.newSingleThreadExecutor();
		ExecutorService reading = Executors.newSingleThreadExecutor();
		try {
			Peer peer = new Peer();
			TestLane others = new TestLane(listening);
			LinkInbound inbound = inbound(peer.connection(), others, settings);
			inbound.open(INFO, this.sender, NOTHING, NOTHING);
			AtomicInteger inside = new AtomicInteger();
			this.recorder.onMessage = (message) -> assertThat(inside.getAndIncrement()).isZero();
			this.recorder.afterMessage = inside::decrementAndGet;
			CompletableFuture<Void> read = CompletableFuture.runAsync(() -> peer.read(inbound, count), reading);
			for (int i = 0; i < 1000; i++) {
				others.execute(() -> {
					assertThat(inside.getAndIncrement()).isZero();
					inside.decrementAndGet();
				});
				Thread.yield();
			}
			read.get(30, TimeUnit.SECONDS);
			Awaitility.await().until(() -> this.recorder.messages.size() == count && others.isIdle());
			assertThat(this.recorder.messages).containsExactly(numbers(0, count));
			assertThat(this.recorder.errors).isEmpty();
			assertThat(peer.most).hasValueLessThanOrEqualTo(1);
			assertThat(this.counters.getReceived()).isEqualTo(count);
		}
		finally {
			reading.shutdownNow();
			listening.shutdownNow();
		}
	}

	@Test
	void whatWasReceivedIsDeliveredBeforeTheEndAndNothingAfterIt() {
		LinkInbound inbound = opened(10);
		this.recorder.onClose = () -> read(inbound, "too late");
		read(inbound, "1", "2");
		inbound.close(INFO, CLOSE);
		read(inbound, "too late");
		this.thread.settle();
		assertThat(this.recorder.story).containsExactly("open", "done", "1", "2", "close");
	}

	@Test
	void whatWaitsIsDiscardedAtTheEnd() {
		LinkInbound inbound = opened(capacity(1024).onClose(OnClose.DISCARD));
		read(inbound, numbers(0, 100));
		this.recorder.onMessage = (message) -> {
			if (message.equals("1")) {
				inbound.close(INFO, CLOSE);
			}
		};
		this.thread.settle();
		assertThat(this.recorder.story).containsExactly("open", "done", "0", "1", "close");
		assertThat(this.counters.getDiscarded()).isEqualTo(98);
		assertThat(this.counters.getReceived()).isEqualTo(100);
	}

	@Test
	void whatTheReaderAddsAtTheMomentOfTheEndIsNotDeliveredAfterIt() {
		List<Runnable> meanwhile = new ArrayList<>();
		FakeConnection racing = new FakeConnection() {

			@Override
			public void suspend() {
				meanwhile.remove(0).run();
			}

		};
		LinkInbound inbound = inbound(racing, this.lane, capacity(2));
		inbound.open(INFO, this.sender, NOTHING, NOTHING);
		this.thread.settle();
		// The reader is in the middle of its call when the connection ends.
		meanwhile.add(() -> {
			inbound.close(INFO, CLOSE);
			this.thread.settle();
		});
		read(inbound, "1", "2");
		this.thread.settle();
		assertThat(this.recorder.story).containsExactly("open", "1", "2", "close");
	}

	@Test
	void whatTheReaderAddsAfterTheEndIsCounted() {
		LinkInbound inbound = opened(10);
		inbound.text("1", true);
		inbound.close(INFO, CLOSE);
		this.thread.settle();
		inbound.readComplete();
		inbound.readPending();
		this.thread.settle();
		assertThat(this.recorder.story).containsExactly("open", "done", "close");
		assertThat(this.counters.getDiscarded()).isOne();
	}

	@Test
	void nothingIsDeliveredAfterAMessageThatIsTooBig() {
		LinkInbound inbound = opened(10);
		inbound.text("before", true);
		inbound.text("0123456789", false);
		inbound.text("x", false);
		inbound.text("tail", true);
		inbound.binary(ByteBuffer.allocate(1), true);
		read(inbound, "after");
		this.thread.settle();
		assertThat(this.tooBig).hasValue(1);
		inbound.close(INFO, CLOSE);
		this.thread.settle();
		assertThat(this.recorder.story).containsExactly("open", "done", "before", "close");
	}

	@Test
	void aBinaryMessageThatIsTooBig() {
		LinkInbound inbound = opened(10);
		inbound.binary(ByteBuffer.allocate(10), true);
		inbound.binary(ByteBuffer.allocate(11), true);
		inbound.binary(ByteBuffer.allocate(1), true);
		read(inbound);
		this.thread.settle();
		assertThat(this.tooBig).hasValue(1);
		assertThat(this.recorder.messages).hasSize(1);
	}

	@Test
	void whileClosingTheAnswerOfThePeerIsRead() {
		LinkInbound inbound = opened(2);
		read(inbound, "1", "2");
		assertThat(inbound.isHoldingBack()).isTrue();
		inbound.ignore();
		assertThat(inbound.isHoldingBack()).isFalse();
		assertThat(this.connection.resumes).hasValue(1);
		read(inbound, "ignored");
		this.thread.settle();
		assertThat(this.recorder.messages).containsExactly("1", "2");
	}

	@Test
	void inlineMessagesAreHandledByWhoReads() {
		LinkInbound inbound = opened(capacity(10).dispatch(Dispatch.INLINE));
		inbound.text("1", true);
		assertThat(this.recorder.messages).containsExactly("1");
		assertThat(inbound.isHoldingBack()).as("the reader may be in a handler").isTrue();
		inbound.readComplete();
		assertThat(inbound.isHoldingBack()).isFalse();
		assertThat(this.lane.isIdle()).isTrue();
		assertThat(this.counters.getReceived()).isOne();
	}

	@Test
	void inlineTheOthersOfTheLaneWaitForTheRead() {
		LinkInbound inbound = opened(capacity(10).dispatch(Dispatch.INLINE));
		inbound.text("1", true);
		this.lane.execute(() -> this.recorder.story.add("something else"));
		inbound.close(INFO, CLOSE);
		this.thread.settle();
		assertThat(this.recorder.story).containsExactly("open", "done", "1");
		inbound.readComplete();
		this.thread.settle();
		assertThat(this.recorder.story).containsExactly("open", "done", "1", "something else", "close");
	}

	@Test
	void inlineAMessageWaitsForTheOthersOfTheLane() {
		LinkInbound inbound = opened(capacity(10).dispatch(Dispatch.INLINE));
		this.lane.execute(() -> this.recorder.story.add("something else"));
		read(inbound, "1", "2");
		assertThat(this.recorder.messages).isEmpty();
		this.thread.settle();
		assertThat(this.recorder.story).containsExactly("open", "done", "something else", "1", "2");
		inbound.text("3", true);
		assertThat(this.recorder.messages).containsExactly("1", "2", "3");
	}

	@Test
	void inlineTheReaderWaitsForWhatItHasLeftBehind() {
		LinkInbound inbound = opened(capacity(10).dispatch(Dispatch.INLINE));
		this.lane.execute(() -> this.recorder.story.add("something else"));
		read(inbound, "1");
		assertThat(inbound.isHoldingBack()).as("or all of a flood would be queued, for ever").isTrue();
		assertThat(this.connection.resumes).hasValue(0);
		this.thread.settle();
		assertThat(this.connection.resumes).hasValue(1);
		assertThat(inbound.isHoldingBack()).isFalse();
		inbound.text("2", true);
		assertThat(this.recorder.messages).containsExactly("1", "2");
	}

	@Test
	void inlineWhatComesBeforeTheOpenHandlersWaits() {
		LinkInbound inbound = inbound(this.connection, this.lane, capacity(2).dispatch(Dispatch.INLINE));
		read(inbound, "1", "2", "3");
		assertThat(inbound.isHoldingBack()).isTrue();
		this.recorder.onMessage = (message) -> this.recorder.story.add("held back: " + inbound.isHoldingBack());
		inbound.open(INFO, this.sender, NOTHING, NOTHING);
		this.thread.settle();
		assertThat(this.recorder.story).as("until it is the reader's turn again")
			.containsExactly("open", "1", "held back: true", "2", "held back: true", "3", "held back: true");
		assertThat(inbound.isHoldingBack()).isFalse();
		inbound.text("4", true);
		assertThat(this.recorder.messages).containsExactly("1", "2", "3", "4");
	}

	@Test
	void inlineNothingIsDeliveredAfterTheEnd() {
		LinkInbound inbound = opened(capacity(10).dispatch(Dispatch.INLINE));
		read(inbound, "1");
		inbound.close(INFO, CLOSE);
		inbound.text("too late", true);
		this.thread.settle();
		inbound.text("too late", true);
		inbound.readComplete();
		this.thread.settle();
		assertThat(this.recorder.story).containsExactly("open", "done", "1", "close");
		assertThat(this.lane.isIdle()).isTrue();
	}

	@Test
	void anExceptionGoesToTheListenerThatHasThrownItAndHarmsNoOther() {
		Recorder second = new Recorder();
		this.listeners.add(second);
		LinkInbound inbound = opened(10);
		this.recorder.onMessage = (message) -> {
			if (message.equals("1")) {
				throw new StackOverflowError("on purpose");
			}
			throw new IllegalStateException("on purpose");
		};
		read(inbound, "1", "2");
		inbound.close(INFO, CLOSE);
		this.thread.settle();
		assertThat(this.recorder.story).containsExactly("open", "done", "1", "error", "2", "error", "close");
		assertThat(second.story).containsExactly("open", "1", "2", "close");
		assertThat(this.recorder.errors.get(0)).isInstanceOf(StackOverflowError.class);
	}

	@Test
	void anErrorHandlerThatThrowsHarmsNothing() {
		this.recorder.onError = () -> {
			throw new IllegalStateException("on purpose");
		};
		Recorder second = new Recorder();
		this.listeners.add(second);
		this.listeners.onError(new IllegalArgumentException("told"));
		assertThat(this.recorder.story).containsExactly("error");
		assertThat(second.errors).singleElement().isInstanceOf(IllegalArgumentException.class);
	}

	/** A peer whose messages come one by one while reading is not suspended. */
	private static final class Peer {

		private final AtomicInteger suspended = new AtomicInteger();

		private final AtomicInteger most = new AtomicInteger();

		FakeConnection connection() {
			return new FakeConnection() {

				@Override
				public void suspend() {
					Peer.this.most.accumulateAndGet(Peer.this.suspended.incrementAndGet(), Math::max);
				}

				@Override
				public void resume() {
					Peer.this.suspended.decrementAndGet();
				}

			};
		}

		void read(LinkInbound inbound, int count) {
			for (int i = 0; i < count; i++) {
				while (this.suspended.get() > 0) {
					inbound.readPending();
					Thread.yield();
				}
				inbound.text(Integer.toString(i), true);
				if (i % 3 == 0 || i == count - 1) {
					inbound.readComplete();
				}
				if (i % 5 == 0 || i == count - 1) {
					inbound.readPending();
				}
			}
		}

	}

	private static final class Recorder implements ResilientWebSocketListener {

		final List<String> story = Collections.synchronizedList(new ArrayList<>());

		final List<String> messages = Collections.synchronizedList(new ArrayList<>());

		final List<Throwable> errors = new ArrayList<>();

		Consumer<String> onMessage = (message) -> {
		};

		Runnable afterMessage = NOTHING;

		Runnable onClose = () -> {
		};

		Runnable onError = () -> {
		};

		@Override
		public void onOpen(ConnectionInfo connection, ConnectionSender sender) {
			this.story.add("open");
		}

		@Override
		public void onMessage(WebSocketMessage<?> message, ConnectionInfo connection, ConnectionSender sender) {
			String text = message.getPayload().toString();
			this.messages.add(text);
			this.story.add(text);
			this.onMessage.accept(text);
			this.afterMessage.run();
		}

		@Override
		public void onClose(CloseInfo close, ConnectionInfo connection) {
			this.story.add("close");
			this.onClose.run();
		}

		@Override
		public void onError(Throwable error) {
			this.story.add("error");
			this.errors.add(error);
			this.onError.run();
		}

	}

}
