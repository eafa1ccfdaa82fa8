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

package io.github.resilientwebsocket.benchmark.client;

import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.WebSocketContainer;

/**
 * The Jakarta API on Tomcat, without Spring.
 */
final class JakartaContestant implements Contestant {

	private final WebSocketContainer container = ContainerProvider.getWebSocketContainer();

	private final ClientEndpointConfig config;

	JakartaContestant(ClientContext context) throws GeneralSecurityException {
		ClientEndpointConfig.Builder builder = ClientEndpointConfig.Builder.create();
		var sslContext = context.sslContext();
		this.config = ((sslContext != null) ? builder.sslContext(sslContext) : builder).build();
	}

	@Override
	public Connection open(URI uri, Receiver receiver) throws Exception {
		Endpoint endpoint = new Endpoint() {

			@Override
			public void onOpen(Session session, EndpointConfig config) {
				session.addMessageHandler(String.class, (MessageHandler.Whole<String>) receiver::onText);
				receiver.onOpen(new JakartaConnection(session));
			}

			@Override
			public void onClose(Session session, CloseReason reason) {
				receiver.onClose();
			}

		};
		return new JakartaConnection(this.container.connectToServer(endpoint, this.config, uri));
	}

	/**
	 * A session with a lock: it must not be used by two threads at once.
	 */
	private static final class JakartaConnection implements Connection {

		private final ReentrantLock lock = new ReentrantLock();

		private final Session session;

		private JakartaConnection(Session session) {
			this.session = session;
		}

		@Override
		public void send(String text) throws Exception {
			this.lock.lock();
			try {
				this.session.getBasicRemote().sendText(text);
			}
			finally {
				this.lock.unlock();
			}
		}

		@Override
		public void ping() throws Exception {
			this.session.getBasicRemote().sendPing(ByteBuffer.allocate(0));
		}

		@Override
		public void close() throws Exception {
			this.session.close();
		}

	}

}
