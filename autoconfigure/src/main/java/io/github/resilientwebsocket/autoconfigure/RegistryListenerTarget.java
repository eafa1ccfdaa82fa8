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
import java.util.List;
import java.util.function.Function;

import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.ResilientWebSocketListener;
import io.github.resilientwebsocket.connection.DefaultResilientWebSocketClients;
import io.github.resilientwebsocket.listener.ListenerTarget;

/**
 * Brings listeners to the clients of the registry.
 *
 * @param clients the registry
 */
record RegistryListenerTarget(DefaultResilientWebSocketClients clients) implements ListenerTarget {

	@Override
	public Collection<ResilientWebSocketClient> all() {
		return this.clients.all();
	}

	@Override
	public void addListeners(Function<ResilientWebSocketClient, List<ResilientWebSocketListener>> listeners) {
		this.clients.addListeners(listeners);
	}

}
