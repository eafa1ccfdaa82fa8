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

import java.util.concurrent.CompletableFuture;

import io.github.resilientwebsocket.ClientNotRunningException;
import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.MessageNotSentException.Reason;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.ResilientWebSocketListener;
import org.jspecify.annotations.Nullable;

/**
 * The client that applications see: puts what they ask for into the mailbox of its loop.
 */
final class DefaultResilientWebSocketClient implements ResilientWebSocketClient {

	private final ClientView view = new ClientView();

	private final ClientCore core;

	private volatile boolean retired;

	private volatile boolean destroyed;

	DefaultResilientWebSocketClient(String name, ClientSettings settings, ClientServices services) {
		this.core = new ClientCore(name, settings, services, this.view);
	}

	ClientSettings getSettings() {
		return this.core.settings();
	}

	void addListener(ResilientWebSocketListener listener) {
		this.core.listeners().add(listener);
	}

	@Override
	public String getName() {
		return this.core.name();
	}

	@Override
	public ConnectionState getState() {
		return this.view.state();
	}

	@Override
	public @Nullable ConnectionInfo getConnection() {
		return this.view.connection();
	}

	@Override
	public CompletableFuture<Void> send(Object payload) {
		return LinkSender.send(this.core, payload, this.core.queue()::send);
	}

	@Override
	public void start() {
		if (!this.retired) {
			this.core.post(ConnectionEvent.Start::new);
		}
	}

	@Override
	public CompletableFuture<Void> stop() {
		CompletableFuture<Void> future = new CompletableFuture<>();
		if (this.destroyed) {
			future.complete(null);
			return future;
		}
		this.core.post(ConnectionEvent.Stop::new);
		this.core.mailbox().execute(() -> this.core.loop().notifier().whenEnded(future));
		return future;
	}

	@Override
	public void reconnect() {
		if (!this.retired) {
			this.core.post(ConnectionEvent.Reconnect::new);
		}
	}

	@Override
	public CompletableFuture<ConnectionInfo> whenReady() {
		CompletableFuture<ConnectionInfo> future = new CompletableFuture<>();
		if (this.destroyed) {
			future.completeExceptionally(new ClientNotRunningException(getName(), getState()));
			return future;
		}
		this.core.mailbox().execute(() -> this.core.loop().notifier().whenReady(future));
		return future;
	}

	/** The registry has forgotten the client, so nobody would stop it again. */
	CompletableFuture<Void> retire() {
		this.retired = true;
		CompletableFuture<Void> stopped = stop();
		// A stop does nothing to a client that was never started.
		this.core.queue().seal(Reason.CLIENT_STOPPED);
		this.core.mailbox().execute(() -> this.core.loop().notifier().retire());
		return stopped;
	}

	/** The executors are going to be shut down. */
	void destroy() {
		this.retired = true;
		this.destroyed = true;
		this.core.queue().seal(Reason.CLIENT_STOPPED);
	}

	@Override
	public String toString() {
		return "ResilientWebSocketClient[" + getName() + ", " + getState() + "]";
	}

}
