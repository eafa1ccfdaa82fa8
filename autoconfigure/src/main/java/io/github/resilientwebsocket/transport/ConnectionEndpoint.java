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

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import org.apache.tomcat.websocket.WsSession;

import org.springframework.web.socket.adapter.standard.StandardWebSocketHandlerAdapter;

/**
 * Spring's adapter, which also lets us see Tomcat's own reason for a close: Spring's copy
 * of it no longer tells who made it.
 */
final class ConnectionEndpoint extends StandardWebSocketHandlerAdapter {

	private final TomcatConnection connection;

	ConnectionEndpoint(ConnectionHandler handler, ConnectionSession session, TomcatConnection connection) {
		super(handler, session);
		this.connection = connection;
	}

	TomcatConnection connection() {
		return this.connection;
	}

	@Override
	public void onClose(Session session, CloseReason reason) {
		// First of all: the close frame is readable only until the socket is closed.
		this.connection.closed(CloseVerdict.of((WsSession) session, reason));
	}

}
