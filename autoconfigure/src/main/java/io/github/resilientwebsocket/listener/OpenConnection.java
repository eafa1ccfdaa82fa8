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

import java.util.Map;

import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionSender;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.WebSocketSender;

import org.springframework.web.socket.WebSocketSession;

/**
 * What the calls about one connection have in common: made once for it, not for each
 * message.
 */
final class OpenConnection {

	private final ConnectionInfo connection;

	private final ConnectionSender sender;

	private final ConnectionHeaders headers;

	private final Map<Class<?>, Object> context;

	/**
	 * Create it.
	 * @param client the client
	 * @param connection the connection
	 * @param sender sends over the connection
	 */
	OpenConnection(ResilientWebSocketClient client, ConnectionInfo connection, ConnectionSender sender) {
		this.connection = connection;
		this.sender = sender;
		this.headers = new ConnectionHeaders(connection);
		this.context = Map.of(ResilientWebSocketClient.class, client, ConnectionInfo.class, connection,
				WebSocketSender.class, sender, ConnectionSender.class, sender, WebSocketSession.class,
				sender.getSession());
	}

	boolean isOf(ConnectionInfo connection) {
		return this.connection.equals(connection);
	}

	boolean isOf(ConnectionInfo connection, ConnectionSender sender) {
		return this.sender == sender && isOf(connection);
	}

	ConnectionHeaders headers() {
		return this.headers;
	}

	/**
	 * Return what methods may ask for.
	 * @return the arguments by the exact type of the parameter
	 */
	Map<Class<?>, Object> context() {
		return this.context;
	}

}
