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

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * What Spring calls. Takes messages in parts, so that buffers stay small.
 */
final class ConnectionHandler implements WebSocketHandler {

	private static final Log logger = LogFactory.getLog(ConnectionHandler.class);

	private final TomcatConnection connection;

	private final Runnable opened;

	ConnectionHandler(TomcatConnection connection, Runnable opened) {
		this.connection = connection;
		this.opened = opened;
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) {
		this.connection.established((ConnectionSession) session);
		this.opened.run();
	}

	@Override
	public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) {
		if (message instanceof TextMessage text) {
			this.connection.text(text.getPayload(), text.isLast());
		}
		else if (message instanceof BinaryMessage binary) {
			this.connection.binary(binary.getPayload(), binary.isLast());
		}
		else if (message instanceof PongMessage pong) {
			this.connection.pong(pong.getPayload());
		}
	}

	/** A close always follows, and that is what is told. */
	@Override
	public void handleTransportError(WebSocketSession session, Throwable exception) {
		if (logger.isDebugEnabled()) {
			logger.debug("Transport error: " + exception.getClass().getName());
		}
	}

	/** Not reached: {@link ConnectionEndpoint#onClose} tells more. */
	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus closeStatus) {
	}

	@Override
	public boolean supportsPartialMessages() {
		return true;
	}

}
