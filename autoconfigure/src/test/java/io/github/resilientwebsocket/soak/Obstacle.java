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

package io.github.resilientwebsocket.soak;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import io.github.resilientwebsocket.test.ConnectionScript;

/**
 * What can be in the way of the next connection, other than that nobody listens.
 */
enum Obstacle {

	UNAVAILABLE(ConnectionScript.reject(503, Map.of())),

	TOO_MANY_REQUESTS(ConnectionScript.reject(429, Map.of("Retry-After", "1"))),

	UNAUTHORIZED(ConnectionScript.reject(401, Map.of())),

	REDIRECT(ConnectionScript.redirect(URI.create("http://127.0.0.1/elsewhere"))),

	WRONG_ACCEPT_KEY(ConnectionScript.wrongAcceptKey()),

	RESET((connection) -> {
		connection.request();
		connection.reset();
	}),

	CUT_IN_THE_ANSWER((connection) -> {
		connection.request();
		connection.write("HTTP/1.1 101 Swi".getBytes());
		connection.close();
	}),

	HANG_THEN_CUT((connection) -> {
		connection.request();
		connection.pause(Duration.ofMillis(50));
		connection.reset();
	}),

	HANG(ConnectionScript.hang());

	private final ConnectionScript script;

	Obstacle(ConnectionScript script) {
		this.script = script;
	}

	ConnectionScript script() {
		return this.script;
	}

}
