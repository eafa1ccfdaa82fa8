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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.resilientwebsocket.connection.ClientMonitor;
import io.github.resilientwebsocket.connection.ClientsObserver;
import io.github.resilientwebsocket.connection.DefaultResilientWebSocketClients;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Gives each client its meters, and takes them away with it.
 */
final class ClientMeterBinder implements MeterBinder {

	private final DefaultResilientWebSocketClients clients;

	ClientMeterBinder(DefaultResilientWebSocketClients clients) {
		this.clients = clients;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.clients.observe(new Binding(registry));
	}

	/** The meters of one registry. */
	private static final class Binding implements ClientsObserver {

		private final Map<ClientMonitor, ClientMeters> meters = new ConcurrentHashMap<>();

		private final MeterRegistry registry;

		Binding(MeterRegistry registry) {
			this.registry = registry;
		}

		@Override
		public void added(ClientMonitor client) {
			this.meters.put(client, new ClientMeters(this.registry, client));
		}

		@Override
		public void removed(ClientMonitor client) {
			ClientMeters removed = this.meters.remove(client);
			if (removed != null) {
				removed.remove();
			}
		}

	}

}
