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

package io.github.resilientwebsocket.interop;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.jspecify.annotations.Nullable;

/**
 * Something that a server does, and what is to be seen of the client then.
 */
enum Scenario {

	CLOSE_FRAME("Close frame 1001, then FIN") {

		@Override
		Outcome run(ScriptedWebSocketServer server, Contestant contestant) {
			return comesBack(server, contestant, (connection) -> connection.closeWith(1001, "going away"));
		}

	},

	TCP_LEFT_OPEN("Close frame 1001, TCP left open by the server") {

		@Override
		Outcome run(ScriptedWebSocketServer server, Contestant contestant) {
			return comesBack(server, contestant, (connection) -> connection.closeLeavingTcpOpen(1001, "going away"));
		}

	},

	FROZEN("Frozen peer: no FIN, no answer to pings") {

		@Override
		Outcome run(ScriptedWebSocketServer server, Contestant contestant) {
			return comesBack(server, contestant, ScriptedConnection::freeze);
		}

	},

	STOP_IN_BACKOFF("Stop 0.5 s into a back-off of 2 s", 2, 2) {

		@Override
		Outcome run(ScriptedWebSocketServer server, Contestant contestant) {
			server.awaitConnection().dropTcp();
			server.expectNoConnection(Duration.ofMillis(500));
			Duration ended = contestant.stop();
			// Long enough for the delay to run out.
			next(server, Duration.ofSeconds(4));
			return new Outcome(server.connectCount(), null, false, ended, contestant.calls());
		}

		@Override
		String describe(Outcome outcome) {
			String ended = (outcome.ended() != null) ? "ended after " + Outcome.seconds(outcome.ended())
					: "did not end within 20 s";
			return ended + ", connections after the stop: " + (outcome.connections() - 1) + "; "
					+ outcome.describeCalls();
		}

	},

	SEVEN_DROPS("Seven drops: close 1001, FIN, RST, close 1012, FIN, empty close, RST") {

		@Override
		Outcome run(ScriptedWebSocketServer server, Contestant contestant) {
			List<Consumer<ScriptedConnection>> drops = List.of((connection) -> connection.closeWith(1001, "going away"),
					ScriptedConnection::dropTcp, ScriptedConnection::reset,
					(connection) -> connection.closeWith(1012, "restart"), ScriptedConnection::dropTcp,
					ScriptedConnection::closeWithoutCode, ScriptedConnection::reset);
			for (Consumer<ScriptedConnection> drop : drops) {
				ScriptedConnection connection = next(server, PATIENCE);
				if (connection != null) {
					settle(server);
					drop.accept(connection);
				}
			}
			next(server, PATIENCE);
			settle(server);
			return new Outcome(server.connectCount(), null, false, null, contestant.calls());
		}

		@Override
		String describe(Outcome outcome) {
			return "connections: " + outcome.connections() + "; " + outcome.describeCalls();
		}

	},

	ACCEPT_THEN_CLOSE("Every connection is accepted and closed with 1011 at once, for 8 s", 1, 30) {

		@Override
		void prepare(ScriptedWebSocketServer server) {
			server.always(ConnectionScript.closeAtOnce(1011, "no"));
		}

		@Override
		Outcome run(ScriptedWebSocketServer server, Contestant contestant) {
			server.awaitConnection();
			long end = System.nanoTime() + Duration.ofSeconds(8).toNanos();
			for (long rest = end - System.nanoTime(); rest > 0; rest = end - System.nanoTime()) {
				next(server, Duration.ofNanos(rest));
			}
			return new Outcome(server.connectCount(), null, false, null, contestant.calls());
		}

		@Override
		String describe(Outcome outcome) {
			return "connections: " + outcome.connections();
		}

	};

	static final Duration PATIENCE = Duration.ofSeconds(10);

	private final String title;

	private final Duration delay;

	private final Duration maxDelay;

	Scenario(String title) {
		this(title, 1, 1);
	}

	Scenario(String title, int delay, int maxDelay) {
		this.title = title;
		this.delay = Duration.ofSeconds(delay);
		this.maxDelay = Duration.ofSeconds(maxDelay);
	}

	String title() {
		return this.title;
	}

	Outcome run(Contestant.Factory factory) {
		try (ScriptedWebSocketServer server = ScriptedWebSocketServer.ws().start()) {
			prepare(server);
			try (Contestant contestant = factory.start(server.uri("/feed"), this.delay, this.maxDelay)) {
				return run(server, contestant);
			}
		}
	}

	void prepare(ScriptedWebSocketServer server) {
	}

	abstract Outcome run(ScriptedWebSocketServer server, Contestant contestant);

	String describe(Outcome outcome) {
		return outcome.describeReturn() + "; " + outcome.describeCalls();
	}

	Outcome comesBack(ScriptedWebSocketServer server, Contestant contestant, Consumer<ScriptedConnection> end) {
		ScriptedConnection first = server.awaitConnection();
		settle(server);
		long start = System.nanoTime();
		end.accept(first);
		ScriptedConnection second = next(server, PATIENCE);
		Duration back = (second != null) ? Duration.ofNanos(System.nanoTime() - start) : null;
		boolean leftOpen = first.isOpen();
		settle(server);
		return new Outcome(server.connectCount(), back, leftOpen, null, contestant.calls());
	}

	/** The server knows of a connection before the callbacks of the client do. */
	void settle(ScriptedWebSocketServer server) {
		server.expectNoConnection(Duration.ofMillis(300));
	}

	@Nullable ScriptedConnection next(ScriptedWebSocketServer server, Duration within) {
		try {
			return server.awaitConnection(within);
		}
		catch (AssertionError ex) {
			return null;
		}
	}

}
