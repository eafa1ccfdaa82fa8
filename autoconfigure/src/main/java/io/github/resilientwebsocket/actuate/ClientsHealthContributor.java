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

import java.time.Duration;
import java.util.stream.Stream;

import io.github.resilientwebsocket.connection.ClientMonitor;
import io.github.resilientwebsocket.connection.DefaultResilientWebSocketClients;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;

/**
 * The health of all clients: one entry for each that there is at the moment.
 */
final class ClientsHealthContributor implements CompositeHealthContributor {

	private final DefaultResilientWebSocketClients clients;

	private final Duration downAfter;

	/**
	 * Create a contributor.
	 * @param clients the clients
	 * @param downAfter how long an outage may last
	 */
	ClientsHealthContributor(DefaultResilientWebSocketClients clients, Duration downAfter) {
		this.clients = clients;
		this.downAfter = downAfter;
	}

	@Override
	public @Nullable HealthContributor getContributor(String name) {
		ClientMonitor client = this.clients.monitor(name);
		return (client != null) ? indicator(client) : null;
	}

	@Override
	public Stream<Entry> stream() {
		return this.clients.monitors().stream().map((client) -> new Entry(client.getName(), indicator(client)));
	}

	private ClientHealthIndicator indicator(ClientMonitor client) {
		return new ClientHealthIndicator(client, this.downAfter);
	}

}
