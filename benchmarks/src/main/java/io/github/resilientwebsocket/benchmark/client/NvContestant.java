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

import com.neovisionaries.ws.client.WebSocket;
import com.neovisionaries.ws.client.WebSocketAdapter;
import com.neovisionaries.ws.client.WebSocketFactory;
import com.neovisionaries.ws.client.WebSocketFrame;
import org.jspecify.annotations.Nullable;

/**
 * nv-websocket-client.
 */
final class NvContestant implements Contestant {

	/** So many frames may wait until the sender has to. */
	private static final int QUEUE_LIMIT = 4000;

	private final WebSocketFactory factory = new WebSocketFactory();

	private final boolean pings;

	NvContestant(ClientContext context) throws GeneralSecurityException {
		this.pings = context.pings();
		var sslContext = context.sslContext();
		if (sslContext != null) {
			this.factory.setSSLContext(sslContext);
		}
	}

	@Override
	public Connection open(URI uri, Receiver receiver) throws Exception {
		WebSocket webSocket = this.factory.createSocket(uri);
		webSocket.setFrameQueueSize(QUEUE_LIMIT);
		if (this.pings) {
			webSocket.setPingInterval(10_000);
		}
		webSocket.addListener(new WebSocketAdapter() {

			@Override
			public void onTextMessage(WebSocket websocket, String text) {
				receiver.onText(text);
			}

			@Override
			public void onDisconnected(WebSocket websocket, @Nullable WebSocketFrame serverFrame,
					@Nullable WebSocketFrame clientFrame, boolean closedByServer) {
				receiver.onClose();
			}

		});
		webSocket.connect();
		Connection connection = new NvConnection(webSocket);
		receiver.onOpen(connection);
		return connection;
	}

	@Override
	public boolean isPinging() {
		return this.pings;
	}

	/**
	 * May be used by any thread.
	 */
	private record NvConnection(WebSocket webSocket) implements Connection {

		@Override
		public void send(String text) {
			this.webSocket.sendText(text);
		}

		@Override
		public void close() {
			this.webSocket.disconnect();
		}

	}

}
