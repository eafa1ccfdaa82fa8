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
 * A message was being written when the connection broke, or with
 * {@code outbound.delivery: at-least-once} was written and never receipted: the server
 * may have read it, or not. Only the application can tell whether sending it again does
 * harm.
 *
 * @since 0.1.0
 */
public class MessageOutcomeUnknownException extends ResilientWebSocketException {

	/**
	 * Create an exception.
	 * @param clientName the name of the client
	 */
	public MessageOutcomeUnknownException(String clientName) {
		super("Message of WebSocket client '" + clientName
				+ "' was being written when the connection broke; its outcome is unknown", null, false);
	}

}
