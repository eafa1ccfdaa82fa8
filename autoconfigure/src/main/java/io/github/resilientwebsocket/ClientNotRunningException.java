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

package io.github.resilientwebsocket;

/**
 * The client is not going to be ready: it was stopped, has ended or has failed. Completes
 * {@link ResilientWebSocketClient#whenReady()}.
 *
 * @since 0.1.0
 */
public class ClientNotRunningException extends ResilientWebSocketException {

	private final ConnectionState state;

	/**
	 * Create an exception.
	 * @param clientName the name of the client
	 * @param state the state it came to
	 */
	public ClientNotRunningException(String clientName, ConnectionState state) {
		super("WebSocket client '" + clientName + "' is " + state + " and does not connect until it is started", null,
				false);
		this.state = state;
	}

	/**
	 * Return the state the client came to.
	 * @return a {@link ConnectionState#isTerminal() terminal} state
	 */
	public ConnectionState getState() {
		return this.state;
	}

}
