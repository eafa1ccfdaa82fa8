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

package io.github.resilientwebsocket.actuate;

import java.util.function.Supplier;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionSender;
import io.github.resilientwebsocket.ResilientWebSocketListener;
import io.github.resilientwebsocket.actuate.HandlerObservationContext.Call;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.web.socket.WebSocketMessage;

/**
 * A listener whose calls are observed, each in the scope of its observation, so that a
 * trace goes on in the listener.
 */
final class ObservedListener implements ResilientWebSocketListener {

	private final String client;

	private final ResilientWebSocketListener delegate;

	private final Supplier<ObservationRegistry> registry;

	private final HandlerObservationConvention convention;

	ObservedListener(String client, ResilientWebSocketListener delegate, Supplier<ObservationRegistry> registry,
			HandlerObservationConvention convention) {
		this.client = client;
		this.delegate = delegate;
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public void onOpen(ConnectionInfo connection, ConnectionSender sender) throws Exception {
		this.<Exception>observe(Call.OPEN, () -> this.delegate.onOpen(connection, sender));
	}

	@Override
	public void onMessage(WebSocketMessage<?> message, ConnectionInfo connection, ConnectionSender sender)
			throws Exception {
		this.<Exception>observe(Call.MESSAGE, () -> this.delegate.onMessage(message, connection, sender));
	}

	@Override
	public void onClose(CloseInfo close, ConnectionInfo connection) throws Exception {
		this.<Exception>observe(Call.CLOSE, () -> this.delegate.onClose(close, connection));
	}

	private <E extends Exception> void observe(Call call, Observation.CheckedRunnable<E> handler) throws E {
		HandlerObservationContext context = new HandlerObservationContext(this.client, call);
		Observation.createNotStarted(this.convention, () -> context, this.registry.get()).observeChecked(handler);
	}

	@Override
	public void onError(Throwable error) throws Exception {
		this.delegate.onError(error);
	}

	@Override
	public String toString() {
		return this.delegate.toString();
	}

}
