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

package io.github.resilientwebsocket.test;

import java.time.Duration;
import java.util.List;

/**
 * What can be seen and awaited at a server. Thread-safe. The methods which wait throw an
 * {@link AssertionError} when the time is over: the server's timeout, ten seconds unless
 * it was changed.
 */
public abstract sealed class ServerObservations permits ServerScripting {

	ServerObservations() {
	}

	abstract Journal journal();

	abstract Duration timeout();

	/**
	 * Take the next connection with a finished handshake; each is given out once.
	 * @return the connection
	 */
	public ScriptedConnection awaitConnection() {
		return awaitConnection(timeout());
	}

	/**
	 * Take the next connection with a finished handshake; each is given out once.
	 * @param within the longest time to wait
	 * @return the connection
	 */
	public ScriptedConnection awaitConnection(Duration within) {
		ScriptedConnection connection = journal().poll(within);
		if (connection == null) {
			throw timedOut("a connection", within);
		}
		return connection;
	}

	/**
	 * Expect that no TCP connection comes, and that {@link #awaitConnection()} has given
	 * out those which came before.
	 * @param within how long to look; the method fails as soon as one comes
	 */
	public void expectNoConnection(Duration within) {
		if (journal().awaitNewConnection(within)) {
			throw new AssertionError("Expected no connection within " + within + " but got " + journal().describe());
		}
	}

	/**
	 * Wait until so many TCP connections were accepted.
	 * @param count the number since the start
	 */
	public void awaitConnectCount(int count) {
		if (!journal().awaitConnectCount(count, timeout())) {
			throw timedOut(count + " TCP connections", timeout());
		}
	}

	/**
	 * Wait until so many requests were read, answered or not.
	 * @param count the number since the start
	 */
	public void awaitRequests(int count) {
		if (!journal().awaitRequests(count, timeout())) {
			throw timedOut(count + " requests", timeout());
		}
	}

	/**
	 * Wait until this many TCP connections are open.
	 * @param count the number that {@link #openCount()} has to come to
	 */
	public void awaitOpenCount(int count) {
		if (!journal().awaitOpenCount(count, timeout())) {
			throw timedOut(count + " open TCP connections", timeout());
		}
	}

	/**
	 * Every connection whose handshake was finished since the start.
	 * @return a copy, in the order of the handshakes
	 */
	public List<ScriptedConnection> connections() {
		return journal().connections();
	}

	/**
	 * Every request since the start, also of handshakes which were not accepted.
	 * @return a copy, in the order of arrival
	 */
	public List<HandshakeRequest> requests() {
		return journal().requests();
	}

	/**
	 * How many TCP connections were accepted since the start, whatever became of them.
	 * @return the number
	 */
	public int connectCount() {
		return journal().connectCount();
	}

	/**
	 * How many TCP connections are open now, with or without a handshake. A connection
	 * counts no longer as soon as either side has ended it, or when it is frozen.
	 * @return the number
	 */
	public int openCount() {
		return journal().openCount();
	}

	/**
	 * The highest number of connections with a finished handshake that were open at once.
	 * For this number to be exact, a handshake waits up to 250 milliseconds with its
	 * answer while another connection is open, so that an end which is on its way is
	 * seen.
	 * @return the number
	 */
	public int maxOpenCount() {
		return journal().maxOpenCount();
	}

	/**
	 * How clients broke RFC 6455 since the start.
	 * @return descriptions which name the connection and the section
	 */
	public List<String> violations() {
		return journal().violations();
	}

	private AssertionError timedOut(String expected, Duration within) {
		return new AssertionError("Expected " + expected + " within " + within + " but got " + journal().describe());
	}

}
