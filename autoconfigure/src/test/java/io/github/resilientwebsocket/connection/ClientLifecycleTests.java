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

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.BackoffSettings;
import io.github.resilientwebsocket.BackoffSettings.Jitter;
import io.github.resilientwebsocket.ClientNotRunningException;
import io.github.resilientwebsocket.ClientSettings.Timeouts;
import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.MessageNotSentException;
import io.github.resilientwebsocket.MessageNotSentException.Reason;
import io.github.resilientwebsocket.fake.FakeConnection;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Start, stop, removal and the futures that hang on them.
 */
class ClientLifecycleTests {

	private static final CloseStatus RESTART = new CloseStatus(1012, "bye");

	private final Stage stage = new Stage();

	@Test
	void stopCompletesWhenItIsOvertakenByAStart() {
		FakeConnection first = this.stage.ready();
		first.answersCloses = false;
		CompletableFuture<Void> stop = this.stage.client.stop();
		this.stage.client.start();
		this.stage.settle();
		assertThat(stop).isNotDone();
		this.stage.advance(Duration.ofSeconds(6));
		assertThat(first.isClosed()).isTrue();
		assertThat(stop).isCompleted();
		this.stage.open();
		assertThat(this.stage.state()).isEqualTo(ConnectionState.READY);
		assertThat(this.stage.actor.story).containsExactly("open 1", "close 1", "open 2");
	}

	@Test
	void stopAndStartTogetherWhileBackingOff() {
		this.stage.connecting().engine.last().fail(Kind.CONNECT);
		this.stage.settle();
		CompletableFuture<Void> stop = this.stage.client.stop();
		this.stage.client.start();
		this.stage.settle();
		assertThat(stop).isCompleted();
		assertThat(this.stage.state()).isEqualTo(ConnectionState.CONNECTING);
	}

	@Test
	void stopOfAClientThatIsNotRunningFailsWhatWaits() {
		CompletableFuture<Void> message = this.stage.client.send("waits");
		CompletableFuture<Void> stop = this.stage.client.stop();
		this.stage.settle();
		assertThat(stop).isCompleted();
		assertNotSent(message, Reason.CLIENT_STOPPED);
	}

	@Test
	void whatIsSentRightAfterAStartWaits() {
		this.stage.ready();
		var unused = this.stage.client.stop();
		this.stage.settle();
		assertThat(this.stage.state()).isEqualTo(ConnectionState.STOPPED);
		this.stage.client.start();
		CompletableFuture<Void> message = this.stage.client.send("hello");
		this.stage.settle();
		assertThat(message).isNotDone();
		FakeConnection second = this.stage.open();
		assertThat(message).isCompleted();
		assertThat(second.texts()).containsExactly("hello");
	}

	@Test
	void stopWhileConnectingAbortsAndWhatOpensLateIsCut() {
		this.stage.connecting().engine.last().decide();
		CompletableFuture<Void> stop = this.stage.client.stop();
		this.stage.settle();
		assertThat(stop).isNotDone();
		FakeConnection late = this.stage.open();
		assertThat(stop).isCompleted();
		assertThat(this.stage.state()).isEqualTo(ConnectionState.STOPPED);
		assertThat(late.isClosed()).isTrue();
		assertThat(late.aborts).hasValue(1);
		assertThat(this.stage.actor.story).isEmpty();
	}

	@Test
	void stopIsBoundedByTheCloseTimeout() {
		FakeConnection connection = this.stage.ready();
		connection.answersCloses = false;
		CompletableFuture<Void> stop = this.stage.client.stop();
		this.stage.advance(Duration.ofMillis(4900));
		assertThat(stop).isNotDone();
		assertThat(connection.closes).containsExactly(CloseStatus.NORMAL);
		assertThat(connection.aborts).hasValue(0);
		this.stage.advance(Duration.ofMillis(200));
		assertThat(stop).isCompleted();
		assertThat(connection.aborts).hasValue(1);
		assertThat(this.stage.actor.closes).singleElement().satisfies((close) -> {
			assertThat(close.origin()).isEqualTo(Origin.LOCAL);
			assertThat(close.willReconnect()).isFalse();
		});
		assertThat(this.stage.links()).isEmpty();
		assertThat(this.stage.timers()).isEmpty();
	}

	@Test
	void aCallbackOfAFutureMayWaitForTheStop() throws Exception {
		FakeConnection connection = this.stage.ready();
		connection.holdsWrites = true;
		CompletableFuture<CompletableFuture<Void>> inner = new CompletableFuture<>();
		CompletableFuture<Void> sent = this.stage.client.send("last");
		sent.whenComplete((result, ex) -> inner.complete(this.stage.client.stop()));
		this.stage.settle();
		connection.writes.remove().onSent();
		// The lane of the outcomes stands still while the callback waits.
		this.stage.dispatch.settle();
		assertThat(inner).isCompleted();
		this.stage.settle();
		assertThat(inner.get()).isCompleted();
	}

