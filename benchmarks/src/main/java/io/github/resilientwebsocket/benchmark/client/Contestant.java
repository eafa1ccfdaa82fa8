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

package io.github.resilientwebsocket.benchmark.client;

import java.net.URI;

/**
 * A WebSocket client that is compared: set up once, as its documentation recommends, and
 * then used for any number of connections.
 */
public interface Contestant {

	/**
	 * Open a connection.
	 * @param uri what to connect to
	 * @param receiver whom to tell; is told of the opening too
	 * @return the connection, once it is open
	 * @throws Exception if that failed
	 */
	Connection open(URI uri, Receiver receiver) throws Exception;

	/**
	 * Return whether this client opens a new connection by itself when one was closed.
	 * @return whether it reconnects
	 */
	default boolean isReconnecting() {
		return false;
	}

	/**
	 * Return whether this client sends pings by itself.
	 * @return whether it was told to ping every ten seconds
	 */
	default boolean isPinging() {
		return false;
	}

}
