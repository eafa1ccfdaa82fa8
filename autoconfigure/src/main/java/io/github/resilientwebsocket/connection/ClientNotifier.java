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

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.resilientwebsocket.ClientNotRunningException;
import io.github.resilientwebsocket.ConnectFailedException;
import io.github.resilientwebsocket.ConnectionAttemptFailedEvent;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.ConnectionStateChangedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Tells everybody: the view that any thread may read, the log, the listeners of
 * application events, and those that wait for a state. Confined to the mailbox.
 */
final class ClientNotifier {

	private final List<CompletableFuture<ConnectionInfo>> waitingForReady = new ArrayList<>();

	private final List<CompletableFuture<Void>> waitingForEnd = new ArrayList<>();

	private final ClientCore core;

	private final ClientView view;

	private final TransitionLog log;

	private boolean everStarted;

	private boolean destroyed;

	ClientNotifier(ClientCore core, ClientView view) {
		this.core = core;
		this.view = view;
		this.log = new TransitionLog(core.name());
	}

	ConnectionInfo opened(Effect.NotifyOpened opened, @Nullable String subprotocol) {
		return new ConnectionInfo(this.core.name(), opened.generation(), opened.attempt(), Instant.now(),
				opened.outage(), subprotocol);
	}

	void stateChanged(Effect.NotifyState change) {
		this.everStarted = true;
		if (change.to() == ConnectionState.READY && this.core.history().status().generation() > 1) {
			this.core.probe().outageEnded(this.core.history().outage());
		}
		this.view.state(change.to());
		this.core.history().changed(change);
		this.log.stateChanged(change);
		if (change.to().isTerminal()) {
			this.core.services().jvmKeeper().ended(this.core);
		}
		else if (change.from().isTerminal()) {
			this.core.services().jvmKeeper().running(this.core);
		}
		publish(new ConnectionStateChangedEvent(this.core.name(), change.from(), change.to(), change.cause(),
				change.attempt(), change.nextDelay(), change.generation()));
		if (change.to() == ConnectionState.READY) {
			ConnectionInfo info = this.view.connection();
			this.waitingForReady.forEach((future) -> complete(future, info));
			this.waitingForReady.clear();
		}
		else if (change.to().isTerminal()) {
			this.waitingForReady.forEach(this::fail);
			this.waitingForReady.clear();
		}
		if (change.to().isTerminal() || change.to() == ConnectionState.CONNECTING) {
			// Or it was started again before it had come to a stop.
			this.waitingForEnd.forEach((future) -> complete(future, null));
			this.waitingForEnd.clear();
		}
	}

	/** There will be no other connection. */
	void destroy() {
		this.destroyed = true;
		this.waitingForReady.forEach(this::fail);
		this.waitingForReady.clear();
	}

	void attemptFailed(Effect.NotifyAttemptFailed failed) {
		this.log.attemptFailed(failed);
		this.core.connections().failed(failed.failure().kind());
		publish(new ConnectionAttemptFailedEvent(this.core.name(), failed.failure(), failed.attempt(),
				failed.willRetry(), failed.nextDelay()));
		ConnectFailedException error = new ConnectFailedException(this.core.name(), failed.failure());
		this.core.listenerLane().execute(() -> this.core.listeners().onError(error));
	}

	void whenReady(CompletableFuture<ConnectionInfo> future) {
		if (this.view.state() == ConnectionState.READY) {
			complete(future, this.view.connection());
		}
		else if (this.destroyed || (this.view.state().isTerminal() && this.everStarted)) {
			fail(future);
		}
		else {
			this.waitingForReady.add(future);
		}
	}

	void whenEnded(CompletableFuture<Void> future) {
		if (this.view.state().isTerminal()) {
			complete(future, null);
		}
		else {
			this.waitingForEnd.add(future);
		}
	}

	private void publish(Object event) {
		this.core.eventLane().execute(() -> this.core.services().eventPublisher().accept(event));
	}

	/** In no lane: what hangs on one future may wait for another. */
	private <T> void complete(CompletableFuture<T> future, @Nullable T value) {
		this.core.services().executors().dispatch().execute(() -> future.complete(value));
	}

	private void fail(CompletableFuture<ConnectionInfo> future) {
		ClientNotRunningException error = new ClientNotRunningException(this.core.name(), this.view.state());
		this.core.services().executors().dispatch().execute(() -> future.completeExceptionally(error));
	}

}
