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

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * An open connection of the engine.
 */
public interface TransportConnection {

	/**
	 * Return the sub-protocol that the server chose.
	 * @return the sub-protocol, or {@code null} if there is none
	 */
	@Nullable String getSubprotocol();

	/**
	 * Return the session for the application, whose methods bypass the queue.
	 * @return the session
	 */
	WebSocketSession getSession();

	/**
	 * Write messages, with as few system calls as possible. One caller at a time; may
	 * block until they are written or the connection breaks. Never throws.
	 * @param messages text, binary, ping or pong messages, at least one; not to be kept
	 * after the callback
	 * @param callback is told the outcome once, on this or another thread
	 */
	void send(List<? extends WebSocketMessage<?>> messages, SendCallback callback);

	/**
	 * Stop reading, so that TCP pushes back on the server. Returns at once. What has been
	 * read already is still delivered: up to some 40 KiB. While reading is stopped, an
	 * end of the connection is not noticed either.
	 */
	void suspend();

	/**
	 * Read again after {@link #suspend()}. Returns at once.
	 */
	void resume();

	/**
	 * Send a close frame, behind the message that is being written. May block as long as
	 * that one; the socket is closed when the peer has answered. Does nothing on a
	 * connection that closes already.
	 * @param status the code and reason to send
	 */
	void close(CloseStatus status);

	/**
	 * Cut TCP at once, whatever the connection does: open, frozen, blocked in a write, or
	 * waiting for the answer to a close. May block for some milliseconds.
	 */
	void abort();

	/**
	 * Return when data was last read.
	 * @return the time of the last part of a data message, or of the opening, on the
	 * clock of the transport
	 */
	long getLastDataNanos();

	/**
	 * Return how much was read from the socket, framing and TLS included. For the thread
	 * that reads.
	 * @return the number of bytes, 0 if the engine does not tell
	 */
	default long getBytesRead() {
		return 0;
	}

	/**
	 * Return whether small messages go out at once (TCP_NODELAY).
	 * @return whether Nagle's algorithm is known to be off
	 */
	default boolean isNoDelay() {
		return true;
	}

	/**
	 * The progress and the outcome of a write.
	 */
	interface SendCallback {

		/**
		 * The engine comes to another message than the first one.
		 * @param index which of them
		 */
		default void onBegin(int index) {
		}

		/**
		 * All messages were handed to the operating system.
		 */
		void onSent();

		/**
		 * The connection broke.
		 * @param begun how many of the messages may have been written, the last of them
		 * maybe in part; of the others nothing was
		 */
		void onFailure(int begun);

	}

}
