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

package io.github.resilientwebsocket.test.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ConnectionAttemptFailedEvent;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.ConnectionStateChangedEvent;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Each assertion holds when it should, and otherwise shows the history.
 */
class ClientConnectionHistoryAssertTests {

	private static final Duration SHORT = Duration.ofMillis(1);

	private final ConnectionHistory history = new ConnectionHistory(Map.of());

	private ConnectionState state = ConnectionState.STOPPED;

	ClientConnectionHistoryAssertTests() {
		go(ConnectionState.CONNECTING, 0);
		go(ConnectionState.OPENING, 0);
		opened(1, 0);
		go(ConnectionState.READY, 0);
		closed(1012, Origin.REMOTE);
		go(ConnectionState.BACKING_OFF, 1);
		go(ConnectionState.CONNECTING, 0);
		failed(Kind.STATUS, 503);
		go(ConnectionState.BACKING_OFF, 2);
		go(ConnectionState.CONNECTING, 0);
		go(ConnectionState.OPENING, 0);
		opened(2, 3);
		go(ConnectionState.READY, 0);
	}

	@Test
	void states() {
		client()
			.hasStates(ConnectionState.READY, ConnectionState.BACKING_OFF, ConnectionState.CONNECTING,
					ConnectionState.BACKING_OFF)
			.hasStates(ConnectionState.READY)
			.hasExactlyStates(ConnectionState.CONNECTING, ConnectionState.OPENING, ConnectionState.READY,
					ConnectionState.BACKING_OFF, ConnectionState.CONNECTING, ConnectionState.BACKING_OFF,
					ConnectionState.CONNECTING, ConnectionState.OPENING, ConnectionState.READY)
			.hasState(ConnectionState.READY);
		fails(() -> client().hasStates(ConnectionState.READY, ConnectionState.CONNECTING),
				"to have gone through [READY, CONNECTING]");
		fails(() -> client().hasExactlyStates(ConnectionState.CONNECTING, ConnectionState.OPENING,
				ConnectionState.READY), "exactly [CONNECTING, OPENING, READY]");
		fails(() -> client().hasState(ConnectionState.BACKING_OFF), "to be BACKING_OFF");
		fails(() -> assertThat(this.history).client("other").hasState(ConnectionState.READY), "nothing has happened");
	}

	@Test
	void losses() {
		client().lostBecause(1012).lostBecause(Origin.REMOTE);
		fails(() -> client().lostBecause(1006), "close code 1006");
		fails(() -> client().lostBecause(Origin.LIVENESS), "because of LIVENESS");
		fails(() -> client().neverLost(), "never to have lost");
		assertThat(this.history).client("other").neverLost();
	}

	@Test
	void attempts() {
		client().failedBecause(Kind.STATUS).refusedWith(503).hasFailedAttempts(1);
		fails(() -> client().failedBecause(Kind.TIMEOUT), "because of TIMEOUT");
		fails(() -> client().refusedWith(401), "HTTP status 401");
		fails(() -> client().hasFailedAttempts(0), "0 time(s)");
	}

	@Test
	void delays() {
		client().backedOffFor(Duration.ofSeconds(1), Duration.ofSeconds(2));
		fails(() -> client().backedOffFor(Duration.ofSeconds(1)), "exactly [PT1S]");
	}

	@Test
	void connections() {
		client().hasConnections(2).reconnectedWithin(Duration.ofSeconds(3));
		fails(() -> client().hasConnections(1), "opened 1 connection");
		fails(() -> client().reconnectedWithin(Duration.ofSeconds(2)), "within PT2S");
		this.history.client("first").add(info(1, 0));
		fails(() -> assertThat(this.history).client("first").reconnectedWithin(Duration.ofDays(1)), "reconnected");
	}

	@Test
	void onlyAServerKnowsOfTwoConnections() {
		assertThatIllegalStateException().isThrownBy(() -> client().neverHadTwoConnections());
	}

	@Test
	void showsTheHistory() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> client().hasState(ConnectionState.STOPPED))
			.withMessageContainingAll("'prices'", "STOPPED -> CONNECTING: the cause",
					"READY -> BACKING_OFF: the cause, next attempt in PT1S", "connection ended by REMOTE with 1012",
					"attempt 2 failed: the server answered with HTTP status 503",
					"connection 2 opened after an outage of PT3S");
	}

	@Test
	void canWait() {
		var unused = CompletableFuture.runAsync(() -> go(ConnectionState.STOPPED, 0),
				CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));
		client().eventually().hasState(ConnectionState.STOPPED);
		fails(() -> client().eventually(SHORT).hasState(ConnectionState.CONNECTING),
				"to be CONNECTING within PT0.001S");
	}

	@Test
	void theOnlyClientNeedsNoName() {
		assertThat(this.history).client().hasState(ConnectionState.READY);
		assertThat(this.history.client()).hasState(ConnectionState.READY);
		this.history.client("other");
		assertThatIllegalStateException().isThrownBy(() -> assertThat(this.history).client());
	}

	@Test
	void describesItself() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> client().as("after the restart").hasState(ConnectionState.STOPPED))
			.withMessageStartingWith("[after the restart]");
	}

	private ClientConnectionHistoryAssert client() {
		return assertThat(this.history).client("prices");
	}

	private static void fails(ThrowingCallable assertion, String message) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion).withMessageContaining(message);
	}

	private void go(ConnectionState to, long delay) {
		add(new ConnectionStateChangedEvent("prices", this.state, to, "the cause", 1, Duration.ofSeconds(delay), 1));
		this.state = to;
	}

	private void opened(long generation, long outage) {
		add(info(generation, outage));
	}

	private static ConnectionInfo info(long generation, long outage) {
		return new ConnectionInfo("prices", generation, 1, Instant.now(), Duration.ofSeconds(outage), null);
	}

	private void closed(int code, Origin origin) {
		add(new CloseInfo(new CloseStatus(code), origin, true, Duration.ZERO));
	}

	private void failed(Kind kind, int status) {
		add(new ConnectionAttemptFailedEvent("prices", new ConnectFailure(kind, status, "host:80"), 2, true,
				Duration.ZERO));
	}

	private void add(Object entry) {
		this.history.client("prices").add(entry);
	}

}
