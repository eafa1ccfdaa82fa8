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
 * The headers of a message, for parameters with
 * {@link org.springframework.messaging.handler.annotation.Header @Header}. A message of a
 * WebSocket has none of its own; these tell which connection it came from. A parameter
 * that is called like a header needs no name in the annotation.
 *
 * @since 0.1.0
 */
public final class WebSocketMessageHeaders {

	/**
	 * The name of the client, a {@link String}.
	 */
	public static final String CLIENT = "client";

	/**
	 * The number of the connection among all that the client has opened, a {@link Long}.
	 */
	public static final String GENERATION = "generation";

	/**
	 * The number of the attempt that opened the connection, an {@link Integer}.
	 */
	public static final String ATTEMPT = "attempt";

	/**
	 * When the server accepted the handshake, an {@link java.time.Instant}.
	 */
	public static final String CONNECTED_AT = "connectedAt";

	/**
	 * Whether the client had a connection before this one, a {@link Boolean}.
	 */
	public static final String RECONNECT = "reconnect";

	/**
	 * The sub-protocol that the server chose, a {@link String}; absent if there is none.
	 */
	public static final String SUBPROTOCOL = "subprotocol";

	/**
	 * {@code text} or {@code binary}, a {@link String}; only in {@code @OnMessage}
	 * methods.
	 */
	public static final String MESSAGE_TYPE = "messageType";

	private WebSocketMessageHeaders() {
	}

}
