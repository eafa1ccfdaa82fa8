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
import java.security.GeneralSecurityException;
import java.util.concurrent.locks.LockSupport;

import javax.net.ssl.SSLContext;

import org.java_websocket.WebSocketImpl;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;

/**
 * Java-WebSocket.
 */
final class JavaWebSocketContestant implements Contestant {

	/** Its queue has no bound, so the sender has to look. */
	private static final int QUEUE_LIMIT = 4000;

	private final @Nullable SSLContext sslContext;

	private final boolean pings;

	JavaWebSocketContestant(ClientContext context) throws GeneralSecurityException {
		this.sslContext = context.sslContext();
		this.pings = context.pings();
	}

	@Override
	public Connection open(URI uri, Receiver receiver) throws Exception {
		Client client = new Client(uri, receiver);
		client.setTcpNoDelay(true);
		client.setConnectionLostTimeout(this.pings ? 10 : 0);
		if (this.sslContext != null) {
			client.setSocketFactory(this.sslContext.getSocketFactory());
		}
		if (!client.connectBlocking()) {
			throw new IllegalStateException("Not connected");
		}
		return client;
	}

	@Override
	public boolean isPinging() {
		return this.pings;
	}

	/**
	 * May be used by any thread.
	 */
	private static final class Client extends WebSocketClient implements Connection {

		private final Receiver receiver;

		private Client(URI uri, Receiver receiver) {
			super(uri);
			this.receiver = receiver;
		}

		@Override
		public void send(String text) {
			while (((WebSocketImpl) getConnection()).outQueue.size() > QUEUE_LIMIT) {
				LockSupport.parkNanos(1_000_000);
			}
			super.send(text);
		}

		@Override
		public void ping() {
			sendPing();
		}

		@Override
		public void onOpen(ServerHandshake handshake) {
			this.receiver.onOpen(this);
		}

		@Override
		public void onMessage(String text) {
			this.receiver.onText(text);
		}

		@Override
		public void onClose(int code, String reason, boolean remote) {
			this.receiver.onClose();
		}

		@Override
		public void onError(Exception error) {
			// A close follows.
		}

	}

}
