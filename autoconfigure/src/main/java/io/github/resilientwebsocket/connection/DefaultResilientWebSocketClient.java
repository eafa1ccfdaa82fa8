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

import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.MessageNotSentException.Reason;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.ResilientWebSocketListener;
import io.github.resilientwebsocket.SendOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The client that applications see: puts what they ask for into the mailbox of its loop.
 */
final class DefaultResilientWebSocketClient implements ResilientWebSocketClient {

	private final ClientView view = new ClientView();

	private final ClientCore core;

	private final ClientMonitor monitor;

	DefaultResilientWebSocketClient(String name, ClientSettings settings, ClientServices services,
			ClientInstrumentation instrumentation) {
		this.core = new ClientCore(name, settings, services, instrumentation, this.view);
		this.monitor = new ClientMonitor(this, this.core, this.view);
	}

	ClientSettings getSettings() {
		return this.core.settings();
	}

	void addListener(ResilientWebSocketListener listener) {
		this.core.listeners().add(this.core.instrumentation().listener(getName(), listener));
	}

	ClientMonitor getMonitor() {
		return this.monitor;
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
		return send(payload, SendOptions.DEFAULT);
	}

	@Override
	public CompletableFuture<Void> send(Object payload, SendOptions options) {
		Assert.notNull(options, "'options' must not be null");
		return LinkSender.send(this.core, payload,
				(encoded) -> this.core.queue().send(encoded.message(), encoded.bytes(), options));
	}

	@Override
	public void start() {
		// Before the loop comes to it: what is sent after this call must wait, not fail.
		this.core.queue().open();
		// Now, because the caller may be the last thread that is no daemon.
		this.core.services().jvmKeeper().running(this.core);
		this.core.post(ConnectionEvent.Start::new);
	}

	@Override
	public CompletableFuture<Void> stop() {
		CompletableFuture<Void> future = new CompletableFuture<>();
		this.core.mailbox().execute(() -> this.core.loop().stop(future));
		return future;
	}

	@Override
	public void reconnect() {
		this.core.post(ConnectionEvent.Reconnect::new);
	}

	@Override
	public CompletableFuture<ConnectionInfo> whenReady() {
		CompletableFuture<ConnectionInfo> future = new CompletableFuture<>();
		this.core.mailbox().execute(() -> this.core.loop().notifier().whenReady(future));
		return future;
	}

	/**
	 * Stop for good: nothing starts this client again.
	 * @return completes when no connection is left
	 */
	CompletableFuture<Void> destroy() {
		CompletableFuture<Void> future = new CompletableFuture<>();
		this.core.queue().close(Reason.CLIENT_STOPPED);
		this.core.mailbox().execute(() -> this.core.loop().destroy(future));
		return future;
	}

	@Override
	public String toString() {
		return "ResilientWebSocketClient[" + getName() + ", " + getState() + "]";
	}

}
