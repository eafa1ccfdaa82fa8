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

package io.github.resilientwebsocket.test.autoconfigure;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is read from the configuration of the application.
 */
class TestedClientsTests {

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void keepsPathAndQuery() {
		this.environment.setProperty("resilient-websocket.clients.a.uri",
				"wss://user:secret@host:8443/p/q?x=1&y=%20#z");
		assertThat(find()).containsExactly(new TestedClient("a", "/p/q?x=1&y=%20", true));
	}

	@Test
	void nonsenseIsLeftToTheLibrary() {
		this.environment.setProperty("resilient-websocket.clients.a.uri", "not a URI");
		this.environment.setProperty("resilient-websocket.clients.b.uri", "mailto:x@example.com");
		this.environment.setProperty("resilient-websocket.clients.c.uri", "${MISSING}");
		this.environment.setProperty("resilient-websocket.clients.c.backoff.delay", "soon");
		assertThat(find()).containsExactlyInAnyOrder(new TestedClient("a", "/", true), new TestedClient("b", "/", true),
				new TestedClient("c", "/", true));
	}

	@Test
	void autoStartupIsOfTheClientOrTheDefaults() {
		this.environment.setProperty("resilient-websocket.defaults.auto-startup", "false");
		this.environment.setProperty("resilient-websocket.clients.a.uri", "ws://host");
		this.environment.setProperty("resilient-websocket.clients.b.auto-startup", "true");
		assertThat(find("a", "b", "c")).extracting(TestedClient::autoStartup).containsExactly(false, true, false);
	}

	@Test
	void anEnvironmentVariableIsNoOtherClient() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("systemEnvironment",
					Map.of("RESILIENT_WEBSOCKET_CLIENTS_EUQUOTES_URI", "ws://host/env")));
		this.environment.setProperty("resilient-websocket.clients.eu-quotes.uri", "ws://host/file");
		environment.getPropertySources().addLast(this.environment.getPropertySources().iterator().next());
		assertThat(TestedClients.find(environment, List.of())).extracting(TestedClient::name)
			.containsExactly("eu-quotes");
	}

	@Test
	void namesOfProperties() {
		assertThat(new TestedClient("eu-quotes", "/", true).property("uri"))
			.isEqualTo("resilient-websocket.clients.eu-quotes.uri");
		assertThat(new TestedClient("eu.quotes", "/", true).property("uri"))
			.isEqualTo("resilient-websocket.clients[eu.quotes].uri");
	}

	private List<TestedClient> find(String... names) {
		return TestedClients.find(this.environment, List.of(names));
	}

}
