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
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/**
 * OkHttp.
 */
final class OkHttpContestant implements Contestant {

	/** Beyond 16 MiB it would refuse. */
	private static final long QUEUE_LIMIT = 1024 * 1024;

	private static final int MOST_CONNECTIONS = 100_000;

	private final OkHttpClient client;

	private final boolean pings;

	OkHttpContestant(ClientContext context) throws GeneralSecurityException {
		OkHttpClient.Builder builder = new OkHttpClient.Builder();
		var sslContext = context.sslContext();
		var trustManager = context.trustManager();
		if (sslContext != null && trustManager != null) {
			builder.sslSocketFactory(sslContext.getSocketFactory(), trustManager);
		}
		if (context.pings()) {
			builder.pingInterval(Duration.ofSeconds(10));
		}
		// Each connection counts as a request for as long as it lives; the default is 64.
		Dispatcher dispatcher = new Dispatcher();
		dispatcher.setMaxRequests(MOST_CONNECTIONS);
		builder.dispatcher(dispatcher);
		this.pings = context.pings();
		this.client = builder.build();
	}

	@Override
	public Connection open(URI uri, Receiver receiver) throws Exception {
		CompletableFuture<WebSocket> opened = new CompletableFuture<>();
		this.client.newWebSocket(new Request.Builder().url(uri.toString()).build(), new WebSocketListener() {

			@Override
			public void onOpen(WebSocket webSocket, Response response) {
				receiver.onOpen(new OkHttpConnection(webSocket));
				opened.complete(webSocket);
			}

			@Override
			public void onMessage(WebSocket webSocket, String text) {
				receiver.onText(text);
			}

			@Override
			public void onClosing(WebSocket webSocket, int code, String reason) {
				webSocket.close(code, null);
			}

			@Override
			public void onClosed(WebSocket webSocket, int code, String reason) {
				receiver.onClose();
			}

			@Override
			public void onFailure(WebSocket webSocket, Throwable error, @Nullable Response response) {
				if (!opened.completeExceptionally(error)) {
					receiver.onClose();
				}
			}

		});
		return new OkHttpConnection(opened.get());
	}

	@Override
	public boolean isPinging() {
		return this.pings;
	}

	/**
	 * May be used by any thread.
	 */
	private record OkHttpConnection(WebSocket webSocket) implements Connection {

		@Override
		public void send(String text) {
			while (this.webSocket.queueSize() > QUEUE_LIMIT) {
				LockSupport.parkNanos(1_000_000);
			}
			if (!this.webSocket.send(text)) {
				throw new IllegalStateException("Refused");
			}
		}

		@Override
		public void close() {
			this.webSocket.close(1000, null);
		}

	}

}
