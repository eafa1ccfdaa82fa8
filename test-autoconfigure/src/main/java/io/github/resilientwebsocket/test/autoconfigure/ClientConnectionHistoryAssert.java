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
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.ConnectionStateChangedEvent;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about a {@link ClientConnectionHistory}. They look at what has happened so
 * far, unless {@link #eventually()} comes before them. A message shows the whole history.
 *
 * @since 0.1.0
 */
public final class ClientConnectionHistoryAssert
		extends AbstractAssert<ClientConnectionHistoryAssert, ClientConnectionHistory> {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private Duration patience = Duration.ZERO;

	ClientConnectionHistoryAssert(ClientConnectionHistory actual) {
		super(actual, ClientConnectionHistoryAssert.class);
	}

	/**
	 * Let each of the assertions that follow wait for up to ten seconds.
	 * @return {@code this} assertion object
	 */
	public ClientConnectionHistoryAssert eventually() {
		return eventually(PATIENCE);
	}

	/**
	 * Let each of the assertions that follow wait. This is real time, also if that of the
	 * clients is virtual.
	 * @param within for how long
	 * @return {@code this} assertion object
	 */
	public ClientConnectionHistoryAssert eventually(Duration within) {
		this.patience = within;
		return this.myself;
	}

	/**
	 * Verify that the client has gone through these states, one directly after the other,
	 * whatever came before and afterwards.
	 * @param states the states
	 * @return {@code this} assertion object
	 */
	public ClientConnectionHistoryAssert hasStates(ConnectionState... states) {
		List<ConnectionState> expected = List.of(states);
		return check("to have gone through " + expected,
				(history) -> Collections.indexOfSubList(history.states(), expected) >= 0);
	}

	/**
	 * Verify that the client has gone through these states and no others.
	 * @param states the states
	 * @return {@code this} assertion object
	 */
	public ClientConnectionHistoryAssert hasExactlyStates(ConnectionState... states) {
		List<ConnectionState> expected = List.of(states);
		return check("to have gone through exactly " + expected, (history) -> history.states().equals(expected));
	}

	/**
	 * Verify the state of the client.
	 * @param state the state that it came to last
	 * @return {@code this} assertion object
	 */
	public ClientConnectionHistoryAssert hasState(ConnectionState state) {
		return check("to be " + state, (history) -> {
			List<ConnectionState> states = history.states();
			return !states.isEmpty() && states.get(states.size() - 1) == state;
		});
	}

	/**
	 * Verify how many connections were opened, those that have ended included.
	 * @param count the number
	 * @return {@code this} assertion object
	 */
	public ClientConnectionHistoryAssert hasConnections(int count) {
		return check("to have opened " + count + " connection(s)", (history) -> history.connections().size() == count);
	}

	/**
	 * Verify that a connection has ended with a close code.
	 * @param closeCode the code of the close frame, 1005 if it had none and 1006 if there
	 * was no frame
	 * @return {@code this} assertion object
	 */
	public ClientConnectionHistoryAssert lostBecause(int closeCode) {
		return check("to have lost a connection with close code " + closeCode,
				(history) -> history.closes().stream().anyMatch((close) -> close.status().getCode() == closeCode));
	}

	/**
	 * Verify that a connection was ended by somebody or something.
	 * @param origin who or what
	 * @return {@code this} assertion object
	 */
	public ClientConnectionHistoryAssert lostBecause(Origin origin) {
		return check("to have lost a connection because of " + origin,
				(history) -> history.closes().stream().anyMatch((close) -> close.origin() == origin));
	}

	/**
	 * Verify that no connection has ended.
	 * @return {@code this} assertion object
	 */
	public ClientConnectionHistoryAssert neverLost() {
		return check("never to have lost a connection", (history) -> history.closes().isEmpty());
	}

	/**
	 * Verify that an attempt to connect has failed.
	 * @param kind the step that has failed
	 * @return {@code this} assertion object
	 */
	public ClientConnectionHistoryAssert failedBecause(Kind kind) {
		return check("to have failed to connect because of " + kind,
				(history) -> history.failedAttempts().stream().anyMatch((failed) -> failed.failure().kind() == kind));
	}

	/**
	 * Verify that an attempt to connect was answered with an HTTP status other than 101.
	 * @param status the status
	 * @return {@code this} assertion object
	 */
	public ClientConnectionHistoryAssert refusedWith(int status) {
		return check("to have been refused with HTTP status " + status,
				(history) -> history.failedAttempts()
					.stream()
					.anyMatch((failed) -> failed.failure().status() == status));
	}

	/**
	 * Verify how many attempts to connect have failed.
	 * @param count the number
	 * @return {@code this} assertion object
	 */
	public ClientConnectionHistoryAssert hasFailedAttempts(int count) {
		return check("to have failed to connect " + count + " time(s)",
				(history) -> history.failedAttempts().size() == count);
	}

	/**
	 * Verify the delays before the attempts to reconnect. For back-off without jitter.
	 * @param delays all delays, in their order
	 * @return {@code this} assertion object
	 */
	public ClientConnectionHistoryAssert backedOffFor(Duration... delays) {
		return check("to have backed off for exactly " + Arrays.toString(delays),
				(history) -> history.transitions()
					.stream()
					.filter((change) -> change.to() == ConnectionState.BACKING_OFF)
					.map(ConnectionStateChangedEvent::nextDelay)
					.toList()
					.equals(List.of(delays)));
	}

	/**
	 * Verify that the last connection is not the first one, and that it came in time.
	 * This is the time of the clients, virtual or not.
	 * @param limit how long the client may have been without a connection before it
	 * @return {@code this} assertion object
	 */
	public ClientConnectionHistoryAssert reconnectedWithin(Duration limit) {
		return check("to have reconnected within " + limit, (history) -> {
			List<ConnectionInfo> connections = history.connections();
			ConnectionInfo last = connections.isEmpty() ? null : connections.get(connections.size() - 1);
			return last != null && last.isReconnect() && last.outage().compareTo(limit) <= 0;
		});
	}

	/**
	 * Verify at the scripted server that there never were two open connections of the
	 * client at once. Does not wait.
	 * @return {@code this} assertion object
	 */
	public ClientConnectionHistoryAssert neverHadTwoConnections() {
		isNotNull();
		ScriptedWebSocketServer server = this.actual.server();
		if (server == null) {
			throw new IllegalStateException(
					"Only a server can tell, and '" + this.actual.name() + "' has none from @ResilientWebSocketTest");
		}
		if (server.maxOpenCount() > 1) {
			fail("never to have had two connections, but the server saw " + server.maxOpenCount());
		}
		return this.myself;
	}

	private ClientConnectionHistoryAssert check(String expectation, Predicate<ClientConnectionHistory> condition) {
		isNotNull();
		if (!this.actual.await(this.patience, condition)) {
			fail(expectation + (this.patience.isZero() ? "" : " within " + this.patience));
		}
		return this.myself;
	}

	private void fail(String expectation) {
		failWithMessage("%nExpecting the client%n  %s%nbut this is its history:%n%s", expectation, this.actual);
	}

}
