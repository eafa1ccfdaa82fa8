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
import java.util.concurrent.locks.LockSupport;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.PemTrustOptions;

/**
 * Vert.x.
 */
final class VertxContestant implements Contestant {

	private static final int QUEUE_LIMIT = 1024 * 1024;

	private static final int MOST_CONNECTIONS = 100_000;

	private final WebSocketClient client;

	VertxContestant(ClientContext context) {
		WebSocketClientOptions options = new WebSocketClientOptions().setMaxConnections(MOST_CONNECTIONS);
		if (context.certificate() != null) {
			options.setSsl(true).setTrustOptions(new PemTrustOptions().addCertPath(context.certificate().toString()));
		}
		this.client = Vertx.vertx().createWebSocketClient(options);
	}

	@Override
	public Connection open(URI uri, Receiver receiver) throws Exception {
		WebSocketConnectOptions options = new WebSocketConnectOptions().setHost(uri.getHost())
			.setPort(uri.getPort())
			.setURI(uri.getRawPath() + ((uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : ""))
			.setSsl(uri.getScheme().equals("wss"));
		return this.client.connect(options).map((webSocket) -> {
			webSocket.setWriteQueueMaxSize(QUEUE_LIMIT);
			webSocket.textMessageHandler(receiver::onText);
			webSocket.closeHandler((closed) -> receiver.onClose());
			Connection connection = new VertxConnection(webSocket);
			receiver.onOpen(connection);
			return connection;
		}).toCompletionStage().toCompletableFuture().get();
	}

	/**
	 * May be used by any thread.
	 */
	private record VertxConnection(WebSocket webSocket) implements Connection {

		@Override
		public void send(String text) {
			if (this.webSocket.writeQueueFull()) {
				Thread sender = Thread.currentThread();
				this.webSocket.drainHandler((drained) -> LockSupport.unpark(sender));
				while (this.webSocket.writeQueueFull()) {
					// Another sender may have taken the place of the handler.
					LockSupport.parkNanos(1_000_000);
				}
			}
			var unused = this.webSocket.writeTextMessage(text);
		}

		@Override
		public void ping() {
			var unused = this.webSocket.writePing(Buffer.buffer());
		}

		@Override
		public void close() {
			var unused = this.webSocket.close();
		}

	}

}
