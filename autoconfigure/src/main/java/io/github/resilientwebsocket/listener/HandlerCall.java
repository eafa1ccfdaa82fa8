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
import java.util.Map;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.WebSocketMessage;

/**
 * One call of handlers as spring-messaging sees it: the payload, a {@link String} or a
 * {@code byte[]}, and whatever else methods may ask for.
 *
 * @param payload what has arrived; empty unless it is about a message
 * @param headers what there is to say about the connection and the message
 * @param context what methods may ask for, by the exact type of the parameter
 */
record HandlerCall(Object payload, MessageHeaders headers, Map<Class<?>, Object> context) implements Message<Object> {

	static HandlerCall open(OpenConnection connection) {
		return new HandlerCall("", connection.headers().get(FrameKind.ANY), connection.context());
	}

	static HandlerCall message(OpenConnection connection, WebSocketMessage<?> message) {
		return new HandlerCall(payloadOf(message), connection.headers().get(FrameKind.of(message)),
				connection.context());
	}

	static HandlerCall close(ResilientWebSocketClient client, ConnectionInfo connection, ConnectionHeaders headers,
			CloseInfo close) {
		return new HandlerCall("", headers.get(FrameKind.ANY), Map.of(ResilientWebSocketClient.class, client,
				ConnectionInfo.class, connection, CloseInfo.class, close));
	}

	static HandlerCall error(ResilientWebSocketClient client, Throwable error) {
		return new HandlerCall("", ConnectionHeaders.none(),
				Map.of(ResilientWebSocketClient.class, client, Throwable.class, error));
	}

	// Every listener gets bytes of its own: it may change them or read the buffer empty.
	private static Object payloadOf(WebSocketMessage<?> message) {
		if (message instanceof BinaryMessage binary) {
			ByteBuffer buffer = binary.getPayload().duplicate();
			byte[] bytes = new byte[buffer.remaining()];
			buffer.get(bytes);
			return bytes;
		}
		return message.getPayload();
	}

	/**
	 * Return what a parameter asks for.
	 * @param type the type of the parameter
	 * @return the argument, or {@code null} if there is none in a call of this kind
	 */
	@Nullable Object argument(Class<?> type) {
		return this.context.get(Throwable.class.isAssignableFrom(type) ? Throwable.class : type);
	}

	@Override
	public Object getPayload() {
		return this.payload;
	}

	@Override
	public MessageHeaders getHeaders() {
		return this.headers;
	}

	/**
	 * Say only what it is: exceptions of spring-messaging print the message they are
	 * about, and a payload may be large or nobody else's business.
	 */
	@Override
	public String toString() {
		return (this.payload instanceof byte[] bytes) ? "binary message of " + bytes.length + " bytes"
				: "text message of " + this.payload.toString().length() + " characters";
	}

}
