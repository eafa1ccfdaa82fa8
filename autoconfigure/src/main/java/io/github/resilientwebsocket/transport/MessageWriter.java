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

package io.github.resilientwebsocket.transport;

import java.io.IOException;
import java.nio.ByteBuffer;

import io.github.resilientwebsocket.transport.TransportConnection.SendCallback;
import jakarta.websocket.RemoteEndpoint;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.tomcat.websocket.WsSession;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;

/**
 * Writes one message and tells the outcome.
 */
final class MessageWriter {

	private static final Log logger = LogFactory.getLog(MessageWriter.class);

	/** Up to here Tomcat writes a text as one frame, whatever its characters are. */
	private static final int TEXT_FRAME = 8192 / 3;

	/**
	 * Up to here a binary message goes out as one frame. Tomcat calls itself again for
	 * every 8 KiB of a frame, so that a large one overflows the stack.
	 */
	private static final int BINARY_FRAME = 1024 * 1024;

	private MessageWriter() {
	}

	/**
	 * Write a message.
	 * @param session where to
	 * @param message the message
	 * @return why it failed, or {@code null} if it was written
	 */
	static @Nullable Failure write(WsSession session, WebSocketMessage<?> message) {
		RemoteEndpoint.Basic remote;
		try {
			remote = session.getBasicRemote();
		}
		catch (RuntimeException ex) {
			return new Failure(ex, false);
		}
		try {
			write(remote, message);
			return null;
		}
		catch (IllegalStateException ex) {
			// Refused before anything went out, unless a part went before.
			return new Failure(ex, !isSingleFrame(message));
		}
		catch (IllegalArgumentException ex) {
			return new Failure(ex, !isSingleFrame(message));
		}
		catch (Throwable ex) {
			if (ex.getCause() instanceof InterruptedException) {
				Thread.currentThread().interrupt();
			}
			return new Failure(ex, true);
		}
	}

	private static void write(RemoteEndpoint.Basic remote, WebSocketMessage<?> message) throws IOException {
		// Tomcat moves the positions of the buffers that it is given.
		if (message instanceof TextMessage text) {
			remote.sendText(text.getPayload());
		}
		else if (message instanceof BinaryMessage binary) {
			write(remote, binary.getPayload().duplicate());
		}
		else if (message instanceof PingMessage ping) {
			remote.sendPing(ping.getPayload().duplicate());
		}
		else if (message instanceof PongMessage pong) {
			remote.sendPong(pong.getPayload().duplicate());
		}
		else {
			throw new IllegalArgumentException("Not a text, binary, ping or pong message");
		}
	}

	private static void write(RemoteEndpoint.Basic remote, ByteBuffer payload) throws IOException {
		if (payload.remaining() <= BINARY_FRAME) {
			remote.sendBinary(payload);
			return;
		}
		while (payload.hasRemaining()) {
			int length = Math.min(BINARY_FRAME, payload.remaining());
			ByteBuffer part = payload.slice(payload.position(), length);
			payload.position(payload.position() + length);
			remote.sendBinary(part, !payload.hasRemaining());
		}
	}

	private static boolean isSingleFrame(WebSocketMessage<?> message) {
		return !(message instanceof TextMessage || message instanceof BinaryMessage)
				|| message.getPayloadLength() <= ((message instanceof TextMessage) ? TEXT_FRAME : BINARY_FRAME);
	}

	static void tellSent(SendCallback callback) {
		try {
			callback.onSent();
		}
		catch (RuntimeException ex) {
			logger.error("A callback has thrown " + ex.getClass().getName());
		}
	}

	static void tellFailure(SendCallback callback, boolean begun) {
		try {
			callback.onFailure(begun);
		}
		catch (RuntimeException ex) {
			logger.error("A callback has thrown " + ex.getClass().getName());
		}
	}

	/**
	 * A write that failed.
	 *
	 * @param cause what Tomcat threw
	 * @param begun whether a part of the message may have been written
	 */
	record Failure(Throwable cause, boolean begun) {
	}

}
