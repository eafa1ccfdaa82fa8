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

import org.springframework.context.SmartLifecycle;

/**
 * Starts and stops all clients with the application context. A start never waits for a
 * connection; a stop calls back when all connections are closed, within the largest
 * {@code close-timeout} and two seconds. Both may be repeated.
 *
 * @since 0.1.0
 */
public final class WebSocketReconnectManager implements SmartLifecycle {

	private final DefaultResilientWebSocketClients clients;

	private final int phase;

	/**
	 * Create a manager.
	 * @param clients the clients
	 * @param phase the phase in which they start and stop
	 */
	public WebSocketReconnectManager(DefaultResilientWebSocketClients clients, int phase) {
		this.clients = clients;
		this.phase = phase;
	}

	@Override
	public void start() {
		this.clients.start();
	}

	@Override
	public void stop() {
		this.clients.stop().join();
	}

	@Override
	public void stop(Runnable callback) {
		var unused = this.clients.stop().whenComplete((result, ex) -> callback.run());
	}

	@Override
	public boolean isRunning() {
		return this.clients.isRunning();
	}

	@Override
	public int getPhase() {
		return this.phase;
	}

}
