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
import java.util.Map;

/**
 * What a server can be told to do with the connections to come, and what to fail a test
 * for. Thread-safe.
 */
public abstract sealed class ServerScripting extends ServerObservations permits ScriptedWebSocketServer {

	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

	private final Scripts scripts = new Scripts();

	private volatile Duration timeout = DEFAULT_TIMEOUT;

	private volatile boolean strict;

	private volatile boolean violationsAllowed;

	ServerScripting() {
	}

	abstract ScriptedWebSocketServer self();

	/**
	 * Set the script for one of the connections to come. Scripts are used in the order in
	 * which they were given, each for one accepted TCP connection.
	 * @param script the script
	 * @return this server
	 */
	public ScriptedWebSocketServer next(ConnectionScript script) {
		this.scripts.add(script);
		return self();
	}

	/**
	 * Set the script for every connection for which there is no other, from now on.
	 * @param script the script, at first {@link ConnectionScript#accept()}
	 * @return this server
	 */
	public ScriptedWebSocketServer always(ConnectionScript script) {
		this.scripts.setFallback(script);
		return self();
	}

	/**
	 * Reject the next handshake.
	 * @param status the HTTP status
	 * @return this server
	 */
	public ScriptedWebSocketServer rejectHandshake(int status) {
		return rejectHandshake(status, Map.of());
	}

	/**
	 * Reject the next handshake.
	 * @param status the HTTP status
	 * @param headers response headers
	 * @return this server
	 */
	public ScriptedWebSocketServer rejectHandshake(int status, Map<String, String> headers) {
		return next(ConnectionScript.reject(status, headers));
	}

	/**
	 * Read the next handshake and never answer it.
	 * @return this server
	 */
	public ScriptedWebSocketServer hang() {
		return next(ConnectionScript.hang());
	}

	/**
	 * Set how long this server and its later connections wait for what is expected.
	 * @param timeout ten seconds unless changed
	 * @return this server
	 */
	public ScriptedWebSocketServer timeout(Duration timeout) {
		this.timeout = timeout;
		return self();
	}

	/**
	 * Fail a test at its end when a data message or ping of the client was not expected.
	 * @return this server
	 */
	public ScriptedWebSocketServer strict() {
		this.strict = true;
		return self();
	}

	/**
	 * Do not fail a test at its end because the client broke the protocol.
	 * @return this server
	 */
	public ScriptedWebSocketServer allowViolations() {
		this.violationsAllowed = true;
		return self();
	}

	/**
	 * Fail when something is left over: a script that was not used, a violation of the
	 * protocol by a client, a script that failed or, in a strict server, a message or
	 * ping that was not expected.
	 */
	public void verify() {
		new Leftovers(journal(), this.scripts.unused(), this.strict, this.violationsAllowed).verify();
	}

	void forget() {
		this.scripts.reset();
		this.timeout = DEFAULT_TIMEOUT;
		this.strict = false;
		this.violationsAllowed = false;
	}

	@Override
	Duration timeout() {
		return this.timeout;
	}

	Scripts scripts() {
		return this.scripts;
	}

}