	@Test
	void whenReadyInEveryState() {
		CompletableFuture<ConnectionInfo> beforeStart = whenReady();
		this.stage.connecting();
		CompletableFuture<ConnectionInfo> connecting = whenReady();
		this.stage.engine.last().fail(Kind.CONNECT);
		this.stage.settle();
		CompletableFuture<ConnectionInfo> backingOff = whenReady();
		this.stage.advance(Duration.ofSeconds(2));
		assertThat(List.of(beforeStart, connecting, backingOff)).noneMatch(CompletableFuture::isDone);
		FakeConnection connection = this.stage.open();
		assertThat(List.of(beforeStart, connecting, backingOff, whenReady()))
			.allSatisfy((future) -> assertThat(future).isCompletedWithValue(this.stage.client.getConnection()));
		connection.answersCloses = false;
		var unused = this.stage.client.stop();
		CompletableFuture<ConnectionInfo> closing = whenReady();
		assertThat(this.stage.state()).isEqualTo(ConnectionState.CLOSING);
		assertThat(closing).isNotDone();
		connection.end(CloseStatus.NORMAL, Origin.LOCAL);
		this.stage.settle();
		assertNotRunning(closing, ConnectionState.STOPPED);
		assertNotRunning(whenReady(), ConnectionState.STOPPED);
	}

	@Test
	void whenReadyWhileOpening() {
		this.stage.connecting();
		this.stage.engine.last().open();
		this.stage.loop.settle();
		assertThat(this.stage.state()).isEqualTo(ConnectionState.OPENING);
		CompletableFuture<ConnectionInfo> opening = this.stage.client.whenReady();
		this.stage.loop.settle();
		assertThat(opening).isNotDone();
		this.stage.settle();
		assertThat(opening).isCompleted();
	}

	@Test
	void whenReadyOfAClientThatEndsOrFails() {
		Stage once = new Stage(Stage.settings().reconnect(false).build());
		once.connecting();
		CompletableFuture<ConnectionInfo> ending = once.client.whenReady();
		once.engine.last().fail(Kind.CONNECT);
		once.settle();
		assertNotRunning(ending, ConnectionState.ENDED);

		Stage limited = new Stage(Stage.settings()
			.backoff(new BackoffSettings(Duration.ZERO, 1, Duration.ofSeconds(1), Jitter.NONE, 1, null,
					Duration.ofSeconds(1)))
			.build());
		limited.connecting();
		CompletableFuture<ConnectionInfo> failing = limited.client.whenReady();
		limited.engine.last().fail(Kind.CONNECT);
		limited.advance(Duration.ofMillis(10));
		limited.engine.last().fail(Kind.CONNECT);
		limited.settle();
		assertNotRunning(failing, ConnectionState.FAILED);
		assertNotSent(limited.client.send("late"), Reason.CLIENT_STOPPED, limited);
		limited.client.reconnect();
		limited.settle();
		assertThat(limited.state()).isEqualTo(ConnectionState.CONNECTING);
	}

	@Test
	void whatWaitsForAClientThatIsNeverStartedEndsWithTheContext() {
		CompletableFuture<ConnectionInfo> ready = whenReady();
		CompletableFuture<Void> message = this.stage.client.send("waits");
		destroy(this.stage);
		assertNotRunning(ready, ConnectionState.STOPPED);
		assertNotSent(message, Reason.CLIENT_STOPPED);
	}

	@Test
	void afterTheEndOfTheContextNothingStartsAndEverythingCompletes() {
		this.stage.ready();
		var unused = this.stage.registry.stop();
		destroy(this.stage);
		this.stage.client.start();
		this.stage.client.reconnect();
		assertThat(this.stage.client.stop()).isCompleted();
		assertNotRunning(this.stage.client.whenReady(), ConnectionState.STOPPED);
		assertNotSent(this.stage.client.send("late"), Reason.CLIENT_STOPPED);
		assertNotSent(this.stage.actor.sender.send("late"), Reason.CONNECTION_CLOSED);
		assertThat(this.stage.state()).isEqualTo(ConnectionState.STOPPED);
		assertThat(this.stage.engine.attempts).hasSize(1);
		assertThat(this.stage.engine.destroyed).isTrue();
		assertThatIllegalStateException()
			.isThrownBy(() -> this.stage.registry.create("other", Stage.settings().build()));
	}

	@Test
	void aConnectionThatEndsAfterTheEndOfTheContextIsTold() {
		Stage slow = new Stage(Stage.settings().timeouts(timeouts(Duration.ofMillis(50))).build());
		FakeConnection connection = slow.ready();
		connection.answersCloses = false;
		destroy(slow);
		assertThat(connection.isClosed()).isFalse();
		connection.end(CloseStatus.NO_CLOSE_FRAME, Origin.LOST);
		slow.settle();
		assertThat(slow.state()).isEqualTo(ConnectionState.STOPPED);
		assertThat(slow.client.stop()).isCompleted();
		assertThat(slow.actor.story).containsExactly("open 1", "close 1");
	}

