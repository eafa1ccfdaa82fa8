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
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * The client of the JDK, {@code java.net.http}.
 */
final class JdkContestant implements Contestant {

	private final HttpClient client;

	JdkContestant(ClientContext context) throws GeneralSecurityException {
		HttpClient.Builder builder = HttpClient.newBuilder();
		var sslContext = context.sslContext();
		if (sslContext != null) {
			builder.sslContext(sslContext);
		}
		this.client = builder.build();
	}

	@Override
	public Connection open(URI uri, Receiver receiver) throws Exception {
		return new JdkConnection(this.client.newWebSocketBuilder().buildAsync(uri, new Listener(receiver)).get(),
				new ReentrantLock());
	}

	/** Puts the parts of messages together. */
	private static final class Listener implements WebSocket.Listener {

		private final StringBuilder parts = new StringBuilder();

		private final Receiver receiver;

		private Listener(Receiver receiver) {
			this.receiver = receiver;
		}

		@Override
		public void onOpen(WebSocket webSocket) {
			this.receiver.onOpen(new JdkConnection(webSocket, new ReentrantLock()));
			webSocket.request(1);
		}

		@Override
		public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
			webSocket.request(1);
			if (last && this.parts.isEmpty()) {
				this.receiver.onText(data.toString());
				return null;
			}
			this.parts.append(data);
			if (last) {
				this.receiver.onText(this.parts.toString());
				this.parts.setLength(0);
			}
			return null;
		}

		@Override
		public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
			this.receiver.onClose();
			return null;
		}

		@Override
		public void onError(WebSocket webSocket, Throwable error) {
			this.receiver.onClose();
		}

	}

	/**
	 * A socket with a lock, which waits for each message: it takes one at a time.
	 */
	private record JdkConnection(WebSocket webSocket, ReentrantLock lock) implements Connection {

		@Override
		public void send(String text) {
			this.lock.lock();
			try {
				this.webSocket.sendText(text, true).join();
			}
			finally {
				this.lock.unlock();
			}
		}

		@Override
		public void ping() {
			this.webSocket.sendPing(ByteBuffer.allocate(0)).join();
		}

		@Override
		public void close() {
			this.webSocket.sendClose(1000, "").join();
		}

	}

}
