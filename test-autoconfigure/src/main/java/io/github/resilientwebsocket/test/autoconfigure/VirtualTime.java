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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.connection.ClientMonitor;
import io.github.resilientwebsocket.connection.ClientStatus;
import io.github.resilientwebsocket.connection.DefaultResilientWebSocketClients;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * The time of the clients in a test with {@link ResilientWebSocketTest#virtualTime()
 * virtualTime = true}. It stands still unless the test moves it: back-off, pings, every
 * timeout and limit of the clients wait for that. Connections are real and need no time.
 * <p>
 * Before a timer runs out, and before a method returns, all that is under way is given
 * the real time to end: attempts, closes, pongs, writes, what listeners are to be told.
 * What does not end, because a script hangs or a handler waits for the test, is waited
 * for for a second, see {@link #patience(Duration)}, and again when some time has passed,
 * a few times; then time goes on without it, so that timeouts can be tested. For one
 * thread at a time, usually that of the test; never for listeners.
 *
 * @since 0.1.0
 */
public final class VirtualTime {

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	/** For what the server has done to arrive at the client. */
	private static final Duration ARRIVAL = Duration.ofSeconds(10);

	private final Map<String, GivenUp> givenUp = new HashMap<>();

	private final VirtualClock clock;

	private final ObjectProvider<DefaultResilientWebSocketClients> clients;

	private Duration patience = PATIENCE;

	VirtualTime(VirtualClock clock, ObjectProvider<DefaultResilientWebSocketClients> clients) {
		this.clock = clock;
		this.clients = clients;
	}

	/**
	 * Return how much time has passed since the test method began.
	 * @return the time
	 */
	public Duration elapsed() {
		return this.clock.elapsed();
	}

	/**
	 * Set how long, in real time, to wait for what is under way and does not end.
	 * @param patience one second unless changed
	 * @return this
	 */
	public VirtualTime patience(Duration patience) {
		this.patience = patience;
		return this;
	}

	/**
	 * Let time pass. The clients do in the right order, and at the right time, all that
	 * they would do meanwhile.
	 * @param by how much time
	 */
	public void advance(Duration by) {
		settle();
		Duration end = elapsed().plus(by);
		while (this.clock.runNext(end)) {
			settle();
		}
		this.clock.moveTo(end);
		settle();
	}

	/**
	 * Let time pass until the only client has made its next attempt to connect.
	 * @return how much time has passed
	 * @see #advanceToNextAttempt(String)
	 */
	public Duration advanceToNextAttempt() {
		List<ClientMonitor> all = registry().monitors();
		if (all.size() != 1) {
			throw new IllegalStateException(
					"Name one of the clients: " + all.stream().map(ClientMonitor::getName).toList());
		}
		return advanceToNextAttempt(all.get(0));
	}

	/**
	 * Let time pass until a client has made its next attempt to connect, and whatever
	 * comes of that. Waits for a loss of its connection that is on its way; fails if the
	 * client does not back off.
	 * @param client the name of the client
	 * @return how much time has passed
	 */
	public Duration advanceToNextAttempt(String client) {
		ClientMonitor monitor = registry().monitor(client);
		if (monitor == null) {
			throw new IllegalArgumentException("There is no client '" + client + "'");
		}
		return advanceToNextAttempt(monitor);
	}

	private Duration advanceToNextAttempt(ClientMonitor client) {
		Waiting.until(ARRIVAL, () -> isBackingOff(client) || client.getStatus().state().isTerminal());
		Doing waiting = Doing.of(client);
		if (waiting.state() != ConnectionState.BACKING_OFF) {
			throw new AssertionError("Expected that the WebSocket client '" + client.getName()
					+ "' backs off, but it is " + waiting.state());
		}
		Duration begin = elapsed();
		settle();
		while (Doing.of(client).equals(waiting) && this.clock.runNext(null)) {
			settle();
		}
		return elapsed().minus(begin);
	}

	private static boolean isBackingOff(ClientMonitor client) {
		return client.getStatus().state() == ConnectionState.BACKING_OFF;
	}

	void reset() {
		this.clock.reset();
		this.givenUp.clear();
		this.patience = PATIENCE;
	}

	private void settle() {
		if (!Waiting.until(this.patience, () -> busy().isEmpty())) {
			busy().forEach((client) -> this.givenUp.merge(client.getName(), GivenUp.first(client, elapsed()),
					(before, now) -> before.again(now)));
		}
	}

	/** Those that are worth to be waited for. */
	private List<ClientMonitor> busy() {
		List<ClientMonitor> all = registry().monitors();
		List<ClientMonitor> unsettled = Settling.unsettled(all);
		all.stream()
			.filter((client) -> !unsettled.contains(client))
			.forEach((client) -> this.givenUp.remove(client.getName()));
		return unsettled.stream().filter(this::mayEnd).toList();
	}

	private boolean mayEnd(ClientMonitor client) {
		GivenUp before = this.givenUp.get(client.getName());
		return before == null || before.mayEndNow(client, elapsed());
	}

	private DefaultResilientWebSocketClients registry() {
		return this.clients.getObject();
	}

	/** Tells one thing that a client does from the next. */
	private record Doing(ConnectionState state, @Nullable Instant since) {

		static Doing of(ClientMonitor client) {
			ClientStatus status = client.getStatus();
			return new Doing(status.state(), status.since());
		}

	}

	/**
	 * What did not end. A timer that has run since may have put an end to it.
	 *
	 * @param doing what the client does
	 * @param times how many times it was waited for
	 * @param at when it was waited for last
	 */
	private record GivenUp(Doing doing, int times, Duration at) {

		/** Some timers are those of others. */
		private static final int LIMIT = 5;

		static GivenUp first(ClientMonitor client, Duration now) {
			return new GivenUp(Doing.of(client), 1, now);
		}

		GivenUp again(GivenUp now) {
			return now.doing.equals(this.doing) ? new GivenUp(this.doing, this.times + 1, now.at) : now;
		}

		boolean mayEndNow(ClientMonitor client, Duration now) {
			return !Doing.of(client).equals(this.doing) || (this.times < LIMIT && !now.equals(this.at));
		}

	}

}
