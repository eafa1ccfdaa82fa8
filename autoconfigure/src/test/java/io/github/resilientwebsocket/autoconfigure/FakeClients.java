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

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.ResilientWebSocketClients;
import io.github.resilientwebsocket.ResilientWebSocketListener;
import org.mockito.BDDMockito;
import org.mockito.Mockito;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A registry of clients that do nothing.
 */
class FakeClients implements ResilientWebSocketClients {

	private final Map<String, ResilientWebSocketClient> clients = new LinkedHashMap<>();

	private final Map<String, ClientSettings> settings;

	FakeClients(Map<String, ClientSettings> settings) {
		this.settings = settings;
		settings.keySet().forEach((name) -> {
			ResilientWebSocketClient client = Mockito.mock();
			BDDMockito.given(client.getName()).willReturn(name);
			this.clients.put(name, client);
		});
	}

	ClientSettings settings(String name) {
		return this.settings.get(name);
	}

	@Override
	public ResilientWebSocketClient get(String name) {
		return this.clients.get(name);
	}

	@Override
	public Collection<ResilientWebSocketClient> all() {
		return this.clients.values();
	}

	@Override
	public ResilientWebSocketClient create(String name, ClientSettings settings,
			ResilientWebSocketListener... listeners) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void remove(String name) {
		throw new UnsupportedOperationException();
	}

	@Configuration(proxyBeanMethods = false)
	static class FakeClientsConfiguration {

		@Bean
		FakeClients fakeClients(ResolvedProperties properties) {
			return new FakeClients(properties.clients());
		}

	}

}
