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

import java.util.concurrent.CompletableFuture;

/**
 * Sends messages. Safe for use by any number of threads; what one thread sends keeps its
 * order.
 * <p>
 * A {@link ResilientWebSocketClient} is a sender whose queue outlives its connections.
 * The {@link ConnectionSender} that is given to a listener belongs to one connection: it
 * sends before anything that waits in the client's queue, and once its connection has
 * ended it sends no more.
 *
 * @since 0.1.0
 */
public interface WebSocketSender {

	/**
	 * Send a message. A {@link CharSequence} goes as a text message, a {@code byte[]} or
	 * {@link java.nio.ByteBuffer} as a binary one, a
	 * {@link org.springframework.web.socket.TextMessage TextMessage},
	 * {@link org.springframework.web.socket.BinaryMessage BinaryMessage},
	 * {@link org.springframework.web.socket.PingMessage ping} or pong message as it is,
	 * and anything else through the message converter, which by default writes JSON. The
	 * payload must not be changed until the future completes.
	 * <p>
	 * Returns at once and throws only for a bad argument; everything else is told by the
	 * future, which always completes, on a thread where user code may run: normally when
	 * the message was handed to the operating system, else with
	 * {@link MessageNotSentException} or {@link MessageOutcomeUnknownException}. What
	 * hangs on the futures of one client runs one after another, so it must not wait for
	 * another of them; a listener may.
	 * @param payload the payload
	 * @return the outcome
	 * @throws IllegalArgumentException if the payload is {@code null}, a text with an
	 * unpaired surrogate, which cannot be encoded in UTF-8 (RFC 6455, section 5.6), or a
	 * message that only the client itself may send
	 */
	CompletableFuture<Void> send(Object payload);

}
