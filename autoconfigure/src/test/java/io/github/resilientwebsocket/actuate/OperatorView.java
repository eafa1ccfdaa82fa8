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

import io.github.resilientwebsocket.connection.DefaultResilientWebSocketClients;
import io.github.resilientwebsocket.secrets.SecretWatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * All that somebody who operates an application can see of its clients.
 */
public final class OperatorView {

	private OperatorView() {
	}

	/**
	 * Show it to whom looks for secrets.
	 * @param application an application that has not been closed yet
	 */
	public static void show(ListableBeanFactory application) {
		application.getBeanProvider(DefaultResilientWebSocketClients.class).ifAvailable(OperatorView::show);
	}

	private static void show(DefaultResilientWebSocketClients clients) {
		WebSocketClientsEndpoint endpoint = new WebSocketClientsEndpoint(clients);
		SecretWatch.show("the endpoint", endpoint.clients());
		endpoint.clients()
			.clients()
			.keySet()
			.forEach((name) -> SecretWatch.show("the endpoint", endpoint.client(name)));
		new ClientsHealthContributor(clients, Duration.ofSeconds(30)).stream()
			.forEach((entry) -> SecretWatch.show("the health",
					((HealthIndicator) entry.contributor()).health().getDetails()));
		MeterRegistry meters = new SimpleMeterRegistry();
		new ClientMeterBinder(clients).bindTo(meters);
		meters.getMeters().forEach((meter) -> SecretWatch.show("a meter", meter.getId()));
	}

}
