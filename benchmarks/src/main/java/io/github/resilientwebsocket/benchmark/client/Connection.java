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

/**
 * One open connection of a client.
 */
public interface Connection {

	/**
	 * Send a text message. Called by several threads in some scenarios: where the client
	 * does not allow that, there is a lock around it. Returns when the client has
	 * accepted the message, and waits while it has too many already.
	 * @param text the message
	 * @throws Exception if the client refuses it
	 */
	void send(String text) throws Exception;

	/**
	 * Send what was only collected so far. Most clients collect nothing.
	 * @throws Exception if that failed
	 */
	default void flush() throws Exception {
	}

	/**
	 * Send a ping.
	 * @throws Exception if that failed
	 */
	default void ping() throws Exception {
		throw new UnsupportedOperationException("No ping");
	}

	/**
	 * Close the connection.
	 * @throws Exception if that failed
	 */
	void close() throws Exception;

}
