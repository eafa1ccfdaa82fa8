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

package io.github.resilientwebsocket.connection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Consumer;

import io.github.resilientwebsocket.WebSocketSender;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketSessionDecorator;

/**
 * The session that listeners may ask for. What it sends goes through the writer of the
 * connection and what it closes through the machine, so that there is still one writer
 * and one owner of the connection.
 */
final class ListenerSession extends WebSocketSessionDecorator {

	/** RFC 6455, section 7.4.1: never in a close frame. */
	private static final Set<Integer> UNSENDABLE = Set.of(1005, 1006, 1015);

	/** RFC 6455, section 5.5: 125 bytes with the code. */
	private static final int MAX_REASON = 123;

	private final WebSocketSender sender;

	private final Consumer<CloseStatus> closer;

	private final Consumer<Throwable> onError;

	private volatile boolean closed;

	/**
	 * Create a session.
	 * @param delegate the session of the engine
	 * @param sender sends over the connection
	 * @param closer closes the connection
	 * @param onError is told of messages that could not be sent
	 */
	ListenerSession(WebSocketSession delegate, WebSocketSender sender, Consumer<CloseStatus> closer,
			Consumer<Throwable> onError) {
		super(delegate);
		this.sender = sender;
		this.closer = closer;
		this.onError = onError;
	}

	@Override
	public boolean isOpen() {
		return !this.closed && super.isOpen();
	}

	@Override
	public void sendMessage(WebSocketMessage<?> message) throws IOException {
		if (!isOpen()) {
			throw new IOException("The connection is closed");
		}
		var unused = this.sender.send(message).whenComplete((sent, failure) -> {
			if (failure != null) {
				this.onError.accept(failure);
			}
		});
	}

	@Override
	public void close() {
		close(CloseStatus.NORMAL);
	}

	@Override
	public void close(CloseStatus status) {
		Assert.isTrue(!UNSENDABLE.contains(status.getCode()),
				() -> "A close frame cannot have the code " + status.getCode());
		Assert.isTrue(length(status.getReason()) <= MAX_REASON,
				"The reason of a close frame must not be longer than 123 bytes");
		this.closed = true;
		this.closer.accept(status);
	}

	private static int length(@Nullable String reason) {
		return (reason != null) ? reason.getBytes(StandardCharsets.UTF_8).length : 0;
	}

	@Override
	public void setTextMessageSizeLimit(int messageSizeLimit) {
		throw unsupported();
	}

	@Override
	public void setBinaryMessageSizeLimit(int messageSizeLimit) {
		throw unsupported();
	}

	private static UnsupportedOperationException unsupported() {
		return new UnsupportedOperationException("Set 'max-message-size' of the client instead");
	}

	/** The URI is not in it: its query may hold a secret. */
	@Override
	public String toString() {
		return "WebSocketSession[id=" + getId() + "]";
	}

}
