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

package io.github.resilientwebsocket.listener;

import java.util.concurrent.CompletableFuture;

import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.SendOptions;
import org.jspecify.annotations.Nullable;

/**
 * A client that has a name and does nothing.
 */
class NamedClient implements ResilientWebSocketClient {

	private final String name;

	NamedClient(String name) {
		this.name = name;
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public ConnectionState getState() {
		return ConnectionState.STOPPED;
	}

	@Override
	public @Nullable ConnectionInfo getConnection() {
		return null;
	}

	@Override
	public CompletableFuture<Void> send(Object payload) {
		return new CompletableFuture<>();
	}

	@Override
	public CompletableFuture<Void> send(Object payload, SendOptions options) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void start() {
	}

	@Override
	public CompletableFuture<Void> stop() {
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public void reconnect() {
	}

	@Override
	public CompletableFuture<ConnectionInfo> whenReady() {
		return new CompletableFuture<>();
	}

}
