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

import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.ResilientWebSocketClients;

/**
 * Holds the factory method of the beans of configured clients. Ahead-of-time processing
 * can write down a factory method, but not an instance supplier.
 */
final class ConfiguredClientFactory {

	/** The name of {@link #get}. */
	static final String METHOD = "get";

	private ConfiguredClientFactory() {
	}

	/**
	 * Return a client.
	 * @param clients the registry
	 * @param name the name of the client
	 * @return the client
	 */
	static ResilientWebSocketClient get(ResilientWebSocketClients clients, String name) {
		return clients.get(name);
	}

}
