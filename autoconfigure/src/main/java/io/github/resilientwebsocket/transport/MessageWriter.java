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
import java.util.List;

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
 * Writes messages and tells the outcome.
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
	 * Write messages.
	 * @param session where to
	 * @param messages the messages
	 * @param callback is told of the progress
	 * @return why it failed, or {@code null} if all were written
	 */
	static @Nullable Failure write(WsSession session, List<? extends WebSocketMessage<?>> messages,
			SendCallback callback) {
		RemoteEndpoint.Basic remote;
		try {
			remote = session.getBasicRemote();
		}
		catch (RuntimeException ex) {
			return new Failure(ex, 0);
		}
		return (messages.size() == 1) ? write(remote, messages, 0) : writeBatch(remote, messages, callback);
	}

	/**
	 * Let Tomcat collect the frames in its buffer, and never leave that on: it would hold
	 * back its own pongs as well.
	 */
	private static @Nullable Failure writeBatch(RemoteEndpoint.Basic remote,
			List<? extends WebSocketMessage<?>> messages, SendCallback callback) {
		Failure failure = null;
		try {
			remote.setBatchingAllowed(true);
			for (int i = 0; i < messages.size() && failure == null; i++) {
				if (i > 0) {
					callback.onBegin(i);
				}
				failure = write(remote, messages, i);
			}
		}
		catch (Throwable ex) {
			failure = new Failure(ex, messages.size());
		}
		try {
			// This writes what is left in the buffer.
			remote.setBatchingAllowed(false);
			return failure;
		}
		catch (Throwable ex) {
			return (failure != null) ? failure : new Failure(ex, messages.size());
		}
	}

	private static @Nullable Failure write(RemoteEndpoint.Basic remote, List<? extends WebSocketMessage<?>> messages,
			int index) {
		WebSocketMessage<?> message = messages.get(index);
		try {
			write(remote, message);
			return null;
		}
		catch (IllegalStateException | IllegalArgumentException ex) {
			// Refused before anything of it went out, unless a part went before.
			return new Failure(ex, isSingleFrame(message) ? index : index + 1);
		}
		catch (Throwable ex) {
			if (ex.getCause() instanceof InterruptedException) {
				Thread.currentThread().interrupt();
			}
			return new Failure(ex, index + 1);
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

	static void tellFailure(SendCallback callback, int begun) {
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
	 * @param begun how many of the messages may have been written, at least in part
	 */
	record Failure(Throwable cause, int begun) {
	}

}
