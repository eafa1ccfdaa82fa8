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

import java.nio.ByteBuffer;
import java.util.Set;

import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;

/**
 * The kind of frames that the payload parameter of a method asks for.
 */
enum FrameKind {

	TEXT("text messages"), BINARY("binary messages"), ANY("all messages");

	private static final Set<Class<?>> TEXT_TYPES = Set.of(String.class, CharSequence.class, TextMessage.class);

	private static final Set<Class<?>> BINARY_TYPES = Set.of(byte[].class, ByteBuffer.class, BinaryMessage.class);

	private final String description;

	FrameKind(String description) {
		this.description = description;
	}

	/**
	 * Return the kind that a type asks for. A type that is made by the message converter
	 * may come in either.
	 * @param payloadType the type of the payload parameter
	 * @return the kind
	 */
	static FrameKind of(Class<?> payloadType) {
		if (TEXT_TYPES.contains(payloadType)) {
			return TEXT;
		}
		return BINARY_TYPES.contains(payloadType) ? BINARY : ANY;
	}

	/**
	 * Return the kind of a message.
	 * @param message a message that has arrived
	 * @return the kind
	 */
	static FrameKind of(WebSocketMessage<?> message) {
		return (message instanceof BinaryMessage) ? BINARY : TEXT;
	}

	@Override
	public String toString() {
		return this.description;
	}

}
