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

import java.net.InetSocketAddress;

import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;

/**
 * The session for the application. Closing it is a close from this side like any other.
 * It does not keep the headers of the handshake, which hold secrets.
 */
final class ConnectionSession extends StandardWebSocketSession {

	private final TomcatConnection connection;

	ConnectionSession(TomcatConnection connection, @Nullable InetSocketAddress remoteAddress) {
		super(null, null, null, remoteAddress);
		this.connection = connection;
	}

	/** Tomcat's session says yes until after {@code afterConnectionClosed}. */
	@Override
	public boolean isOpen() {
		return this.connection.isOpen() && super.isOpen();
	}

	@Override
	protected void closeInternal(CloseStatus status) {
		this.connection.close(status);
	}

}