	@Test
	void aRemovedClientNeverStartsAgain() {
		FakeConnection connection = this.stage.ready();
		connection.answersCloses = false;
		this.stage.registry.remove("feed");
		this.stage.settle();
		assertThatIllegalArgumentException().isThrownBy(() -> this.stage.registry.get("feed"));
		this.stage.client.start();
		assertNotSent(this.stage.client.send("late"), Reason.CLIENT_STOPPED);
		CompletableFuture<Void> stop = this.stage.registry.stop();
		this.stage.settle();
		assertThat(stop).as("the stop of all waits for the removed one as well").isNotDone();
		connection.end(CloseStatus.NORMAL, Origin.LOCAL);
		this.stage.settle();
		assertThat(stop).isCompleted();
		this.stage.client.reconnect();
		this.stage.settle();
		assertThat(this.stage.state()).isEqualTo(ConnectionState.STOPPED);
		assertThat(this.stage.registry.stop()).isCompleted();
		this.stage.registry.remove("feed");
	}

	@Test
	void theRegistryStartsClientsThatAreCreatedWhileItRuns() {
		this.stage.registry.start();
		this.stage.registry.create("now", Stage.settings().build());
		this.stage.registry.create("later", Stage.settings().autoStartup(false).build());
		this.stage.settle();
		assertThat(this.stage.registry.all()).extracting((client) -> client.getName() + " " + client.getState())
			.containsExactly("feed CONNECTING", "now CONNECTING", "later STOPPED");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.stage.registry.create("now", Stage.settings().build()));
		assertThat(this.stage.client).hasToString("ResilientWebSocketClient[feed, CONNECTING]");
	}

	@Test
	void theManagerStartsAndStops() {
		WebSocketReconnectManager manager = new WebSocketReconnectManager(this.stage.registry, 42);
		assertThat(manager.getPhase()).isEqualTo(42);
		manager.start();
		manager.start();
		this.stage.ready();
		assertThat(manager.isRunning()).isTrue();
		CompletableFuture<Void> called = new CompletableFuture<>();
		manager.stop(() -> called.complete(null));
		assertThat(manager.isRunning()).isFalse();
		assertThat(called).isNotDone();
		this.stage.settle();
		assertThat(called).isCompleted();
		manager.start();
		this.stage.settle();
		assertThat(this.stage.engine.attempts).hasSize(2);
	}

	@Test
	void aStopOfTheManagerCallsBackEvenIfNothingMoves() {
		Stage slow = new Stage(Stage.settings().timeouts(timeouts(Duration.ofMillis(50))).build());
		slow.ready();
		CompletableFuture<Void> called = new CompletableFuture<>();
		new WebSocketReconnectManager(slow.registry, 0).stop(() -> called.complete(null));
		assertThat(called).succeedsWithin(10, TimeUnit.SECONDS);
	}

	@Test
	void reconnectByTheUser() {
		FakeConnection first = this.stage.ready();
		this.stage.client.reconnect();
		this.stage.settle();
		assertThat(first.isClosed()).isFalse();
		FakeConnection second = this.stage.open();
		assertThat(first.isClosed()).isTrue();
		assertThat(second.isClosed()).isFalse();
		assertThat(this.stage.actor.story).containsExactly("open 1", "close 1", "open 2");
		assertThat(this.stage.links()).hasSize(1);
		second.end(RESTART, Origin.REMOTE);
		this.stage.settle();
		assertThat(this.stage.state()).isEqualTo(ConnectionState.BACKING_OFF);
		this.stage.client.reconnect();
		this.stage.settle();
		assertThat(this.stage.state()).isEqualTo(ConnectionState.CONNECTING);
	}

	private static Timeouts timeouts(Duration close) {
		return new Timeouts(Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(30), close,
				Duration.ofSeconds(10));
	}

	private CompletableFuture<ConnectionInfo> whenReady() {
		CompletableFuture<ConnectionInfo> future = this.stage.client.whenReady();
		this.stage.settle();
		return future;
	}

	/** What comes of a stop needs the threads of the stage. */
	private static void destroy(Stage stage) {
		CompletableFuture<Void> destroyed = CompletableFuture.runAsync(stage.registry::destroy);
		Awaitility.await().until(() -> {
			stage.settle();
			return destroyed.isDone();
		});
		assertThat(destroyed).isCompleted();
		stage.settle();
	}

	private void assertNotSent(CompletableFuture<Void> future, Reason reason) {
		assertNotSent(future, reason, this.stage);
	}

	private static void assertNotSent(CompletableFuture<Void> future, Reason reason, Stage stage) {
		stage.settle();
		assertThat(future).isCompletedExceptionally();
		assertThat(future.handle((result, ex) -> ex).join())
			.asInstanceOf(InstanceOfAssertFactories.type(MessageNotSentException.class))
			.extracting(MessageNotSentException::getReason)
			.isEqualTo(reason);
	}

	private static void assertNotRunning(CompletableFuture<ConnectionInfo> future, ConnectionState state) {
		assertThat(future).isCompletedExceptionally();
		assertThat(future.handle((result, ex) -> ex).join())
			.asInstanceOf(InstanceOfAssertFactories.type(ClientNotRunningException.class))
			.extracting(ClientNotRunningException::getState)
			.isEqualTo(state);
	}

}
