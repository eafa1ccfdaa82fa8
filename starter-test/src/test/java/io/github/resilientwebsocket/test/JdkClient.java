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

package io.github.resilientwebsocket.test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The JDK's WebSocket client, as one which knows nothing of the server under test.
 */
final class JdkClient implements WebSocket.Listener {

	private static final long SECONDS = 20;

	private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

	private @Nullable WebSocket webSocket;

	static JdkClient connect(URI uri) {
		return connect(uri, HttpClient.newHttpClient());
	}

	static JdkClient connect(URI uri, SSLContext sslContext) {
		return connect(uri, HttpClient.newBuilder().sslContext(sslContext).build());
	}

	private static JdkClient connect(URI uri, HttpClient httpClient) {
		JdkClient client = new JdkClient();
		try {
			client.webSocket = httpClient.newWebSocketBuilder()
				.connectTimeout(Duration.ofSeconds(SECONDS))
				.subprotocols("first", "second")
				.header("X-Test", "yes")
				.buildAsync(uri, client)
				.orTimeout(SECONDS, TimeUnit.SECONDS)
				.join();
		}
		catch (CompletionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
		return client;
	}

	WebSocket webSocket() {
		assertThat(this.webSocket).isNotNull();
		return this.webSocket;
	}

	void send(String text) {
		await(webSocket().sendText(text, true));
	}

	void sendPart(String text) {
		await(webSocket().sendText(text, false));
	}

	void send(byte[] payload) {
		await(webSocket().sendBinary(ByteBuffer.wrap(payload), true));
	}

	void ping(byte[] payload) {
		await(webSocket().sendPing(ByteBuffer.wrap(payload)));
	}

	void close(int code, String reason) {
		await(webSocket().sendClose(code, reason));
	}

	private void await(CompletableFuture<WebSocket> sending) {
		sending.orTimeout(SECONDS, TimeUnit.SECONDS).join();
	}

	String nextEvent() {
		try {
			return String.valueOf(this.events.poll(SECONDS, TimeUnit.SECONDS));
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void expectEvent(String event) {
		assertThat(nextEvent()).isEqualTo(event);
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
		this.events.add((last ? "text " : "part ") + data);
		return WebSocket.Listener.super.onText(socket, data, last);
	}

	@Override
	public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
		this.events.add("binary " + decode(data));
		return WebSocket.Listener.super.onBinary(socket, data, last);
	}

	@Override
	public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
		this.events.add("ping " + decode(message));
		return WebSocket.Listener.super.onPing(socket, message);
	}

	@Override
	public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
		this.events.add("pong " + decode(message));
		return WebSocket.Listener.super.onPong(socket, message);
	}

	@Override
	public @Nullable CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
		this.events.add("close " + statusCode + " " + reason);
		return null;
	}

	@Override
	public void onError(WebSocket socket, Throwable error) {
		this.events.add("error " + error);
	}

	private static String decode(ByteBuffer buffer) {
		return StandardCharsets.UTF_8.decode(buffer.duplicate()).toString();
	}

}
