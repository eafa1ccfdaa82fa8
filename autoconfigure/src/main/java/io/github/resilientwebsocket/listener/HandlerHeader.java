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

package io.github.resilientwebsocket.listener;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.WebSocketMessageHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The headers that handler methods may ask for.
 */
enum HandlerHeader {

	CLIENT(WebSocketMessageHeaders.CLIENT, String.class),

	GENERATION(WebSocketMessageHeaders.GENERATION, Long.class),

	ATTEMPT(WebSocketMessageHeaders.ATTEMPT, Integer.class),

	CONNECTED_AT(WebSocketMessageHeaders.CONNECTED_AT, Instant.class),

	RECONNECT(WebSocketMessageHeaders.RECONNECT, Boolean.class),

	SUBPROTOCOL(WebSocketMessageHeaders.SUBPROTOCOL, String.class),

	/** The only one that is not about the connection. */
	MESSAGE_TYPE(WebSocketMessageHeaders.MESSAGE_TYPE, String.class);

	private final String headerName;

	private final Class<?> type;

	HandlerHeader(String headerName, Class<?> type) {
		this.headerName = headerName;
		this.type = type;
	}

	String headerName() {
		return this.headerName;
	}

	Class<?> type() {
		return this.type;
	}

	@Nullable Object valueOf(ConnectionInfo connection) {
		return switch (this) {
			case CLIENT -> connection.name();
			case GENERATION -> connection.generation();
			case ATTEMPT -> connection.attempt();
			case CONNECTED_AT -> connection.connectedAt();
			case RECONNECT -> connection.isReconnect();
			case SUBPROTOCOL -> connection.subprotocol();
			case MESSAGE_TYPE -> null;
		};
	}

	/**
	 * Return the headers that methods of a kind may ask for.
	 * @param kind the kind of handler
	 * @return the headers, none for {@code @OnError}
	 */
	static List<HandlerHeader> of(HandlerKind kind) {
		return Arrays.stream(values())
			.filter((header) -> kind == HandlerKind.MESSAGE || (kind != HandlerKind.ERROR && header != MESSAGE_TYPE))
			.toList();
	}

}
