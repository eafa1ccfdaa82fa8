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

package io.github.resilientwebsocket.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Environment variables and YAML.
 */
class RelaxedBindingTests {

	private static final String YAML = """
			resilient-websocket:
			  clients:
			    price-feed:
			      uri: wss://yaml
			      connect-timeout: 1s
			      headers:
			        X-Api-Key: yaml
			        Authorization: yaml
			""";

	@Test
	void clientOfEnvironmentVariablesOnly() {
		run("", Map.of("RESILIENTWEBSOCKET_CLIENTS_FEED_URI", "wss://env",
				"RESILIENTWEBSOCKET_CLIENTS_FEED_BACKOFF_MAXDELAY", "7s", "RESILIENTWEBSOCKET_DEFAULTS_MAXAGE", "1h"),
				(context) -> {
					assertThat(context).hasBean("feedResilientWebSocketClient");
					ClientSettings settings = context.getBean(FakeClients.class).settings("feed");
					assertThat(settings.uri()).hasToString("wss://env");
					assertThat(settings.backoff().maxDelay()).isEqualTo(Duration.ofSeconds(7));
					assertThat(settings.maxAge()).isEqualTo(Duration.ofHours(1));
				});
	}

	@Test
	void environmentVariableOverridesAndAddsNoClientOfAnotherSpelling() {
		run(YAML, Map.of("RESILIENTWEBSOCKET_CLIENTS_PRICEFEED_URI", "wss://env"), (context) -> {
			assertThat(context).hasSingleBean(ResilientWebSocketClient.class)
				.hasBean("price-feedResilientWebSocketClient");
			assertThat(context.getBean(ResolvedProperties.class).clients()).containsOnlyKeys("price-feed");
			ClientSettings settings = context.getBean(FakeClients.class).settings("price-feed");
			assertThat(settings.uri()).hasToString("wss://env");
			assertThat(settings.timeouts().connect()).isEqualTo(Duration.ofSeconds(1));
		});
	}

	@Test
	void underscoresOfVariableMayStandForAllDashes() {
		run(YAML, Map.of("RESILIENT_WEBSOCKET_CLIENTS_PRICE_FEED_URI", "wss://env"), (context) -> {
			assertThat(context.getBean(ResolvedProperties.class).clients()).containsOnlyKeys("price-feed");
			assertThat(context.getBean(FakeClients.class).settings("price-feed").uri()).hasToString("wss://env");
		});
	}

	@Test
	void environmentVariableOverridesHeaderAndAddsNone() {
		run(YAML, Map.of("RESILIENTWEBSOCKET_CLIENTS_PRICEFEED_HEADERS_XAPIKEY", "env",
				"RESILIENTWEBSOCKET_CLIENTS_PRICEFEED_HEADERS_AUTHORIZATION", "env"), (context) -> {
					ClientSettings settings = context.getBean(FakeClients.class).settings("price-feed");
					assertThat(settings.headers().headerNames()).containsExactlyInAnyOrder("X-Api-Key",
							"Authorization");
					assertThat(settings.headers().toSingleValueMap()).containsEntry("X-Api-Key", "env")
						.containsEntry("Authorization", "env");
				});
	}

	@Test
	void namesOfClientsInYaml() {
		run("""
				resilient-websocket:
				  clients:
				    plain: { uri: wss://host }
				    camelCase: { uri: wss://host }
				    with-dash: { uri: wss://host }
				    under_score: { uri: wss://host }
				    "[eu.prices]": { uri: wss://host }
				    42: { uri: wss://host }
				""", Map.of(),
				(context) -> assertThat(context.getBean(ResolvedProperties.class).clients().keySet())
					.containsExactlyInAnyOrder("plain", "camelCase", "with-dash", "under_score", "eu.prices", "42")
					.allSatisfy((name) -> assertThat(context).hasBean(name + "ResilientWebSocketClient")));
	}

	private static void run(String yaml, Map<String, Object> variables,
			ContextConsumer<AssertableApplicationContext> consumer) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ResilientWebSocketAutoConfiguration.class))
			.withUserConfiguration(FakeClients.FakeClientsConfiguration.class)
			.withInitializer((context) -> {
				MutablePropertySources sources = context.getEnvironment().getPropertySources();
				String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
				sources.replace(name, new SystemEnvironmentPropertySource(name, variables));
				load(yaml, sources);
			})
			.run(consumer);
	}

	private static void load(String yaml, MutablePropertySources sources) {
		try {
			new YamlPropertySourceLoader()
				.load("application.yaml", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
				.forEach(sources::addLast);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
