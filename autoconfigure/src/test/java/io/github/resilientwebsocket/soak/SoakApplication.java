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

package io.github.resilientwebsocket.soak;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

import io.github.resilientwebsocket.BackoffSettings;
import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.ConnectionAttemptFailedEvent;
import io.github.resilientwebsocket.ConnectionStateChangedEvent;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.ResilientWebSocketClients;
import io.github.resilientwebsocket.autoconfigure.ResilientWebSocketAutoConfiguration;
import io.github.resilientwebsocket.connection.DefaultResilientWebSocketClients;
import io.github.resilientwebsocket.secrets.PlantedSecrets;
import org.awaitility.Awaitility;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;

/**
 * An application that makes its clients at run time and keeps a {@link Chronicle} of
 * each.
 */
final class SoakApplication implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final ConfigurableApplicationContext context;

	private SoakApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static SoakApplication start(List<String> properties) {
		return new SoakApplication(new SpringApplicationBuilder(Configuration.class).web(WebApplicationType.NONE)
			.logStartupInfo(false)
			.properties(properties.toArray(String[]::new))
			.run());
	}

	static ClientSettings.Builder settings(URI uri) {
		return ClientSettings.builder(PlantedSecrets.in(uri)).headers(PlantedSecrets.headers());
	}

	static BackoffSettings backoff(Duration delay, Duration maxDelay, BackoffSettings.Jitter jitter) {
		BackoffSettings defaults = BackoffSettings.DEFAULT;
		return new BackoffSettings(delay, defaults.multiplier(), maxDelay, jitter, null, null, Duration.ofHours(1));
	}

	static void await(String what, Callable<Boolean> condition) {
		Awaitility.await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(condition);
	}

	/**
	 * Start a configured client that does not start with the context.
	 */
	ResilientWebSocketClient connect(String name) {
		Chronicle chronicle = new Chronicle();
		chronicles().put(name, chronicle);
		DefaultResilientWebSocketClients clients = this.context.getBean(DefaultResilientWebSocketClients.class);
		clients.addListener(name, chronicle);
		clients.get(name).start();
		return clients.get(name);
	}

	/**
	 * Create a client that starts at once.
	 */
	ResilientWebSocketClient create(String name, ClientSettings settings) {
		Chronicle chronicle = new Chronicle();
		chronicles().put(name, chronicle);
		return this.context.getBean(ResilientWebSocketClients.class).create(name, settings, chronicle);
	}

	Map<String, Chronicle> chronicles() {
		return this.context.getBean(Configuration.class).chronicles;
	}

	Chronicle chronicle(String name) {
		return chronicles().get(name);
	}

	@Override
	public void close() {
		this.context.close();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ JacksonAutoConfiguration.class, ResilientWebSocketAutoConfiguration.class })
	static class Configuration {

		final Map<String, Chronicle> chronicles = new ConcurrentHashMap<>();

		@EventListener
		void changed(ConnectionStateChangedEvent event) {
			this.chronicles.get(event.name()).changed(event);
		}

		@EventListener
		void failed(ConnectionAttemptFailedEvent event) {
			this.chronicles.get(event.name()).failed(event);
		}

	}

}
