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
import java.util.concurrent.Executor;
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
import io.github.resilientwebsocket.ResilientWebSocketListener;
import io.github.resilientwebsocket.fake.FakeConnection;
import io.github.resilientwebsocket.fake.VirtualExecutor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From parts to calls: in order, bounded, and never after the end.
 */
class LinkInboundTests {

	private static final Runnable NOTHING = () -> {
	};

	private static final ConnectionInfo INFO = new ConnectionInfo("feed", 1, 1, Instant.EPOCH, Duration.ZERO, null);

	private static final CloseInfo CLOSE = new CloseInfo(CloseStatus.NORMAL, Origin.REMOTE, true, Duration.ZERO);

	private final VirtualExecutor lane = VirtualExecutor.pool();

	private final FakeConnection connection = new FakeConnection();

	private final Listeners listeners = new Listeners("feed");

	private final Recorder recorder = new Recorder();

	private final AtomicInteger tooBig = new AtomicInteger();

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

	private LinkInbound inbound(Executor executor, int capacity) {
		return new LinkInbound(this.connection, this.listeners, executor, capacity, 10, this.tooBig::incrementAndGet);
	}

	private LinkInbound opened(int capacity) {
		LinkInbound inbound = inbound(this.lane, capacity);
		inbound.open(INFO, this.sender, NOTHING, () -> this.recorder.story.add("done"));
		this.lane.settle();
		return inbound;
	}

	@Test
	void whatComesBeforeTheOpenHandlersWaits() {
		LinkInbound inbound = inbound(this.lane, 10);
		inbound.text("1", true);
		inbound.text("2", true);
		this.lane.settle();
		assertThat(this.recorder.story).isEmpty();
		inbound.open(INFO, this.sender, () -> this.recorder.story.add("begun"), () -> this.recorder.story.add("done"));
		inbound.text("3", true);
		this.lane.settle();
		assertThat(this.recorder.story).containsExactly("begun", "open", "done", "1", "2", "3");
	}

	@Test
	void suspendedAtTheCapacityAndResumedAtHalf() {
		LinkInbound inbound = opened(4);
		long before = inbound.getLastResumeNanos();
		this.recorder.onMessage = (message) -> this.recorder.story.add("held back: " + inbound.isHoldingBack());
		IntStream.range(0, 3).forEach((i) -> inbound.text("" + i, true));
		assertThat(inbound.isHoldingBack()).isFalse();
		inbound.text("3", true);
		assertThat(inbound.isHoldingBack()).isTrue();
		assertThat(this.connection.suspends).hasValue(1);
		// What was read already still comes.
		inbound.text("4", true);
		assertThat(this.connection.suspends).hasValue(1);
		this.lane.settle();
		assertThat(this.recorder.story).containsExactly("open", "done", "0", "held back: true", "1", "held back: true",
				"2", "held back: true", "3", "held back: false", "4", "held back: false");
		assertThat(this.connection.resumes).hasValue(1);
		assertThat(inbound.getLastResumeNanos()).isGreaterThan(before);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 8 })
	void noResumptionIsLost(int capacity) throws Exception {
		int count = 20_000;
		ExecutorService listening = Executors.newSingleThreadExecutor();
		ExecutorService reading = Executors.newSingleThreadExecutor();
		try {
			Peer peer = new Peer();
			LinkInbound inbound = new LinkInbound(peer.connection(), this.listeners, listening, capacity, 10,
					this.tooBig::incrementAndGet);
			inbound.open(INFO, this.sender, NOTHING, () -> {
			});
			CompletableFuture.runAsync(() -> peer.read(inbound, count), reading).get(30, TimeUnit.SECONDS);
			Awaitility.await().until(() -> this.recorder.messages.size() == count);
			assertThat(this.recorder.messages)
				.containsExactlyElementsOf(IntStream.range(0, count).mapToObj(Integer::toString).toList());
			assertThat(peer.most).hasValueLessThanOrEqualTo(1);
		}
		finally {
			reading.shutdownNow();
			listening.shutdownNow();
		}
	}

	@Test
	void whatWasReceivedIsDeliveredBeforeTheEndAndNothingAfterIt() {
		LinkInbound inbound = opened(10);
		this.recorder.onClose = () -> inbound.text("too late", true);
		inbound.text("1", true);
		inbound.text("2", true);
		inbound.close(INFO, CLOSE);
		inbound.text("too late", true);
		this.lane.settle();
		assertThat(this.recorder.story).containsExactly("open", "done", "1", "2", "close");
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
		LinkInbound inbound = new LinkInbound(racing, this.listeners, this.lane, 2, 10, this.tooBig::incrementAndGet);
		inbound.open(INFO, this.sender, NOTHING, () -> {
		});
		this.lane.settle();
		// The reader is in the middle of its call when the connection ends.
		meanwhile.add(() -> {
			inbound.close(INFO, CLOSE);
			this.lane.settle();
		});
		inbound.text("1", true);
		inbound.text("2", true);
		this.lane.settle();
		assertThat(this.recorder.story).containsExactly("open", "1", "2", "close");
	}

	@Test
	void nothingIsDeliveredAfterAMessageThatIsTooBig() {
		LinkInbound inbound = opened(10);
		inbound.text("before", true);
		inbound.text("0123456789", false);
		inbound.text("x", false);
		inbound.text("tail", true);
		inbound.binary(ByteBuffer.allocate(1), true);
		inbound.text("after", true);
		this.lane.settle();
		assertThat(this.tooBig).hasValue(1);
		inbound.close(INFO, CLOSE);
		this.lane.settle();
		assertThat(this.recorder.story).containsExactly("open", "done", "before", "close");
	}

	@Test
	void aBinaryMessageThatIsTooBig() {
		LinkInbound inbound = opened(10);
		inbound.binary(ByteBuffer.allocate(10), true);
		inbound.binary(ByteBuffer.allocate(11), true);
		inbound.binary(ByteBuffer.allocate(1), true);
		this.lane.settle();
		assertThat(this.tooBig).hasValue(1);
		assertThat(this.recorder.messages).hasSize(1);
	}

	@Test
	void whileClosingTheAnswerOfThePeerIsRead() {
		LinkInbound inbound = opened(2);
		inbound.text("1", true);
		inbound.text("2", true);
		assertThat(inbound.isHoldingBack()).isTrue();
		inbound.ignore();
		assertThat(inbound.isHoldingBack()).isFalse();
		assertThat(this.connection.resumes).hasValue(1);
		inbound.text("ignored", true);
		this.lane.settle();
		assertThat(this.recorder.messages).containsExactly("1", "2");
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
		inbound.text("1", true);
		inbound.text("2", true);
		inbound.close(INFO, CLOSE);
		this.lane.settle();
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
					Thread.yield();
				}
				inbound.text(Integer.toString(i), true);
			}
		}

	}

	private static final class Recorder implements ResilientWebSocketListener {

		final List<String> story = Collections.synchronizedList(new ArrayList<>());

		final List<String> messages = Collections.synchronizedList(new ArrayList<>());

		final List<Throwable> errors = new ArrayList<>();

		Consumer<String> onMessage = (message) -> {
		};

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
