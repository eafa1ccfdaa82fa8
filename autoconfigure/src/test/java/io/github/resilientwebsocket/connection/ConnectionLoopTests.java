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

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailedException;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ConnectionAttemptFailedEvent;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.ConnectionStateChangedEvent;
import io.github.resilientwebsocket.InboundSettings;
import io.github.resilientwebsocket.MessageNotSentException;
import io.github.resilientwebsocket.OutboundSettings;
import io.github.resilientwebsocket.fake.FakeConnection;
import io.github.resilientwebsocket.fake.VirtualExecutor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The loop on virtual time, with an engine that does what the test says.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConnectionLoopTests {

	private static final CloseStatus RESTART = new CloseStatus(1012, "s3cr3t reason");

	private final Stage stage = new Stage();

	@Test
	void theOrderOfTheCallbacks() {
		this.stage.actor.play = (callback) -> {
			if (callback.startsWith("open")) {
				var unused = this.stage.actor.sender.send("subscribe " + callback);
			}
		};
		var unused = this.stage.client.send("queued");
		FakeConnection first = this.stage.ready();
		assertThat(first.texts()).containsExactly("subscribe open 1", "queued");
		first.receive("a");
		first.receive("b");
		first.end(RESTART, Origin.REMOTE);
		var unused2 = this.stage.client.send("meanwhile");
		this.stage.advance(Duration.ofSeconds(2));
		FakeConnection second = this.stage.open();
		second.receive("c");
		this.stage.settle();
		assertThat(this.stage.actor.story).containsExactly("open 1", "1:a", "1:b", "close 1", "open 2", "2:c");
		assertThat(second.texts()).containsExactly("subscribe open 2", "meanwhile");
		assertThat(this.stage.events).extracting((event) -> ((ConnectionStateChangedEvent) event).to())
			.containsExactly(ConnectionState.CONNECTING, ConnectionState.OPENING, ConnectionState.READY,
					ConnectionState.BACKING_OFF, ConnectionState.CONNECTING, ConnectionState.OPENING,
					ConnectionState.READY);
	}

	@Test
	void noLinkAndNoTimerIsLeftBehind() {
		Random random = new Random(4711);
		this.stage.connecting();
		for (int i = 0; i < 1000; i++) {
			switch (random.nextInt(8)) {
				case 0 -> this.stage.engine.last().fail(Kind.values()[random.nextInt(Kind.values().length)]);
				case 1 -> this.stage.open().end(RESTART, Origin.REMOTE);
				case 2 -> this.stage.engine.last().open().end(CloseStatus.NO_CLOSE_FRAME, Origin.LOST);
				case 3 -> silentPeer(this.stage.open());
				case 4 -> {
					FakeConnection connection = this.stage.open();
					connection.answersCloses = false;
					connection.receive("x".repeat(1024 * 1024 + 1));
					this.stage.advance(Duration.ofSeconds(6));
				}
				case 5 -> {
					FakeConnection before = this.stage.open();
					this.stage.client.reconnect();
					this.stage.settle();
					this.stage.open().end(RESTART, Origin.REMOTE);
					before.end(RESTART, Origin.REMOTE);
				}
				case 6 -> {
					this.stage.open();
					this.stage.client.reconnect();
					this.stage.settle();
					this.stage.engine.last().fail(Kind.CONNECT);
					var unused = this.stage.client.stop();
					this.stage.settle();
					this.stage.client.start();
				}
				default -> {
					var unused = this.stage.client.stop();
					this.stage.client.start();
				}
			}
			this.stage.settle();
			while (this.stage.state() != ConnectionState.CONNECTING) {
				this.stage.advance(Duration.ofSeconds(31));
			}
			this.stage.settle();
			assertThat(this.stage.links()).as("links after drop %d", i).hasSize(1);
			assertThat(this.stage.timers()).as("timers after drop %d", i).isEmpty();
			this.stage.actor.story.clear();
			this.stage.events.clear();
		}
		var unused = this.stage.client.stop();
		this.stage.settle();
		assertThat(this.stage.links()).isEmpty();
	}

	private void silentPeer(FakeConnection connection) {
		this.stage.advance(Duration.ofSeconds(40));
		assertThat(connection.isClosed()).isTrue();
	}

	@Test
	void aPeerThatAnswersPingsLives() {
		FakeConnection connection = this.stage.ready();
		for (int i = 1; i <= 5; i++) {
			this.stage.advance(Duration.ofSeconds(20));
			assertThat(connection.pings()).hasSize(i);
			connection.pong();
			this.stage.settle();
		}
		assertThat(this.stage.state()).isEqualTo(ConnectionState.READY);
	}

	@Test
	void onlyAPongToOurOwnPingProvesAnything() {
		FakeConnection connection = this.stage.ready();
		this.stage.advance(Duration.ofSeconds(21));
		PingMessage ping = connection.pings().get(0);
		connection.pong("short".getBytes(StandardCharsets.UTF_8));
		connection.pong(new byte[ping.getPayloadLength()]);
		this.stage.advance(Duration.ofSeconds(10));
		assertThat(connection.aborts).hasValue(1);
		assertThat(this.stage.actor.closes).singleElement()
			.satisfies((close) -> assertThat(close.origin()).isEqualTo(Origin.LIVENESS));
	}

	@Test
	void theNextPingIsNoExcuseForAPeerThatDidNotAnswerTheOneBefore() {
		Stage frozen = new Stage(Stage.settings()
			.pingInterval(Duration.ofMillis(300))
			.timeouts(new ClientSettings.Timeouts(Duration.ofSeconds(15), Duration.ofSeconds(10),
					Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofMillis(300)))
			.build());
		FakeConnection connection = frozen.ready();
		frozen.loop.advance(Duration.ofMillis(301));
		frozen.settle();
		assertThat(connection.pings()).hasSize(1);
		// The next ping falls due together with the deadline, and no thread has written
		// it yet.
		frozen.loop.advance(Duration.ofMillis(301));
		assertThat(frozen.state()).isEqualTo(ConnectionState.CLOSING);
	}

	@Test
	void aPingThatCannotBeWrittenProvesNothing() {
		Stage patient = new Stage(Stage.settings()
			.outbound(OutboundSettings.builder().sendTimeout(Duration.ofMinutes(1)).build())
			.build());
		FakeConnection connection = patient.ready();
		connection.holdsWrites = true;
		var unused = patient.client.send("long");
		patient.advance(Duration.ofSeconds(45));
		assertThat(connection.pings()).isEmpty();
		assertThat(patient.state()).isEqualTo(ConnectionState.READY);
		connection.writes.remove().onSent();
		patient.settle();
		assertThat(connection.pings()).hasSize(1);
		patient.advance(Duration.ofSeconds(4));
		assertThat(patient.state()).as("the ping itself is still being written").isEqualTo(ConnectionState.READY);
		patient.advance(Duration.ofMinutes(2));
		assertThat(patient.state()).as("no message may take so long").isNotEqualTo(ConnectionState.READY);
	}

	@Test
	void aPeerThatIsHeldBackIsNotDead() {
		Stage slow = new Stage(Stage.settings().inbound(InboundSettings.builder().capacity(2).build()).build());
		FakeConnection connection = slow.ready();
		connection.receive("1");
		connection.receive("2");
		for (int i = 0; i < 60; i++) {
			// The handlers get no thread.
			slow.loop.advance(Duration.ofSeconds(1));
			((VirtualExecutor) slow.transportThreads).settle();
		}
		assertThat(connection.suspends).hasValue(1);
		assertThat(slow.state()).isEqualTo(ConnectionState.READY);
		slow.settle();
		assertThat(connection.resumes).hasValue(1);
		assertThat(slow.actor.story).containsExactly("open 1", "1:1", "1:2");
	}

	@Test
	void stopWhileHeldBackReadsTheAnswer() {
		Stage slow = new Stage(Stage.settings().inbound(InboundSettings.builder().capacity(1).build()).build());
		FakeConnection connection = slow.ready();
		connection.answersCloses = false;
		connection.receive("1");
		assertThat(connection.suspends).hasValue(1);
		CompletableFuture<Void> stop = slow.client.stop();
		slow.loop.settle();
		assertThat(connection.resumes).hasValue(1);
		connection.receive("too late");
		connection.end(CloseStatus.NORMAL, Origin.LOCAL);
		slow.settle();
		assertThat(stop).isCompleted();
		assertThat(slow.actor.story).containsExactly("open 1", "1:1", "close 1");
	}

	@Test
	void aCloseThatIsNotAnsweredIsCut() {
		FakeConnection first = this.stage.ready();
		first.answersCloses = false;
		this.stage.client.reconnect();
		this.stage.settle();
		this.stage.open();
		assertThat(first.closes).containsExactly(CloseStatus.NORMAL);
		this.stage.advance(Duration.ofMillis(5100));
		assertThat(first.aborts).hasValue(1);
		assertThat(this.stage.state()).isEqualTo(ConnectionState.READY);
		assertThat(this.stage.links()).hasSize(1);
	}

	@Test
	void nothingOfAReplacedConnectionIsDelivered() {
		FakeConnection first = this.stage.ready();
		first.answersCloses = false;
		this.stage.client.reconnect();
		this.stage.settle();
		FakeConnection second = this.stage.open();
		first.receive("old");
		second.receive("new");
		this.stage.settle();
		first.end(CloseStatus.NORMAL, Origin.LOCAL);
		this.stage.settle();
		assertThat(this.stage.actor.story).containsExactly("open 1", "close 1", "open 2", "2:new");
	}

	@Test
	void anOpenHandlerThatHangsIsLimited() {
		this.stage.connecting();
		FakeConnection connection = this.stage.engine.last().open();
		this.stage.actor.play = (callback) -> {
			if (callback.equals("open 1")) {
				this.stage.loop.settle();
				this.stage.loop.advance(Duration.ofSeconds(31));
			}
		};
		this.stage.settle();
		assertThat(connection.closes).extracting(CloseStatus::getCode).containsExactly(1011);
	}

	@Test
	void anOpenHandlerWhoseTurnHasNotComeIsNotLate() {
		Stage busy = new Stage(Stage.settings().pingInterval(Duration.ZERO).build());
		busy.connecting();
		FakeConnection connection = busy.engine.last().open();
		busy.loop.settle();
		busy.loop.advance(Duration.ofMinutes(1));
		busy.settle();
		assertThat(connection.closes).isEmpty();
		assertThat(busy.state()).isEqualTo(ConnectionState.READY);
	}

	@Test
	void aWriteThatStallsCutsTheConnection() {
		FakeConnection connection = this.stage.ready();
		connection.holdsWrites = true;
		CompletableFuture<Void> message = this.stage.client.send("long");
		this.stage.settle();
		this.stage.advance(Duration.ofMillis(9900));
		assertThat(connection.aborts).hasValue(0);
		this.stage.loop.advance(Duration.ofMillis(100));
		this.stage.settle();
		assertThat(connection.aborts).hasValue(1);
		assertThat(message).isCompletedExceptionally();
		assertThat(this.stage.state()).isEqualTo(ConnectionState.BACKING_OFF);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void stopInterruptsACustomizerThatHangs(boolean context) throws Exception {
		ExecutorService threads = Executors.newCachedThreadPool();
		try {
			Stage real = new Stage(Stage.settings().build(), threads);
			CountDownLatch hanging = new CountDownLatch(1);
			AtomicBoolean interrupted = new AtomicBoolean();
			real.customizers.add((handshake) -> {
				hanging.countDown();
				try {
					new CountDownLatch(1).await();
				}
				finally {
					interrupted.set(true);
				}
			});
			real.client.start();
			real.loop.settle();
			assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();
			CompletableFuture<Void> stop = context ? real.registry.stop() : real.client.stop();
			real.settle();
			assertThat(stop).isCompleted();
			Awaitility.await().untilTrue(interrupted);
			real.settle();
			assertThat(real.state()).isEqualTo(ConnectionState.STOPPED);
			assertThat(real.engine.attempts).isEmpty();
			Awaitility.await().until(() -> real.settle().links().isEmpty());
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void anAttemptWaitsForAThreadOnlyIfSomethingMayBlock() {
		this.stage.client.start();
		this.stage.loop.settle();
		assertThat(this.stage.engine.attempts).hasSize(1);

		Stage customized = new Stage();
		customized.customizers.add((handshake) -> {
		});
		customized.client.start();
		customized.loop.settle();
		assertThat(customized.engine.attempts).isEmpty();
		customized.settle();
		assertThat(customized.engine.attempts).hasSize(1);
	}

	@Test
	void aCustomizerThatHangsIsLimited() throws Exception {
		ExecutorService threads = Executors.newCachedThreadPool();
		try {
			Stage real = new Stage(Stage.settings().build(), threads);
			CountDownLatch hanging = new CountDownLatch(1);
			real.customizers.add((handshake) -> {
				hanging.countDown();
				new CountDownLatch(1).await();
			});
			real.client.start();
			real.loop.settle();
			assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();
			real.loop.advance(Duration.ofSeconds(15));
			Awaitility.await().until(() -> real.settle().links().isEmpty());
			assertThat(real.state()).isEqualTo(ConnectionState.BACKING_OFF);
			assertThat(real.events).filteredOn(ConnectionAttemptFailedEvent.class::isInstance)
				.singleElement()
				.satisfies((event) -> assertThat(((ConnectionAttemptFailedEvent) event).failure().kind())
					.isEqualTo(Kind.PREPARE));
		}
		finally {
			threads.shutdownNow();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "exception", "error", "line break", "reserved header", "subprotocol", "uri" })
	void aCustomizerThatFailsIsAFailedAttempt(String how, CapturedOutput output) {
		this.stage.customizers.add((handshake) -> {
			assertThat(handshake.getClientName()).isEqualTo("feed");
			assertThat(handshake.getAttempt()).isOne();
			switch (how) {
				case "exception" -> throw new IOException("token s3cr3t");
				case "error" -> throw new AssertionError("token s3cr3t");
				case "line break" -> handshake.getHeaders().add("Authorization", "s3cr3t\r\nX-Evil: 1");
				case "reserved header" -> handshake.getHeaders().add("Host", "s3cr3t");
				case "subprotocol" -> handshake.getSubprotocols().add("s3cr3t protocol");
				default -> handshake.setUri(URI.create("http://s3cr3t/"));
			}
		});
		this.stage.connecting();
		assertThat(this.stage.state()).isEqualTo(ConnectionState.BACKING_OFF);
		assertThat(this.stage.engine.attempts).isEmpty();
		assertThat(this.stage.links()).isEmpty();
		assertThat(this.stage.actor.errors).singleElement()
			.satisfies((error) -> assertThat(((ConnectFailedException) error).getFailure().kind())
				.isEqualTo(Kind.PREPARE));
		assertThat(output).doesNotContain("s3cr3t");
		this.stage.customizers.clear();
		this.stage.advance(Duration.ofSeconds(2));
		assertThat(this.stage.state()).isEqualTo(ConnectionState.CONNECTING);
	}

	@Test
	void whatACustomizerMayChange() {
		this.stage.customizers.add((handshake) -> {
			handshake.setUri(URI.create(handshake.getUri() + "&ticket=1"));
			handshake.getHeaders().add("Authorization", "Bearer 1");
			handshake.getSubprotocols().add("v2");
		});
		this.stage.connecting();
		assertThat(this.stage.engine.last().request.uri().getQuery()).isEqualTo("token=s3cr3t&ticket=1");
		assertThat(this.stage.engine.last().request.headers().getFirst("Authorization")).isEqualTo("Bearer 1");
		assertThat(this.stage.engine.last().request.subprotocols()).containsExactly("v2");
		assertThat(this.stage.client.getSettings().headers().isEmpty()).isTrue();
	}

	@Test
	void anEngineThatThrowsIsAFailedAttempt(CapturedOutput output) {
		this.stage.engine.thrown = new IllegalStateException("ws://localhost/feed?token=s3cr3t");
		this.stage.connecting();
		assertThat(this.stage.state()).isEqualTo(ConnectionState.BACKING_OFF);
		assertThat(this.stage.links()).isEmpty();
		this.stage.engine.thrown = null;
		this.stage.advance(Duration.ofSeconds(2));
		this.stage.open();
		assertThat(this.stage.state()).isEqualTo(ConnectionState.READY);
		assertThat(output).doesNotContain("s3cr3t").contains("java.lang.IllegalStateException");
	}

	@Test
	void aConverterThatFailsIsToldByTheFuture() {
		this.stage.ready();
		CompletableFuture<Void> future = this.stage.client.send(new Object());
		assertThat(future).isNotDone();
		this.stage.settle();
		assertThat(future.handle((result, ex) -> ex).join()).isInstanceOfSatisfying(MessageNotSentException.class,
				(ex) -> assertThat(ex.getReason()).isEqualTo(MessageNotSentException.Reason.CONVERSION));
	}

	@Test
	void oneLineForEachTransitionAndNoSecret(CapturedOutput output) {
		FakeConnection first = this.stage.ready();
		first.end(RESTART, Origin.REMOTE);
		this.stage.advance(Duration.ofSeconds(2));
		this.stage.engine.last().fail(Kind.TIMEOUT);
		this.stage.settle();
		var unused = this.stage.client.stop();
		this.stage.settle();
		List<String> lines = output.getOut()
			.lines()
			.filter((line) -> line.contains("WebSocket client 'feed'"))
			.map((line) -> line.substring(line.indexOf("WebSocket client")))
			.toList();
		String prefix = "WebSocket client 'feed' ";
		assertThat(lines).filteredOn((line) -> line.contains(" -> "))
			.containsExactly(prefix + "STOPPED -> CONNECTING: started (attempt 1)",
					prefix + "CONNECTING -> OPENING: connected (connection 1)",
					prefix + "OPENING -> READY: the open handlers are done (connection 1)",
					prefix + "READY -> BACKING_OFF: the server closed the connection with 1012 service restart;"
							+ " reconnects, next attempt in 1.0 s",
					prefix + "BACKING_OFF -> CONNECTING: the delay is over (attempt 2)",
					lines.stream().filter((line) -> line.contains("CONNECTING -> BACKING_OFF")).findAny().orElseThrow(),
					prefix + "BACKING_OFF -> STOPPED: stopped");
		assertThat(output).doesNotContain("s3cr3t").doesNotContain("Exception");
	}

	@Test
	void aListenerOfEventsThatThrowsOrWaitsHoldsNothingUp() {
		this.stage.actor.play = (callback) -> {
			throw new IllegalStateException(callback);
		};
		FakeConnection connection = this.stage.ready();
		connection.receive("1");
		connection.end(RESTART, Origin.REMOTE);
		this.stage.settle();
		assertThat(this.stage.actor.story).containsExactly("open 1", "error", "1:1", "error", "close 1", "error");
		assertThat(this.stage.state()).isEqualTo(ConnectionState.BACKING_OFF);
	}

	@Test
	void aConnectionIsReplacedBeforeItReachesItsLargestAge() {
		Stage aging = new Stage(Stage.settings().maxAge(Duration.ofMinutes(10)).pingInterval(Duration.ZERO).build());
		FakeConnection first = aging.ready();
		aging.advance(Duration.ofMinutes(9));
		assertThat(aging.engine.attempts).hasSize(1);
		aging.advance(Duration.ofSeconds(59));
		assertThat(aging.engine.attempts).hasSize(2);
		aging.engine.last().fail(Kind.CONNECT);
		aging.advance(Duration.ofSeconds(2));
		assertThat(first.isClosed()).isFalse();
		assertThat(aging.engine.attempts).hasSize(3);
		aging.open();
		assertThat(first.isClosed()).isTrue();
		assertThat(aging.actor.closes).singleElement()
			.satisfies((close) -> assertThat(close.origin()).isEqualTo(Origin.REPLACED));
	}

	@Test
	void binaryMessagesAndEmptyPongs() {
		FakeConnection connection = this.stage.ready();
		connection.receive(ByteBuffer.wrap(new byte[] { 1, 2 }));
		connection.pong(new byte[0]);
		this.stage.settle();
		assertThat(this.stage.actor.story).hasSize(2);
	}

}
