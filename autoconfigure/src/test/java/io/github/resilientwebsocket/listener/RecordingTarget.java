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

package io.github.resilientwebsocket.listener;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.ResilientWebSocketListener;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Some clients, and the listeners that they were given.
 */
class RecordingTarget implements ListenerTarget {

	private final List<ResilientWebSocketClient> clients;

	private final List<Function<ResilientWebSocketClient, List<ResilientWebSocketListener>>> factories = new ArrayList<>();

	private final MultiValueMap<String, ResilientWebSocketListener> listeners = new LinkedMultiValueMap<>();

	RecordingTarget(String... names) {
		this.clients = Arrays.stream(names).<ResilientWebSocketClient>map(NamedClient::new).toList();
	}

	@Override
	public Collection<ResilientWebSocketClient> all() {
		return this.clients;
	}

	@Override
	public void addListeners(Function<ResilientWebSocketClient, List<ResilientWebSocketListener>> listeners) {
		this.factories.add(listeners);
		this.clients.forEach(
				(client) -> listeners.apply(client).forEach((added) -> this.listeners.add(client.getName(), added)));
	}

	List<ResilientWebSocketListener> create(String clientName) {
		NamedClient client = new NamedClient(clientName);
		return this.factories.stream().flatMap((factory) -> factory.apply(client).stream()).toList();
	}

	List<ResilientWebSocketListener> listeners(String clientName) {
		return this.listeners.getOrDefault(clientName, List.of());
	}

}
