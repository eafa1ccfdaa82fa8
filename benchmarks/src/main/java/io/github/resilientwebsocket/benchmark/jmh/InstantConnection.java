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

package io.github.resilientwebsocket.benchmark.jmh;

import java.util.List;

import io.github.resilientwebsocket.transport.TransportConnection;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * An engine that costs nothing: whatever is sent has been written at once.
 */
final class InstantConnection implements TransportConnection {

	@Override
	public @Nullable String getSubprotocol() {
		return null;
	}

	@Override
	public WebSocketSession getSession() {
		throw new UnsupportedOperationException();
	}

	@Override
	public void send(List<? extends WebSocketMessage<?>> messages, SendCallback callback) {
		callback.onSent();
	}

	@Override
	public void suspend() {
	}

	@Override
	public void resume() {
	}

	@Override
	public void close(CloseStatus status) {
	}

	@Override
	public void abort() {
	}

	@Override
	public long getLastDataNanos() {
		return System.nanoTime();
	}

}
