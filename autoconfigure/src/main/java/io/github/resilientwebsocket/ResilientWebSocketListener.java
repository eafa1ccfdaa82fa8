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

import org.springframework.web.socket.WebSocketMessage;

/**
 * Is told about the connections of a client. What annotated methods can do, a listener
 * can do as well. It is given to {@link ResilientWebSocketClients#create
 * ResilientWebSocketClients.create(...)}, or is a bean with {@code @WebSocketListener}
 * instead of annotated methods.
 * <p>
 * The methods run on threads of the library where waiting is allowed, one at a time per
 * client: open, messages, close, and only then anything of the next connection. With
 * {@link InboundSettings.Dispatch#INLINE} messages run on the I/O thread, which must not
 * wait. An exception reaches {@link #onError} and does no harm to the connection.
 *
 * @since 0.1.0
 */
public interface ResilientWebSocketListener {

	/**
	 * A connection was opened. What is sent with the given sender goes before anything
	 * that waits in the client's queue.
	 * @param connection the connection
	 * @param sender sends over this connection only
	 * @throws Exception whatever the application throws
	 */
	default void onOpen(ConnectionInfo connection, ConnectionSender sender) throws Exception {
	}

	/**
	 * A message has arrived.
	 * @param message a {@link org.springframework.web.socket.TextMessage TextMessage} or
	 * {@link org.springframework.web.socket.BinaryMessage BinaryMessage}, always complete
	 * @param connection the connection it came from
	 * @param sender sends over this connection only
	 * @throws Exception whatever the application throws
	 */
	default void onMessage(WebSocketMessage<?> message, ConnectionInfo connection, ConnectionSender sender)
			throws Exception {
	}

	/**
	 * A connection has ended. Called exactly once for each connection that was opened,
	 * and never for a failed attempt.
	 * @param close how it ended and what happens next
	 * @param connection the connection
	 * @throws Exception whatever the application throws
	 */
	default void onClose(CloseInfo close, ConnectionInfo connection) throws Exception {
	}

	/**
	 * A handler has thrown an exception, a reply could not be sent, or an attempt to
	 * connect has failed ({@link ConnectFailedException}). An exception from here is
	 * logged, nothing else.
	 * @param error what happened
	 * @throws Exception whatever the application throws
	 */
	default void onError(Throwable error) throws Exception {
	}

}
