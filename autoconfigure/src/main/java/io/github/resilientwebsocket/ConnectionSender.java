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

import org.springframework.web.socket.WebSocketSession;

/**
 * Sends over one connection, ahead of anything that waits in the client's queue.
 * Listeners are given one with every call that is about an open connection. Once the
 * connection has ended it sends no more: the future fails with
 * {@link MessageNotSentException}.
 *
 * @since 0.1.0
 */
public interface ConnectionSender extends WebSocketSender {

	/**
	 * Return the session of this connection, for what only a session can tell: its
	 * attributes, addresses and extensions.
	 * <p>
	 * Its {@code sendMessage} hands the message to this sender and returns at once; when
	 * that fails later, {@link ResilientWebSocketListener#onError} is told. Its
	 * {@code close} ends this connection, not the client: that is a loss like any other,
	 * and the client reconnects as its settings say. To end the client, use
	 * {@link ResilientWebSocketClient#stop()}. The size limits cannot be changed here.
	 * <p>
	 * What is {@link org.springframework.web.socket.handler.WebSocketSessionDecorator
	 * unwrapped} from it belongs to the engine and is for reading only: whatever is sent
	 * that way gets between the messages of the client, and breaks the connection if one
	 * of them is being written.
	 * @return the session
	 */
	WebSocketSession getSession();

}
