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

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.ResilientWebSocketClients;
import io.github.resilientwebsocket.autoconfigure.ResilientWebSocketAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What there is with which modules of Spring Boot, and what is left out without them.
 */
class ActuateAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ResilientWebSocketAutoConfiguration.class,
				ResilientWebSocketHealthContributorAutoConfiguration.class,
				ResilientWebSocketMetricsAutoConfiguration.class, WebSocketClientsEndpointAutoConfiguration.class))
		.withPropertyValues("resilient-websocket.clients.prices.uri=ws://127.0.0.1:9/ws",
				"resilient-websocket.defaults.auto-startup=false");

	private final ApplicationContextRunner withRegistry = this.runner.withUserConfiguration(MetricsConfiguration.class);

	private final ApplicationContextRunner withEndpoint = this.runner
		.withPropertyValues("management.endpoints.jmx.exposure.include=websocketclients", "spring.jmx.enabled=true");

	@ParameterizedTest
	@ValueSource(classes = { HealthContributor.class, Endpoint.class, MeterBinder.class })
	void nothingIsMissedWithoutAModule(Class<?> missing) {
		this.withEndpoint.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ResilientWebSocketClients.class));
	}

	@Test
	void thereIsNothingWithoutClients() {
		this.withRegistry.withPropertyValues("resilient-websocket.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ClientsHealthContributor.class)
				.doesNotHaveBean(ClientMeterBinder.class)
				.doesNotHaveBean(WebSocketClientsEndpoint.class));
	}

	@Test
	void healthNeedsItsModule() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(ClientsHealthContributor.class)
			.hasBean("resilientwebsocketHealthContributor"));
		this.runner.withClassLoader(new FilteredClassLoader(HealthContributor.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("resilientwebsocketHealthContributor"));
	}

	@Test
	void healthCanBeTurnedOff() {
		this.runner.withPropertyValues("management.health.resilientwebsocket.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ClientsHealthContributor.class));
		this.runner.withPropertyValues("management.health.defaults.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ClientsHealthContributor.class));
	}

	@Test
	void healthOfTheApplicationWins() {
		this.runner.withUserConfiguration(OwnHealthConfiguration.class)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ClientsHealthContributor.class));
	}

	@Test
	void downAfterIsBound() {
		this.runner.withPropertyValues("management.health.resilientwebsocket.down-after=0").run((context) -> {
			context.getBean(ResilientWebSocketClients.class).get("prices").start();
			CompositeHealthContributor health = context.getBean(ClientsHealthContributor.class);
			Awaitility.await().untilAsserted(() -> assertThat(status(health, "prices")).isEqualTo(Status.DOWN));
		});
	}

	@Test
	void healthFollowsTheClients() {
		this.runner.run((context) -> {
			ClientsHealthContributor health = context.getBean(ClientsHealthContributor.class);
			ResilientWebSocketClients clients = context.getBean(ResilientWebSocketClients.class);
			assertThat(names(health)).containsExactly("prices");
			clients.create("shard-1", settings());
			assertThat(names(health)).containsExactly("prices", "shard-1");
			assertThat(status(health, "shard-1")).isEqualTo(Status.UNKNOWN);
			clients.remove("prices");
			assertThat(names(health)).containsExactly("shard-1");
			assertThat(health.getContributor("prices")).isNull();
		});
	}

	@Test
	void metersNeedARegistry() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MeterBinder.class));
		this.withRegistry.run((context) -> assertThat(context).hasSingleBean(ClientMeterBinder.class));
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("resilientWebSocketMeterBinder"));
	}

	@Test
	void metersFollowTheClients() {
		this.withRegistry.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			ResilientWebSocketClients clients = context.getBean(ResilientWebSocketClients.class);
			context.getBean(ClientMeterBinder.class).bindTo(registry);
			int ofOne = registry.getMeters().size();
			clients.create("shard-1", settings());
			assertThat(registry.getMeters()).hasSize(2 * ofOne);
			assertThat(registry.get(MeterNames.GENERATION).tag("client", "shard-1").gauge().value()).isEqualTo(1);
			clients.remove("shard-1");
			assertThat(registry.getMeters()).hasSize(ofOne);
			clients.remove("prices");
			assertThat(registry.getMeters()).isEmpty();
		});
	}

	@Test
	void aThousandClientsLeaveNoMeters() {
		this.withRegistry.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			ResilientWebSocketClients clients = context.getBean(ResilientWebSocketClients.class);
			context.getBean(ClientMeterBinder.class).bindTo(registry);
			int before = registry.getMeters().size();
			for (int i = 0; i < 1000; i++) {
				clients.create("shard-" + i, settings());
				clients.remove("shard-" + i);
			}
			assertThat(registry.getMeters()).hasSize(before);
		});
	}

	@Test
	void theEndpointHasToBeExposed() {
		this.runner
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(WebSocketClientsEndpoint.class));
		this.withEndpoint.run((context) -> assertThat(context).hasSingleBean(WebSocketClientsEndpoint.class));
		this.withEndpoint.withPropertyValues("management.endpoint.websocketclients.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(WebSocketClientsEndpoint.class));
		this.withEndpoint.withClassLoader(new FilteredClassLoader(Endpoint.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("webSocketClientsEndpoint"));
	}

	private static List<String> names(HealthContributors health) {
		List<String> names = new ArrayList<>();
		health.forEach((entry) -> names.add(entry.name()));
		return names;
	}

	private static Status status(HealthContributors health, String name) {
		HealthIndicator indicator = (HealthIndicator) health.getContributor(name);
		assertThat(indicator).isNotNull();
		return indicator.health().getStatus();
	}

	private static ClientSettings settings() {
		return ClientSettings.builder(URI.create("ws://127.0.0.1:9/ws")).build();
	}

	@Configuration(proxyBeanMethods = false)
	static class MetricsConfiguration {

		@Bean
		MeterRegistry meterRegistry() {
			return new SimpleMeterRegistry();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnHealthConfiguration {

		@Bean
		HealthContributor resilientwebsocketHealthIndicator() {
			return (HealthIndicator) () -> null;
		}

	}

}
