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

import java.util.HashMap;
import java.util.Map;

import io.github.resilientwebsocket.ConnectionInfo;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.MessageHeaders;

/**
 * The headers of all calls about one connection: made once for it, not for each message.
 */
final class ConnectionHeaders {

	private final ConnectionInfo connection;

	private final MessageHeaders ofConnection;

	private final MessageHeaders ofText;

	private final MessageHeaders ofBinary;

	/**
	 * Create the headers.
	 * @param connection the connection
	 */
	ConnectionHeaders(ConnectionInfo connection) {
		this.connection = connection;
		this.ofConnection = create(null);
		this.ofText = create("text");
		this.ofBinary = create("binary");
	}

	private MessageHeaders create(@Nullable String messageType) {
		Map<String, Object> values = new HashMap<>();
		for (HandlerHeader header : HandlerHeader.values()) {
			Object value = (header != HandlerHeader.MESSAGE_TYPE) ? header.valueOf(this.connection) : messageType;
			if (value != null) {
				values.put(header.headerName(), value);
			}
		}
		return new FixedHeaders(values);
	}

	/**
	 * Return the headers of a message.
	 * @param kind the kind of its frames, or {@code ANY} if it is not about a message
	 * @return the headers
	 */
	MessageHeaders get(FrameKind kind) {
		return switch (kind) {
			case TEXT -> this.ofText;
			case BINARY -> this.ofBinary;
			case ANY -> this.ofConnection;
		};
	}

	/**
	 * Return no headers.
	 * @return for calls that are not about a connection
	 */
	static MessageHeaders none() {
		return FixedHeaders.NONE;
	}

	/**
	 * Saves the random identifier and the timestamp that other messages get.
	 */
	private static final class FixedHeaders extends MessageHeaders {

		private static final MessageHeaders NONE = new FixedHeaders(Map.of());

		FixedHeaders(Map<String, Object> values) {
			super(values, ID_VALUE_NONE, -1L);
		}

	}

}
