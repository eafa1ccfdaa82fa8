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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.transport.ConnectLimits;

/**
 * What the properties say, complete and checked.
 *
 * @param clients the settings of the configured clients by name, in the order of
 * configuration
 * @param connects the limits on concurrent attempts to connect
 * @param phase the lifecycle phase of the clients
 * @param keepJvmRunning whether running clients keep the JVM running
 */
record ResolvedProperties(Map<String, ClientSettings> clients, ConnectLimits connects, int phase,
		boolean keepJvmRunning) {

	ResolvedProperties {
		clients = Collections.unmodifiableMap(new LinkedHashMap<>(clients));
	}

	/**
	 * Resolve the properties.
	 * @param properties the properties
	 * @param keys the keys of the clients, those without a known property included
	 * @param sslBundles the names of the known SSL bundles
	 * @return what they say
	 * @throws InvalidClientPropertyException if a value makes no sense
	 */
	static ResolvedProperties of(ResilientWebSocketProperties properties, Collection<String> keys,
			Collection<String> sslBundles) {
		ResilientWebSocketProperties.Connects connects = properties.getConnects();
		return new ResolvedProperties(clients(properties, keys, sslBundles),
				new ConnectLimits(atLeastOne("max-concurrent", connects.getMaxConcurrent()),
						atLeastOne("per-host", connects.getPerHost())),
				properties.getPhase(), properties.isKeepJvmRunning());
	}

	private static int atLeastOne(String property, int value) {
		if (value < 1) {
			throw new InvalidClientPropertyException(PropertyNames.PREFIX + ".connects." + property,
					"is " + value + ", but must be at least 1",
					"Set how many attempts to connect may be under way at the same time.");
		}
		return value;
	}

	private static Map<String, ClientSettings> clients(ResilientWebSocketProperties properties, Collection<String> keys,
			Collection<String> sslBundles) {
		ClientSettingsResolver resolver = new ClientSettingsResolver(properties.getDefaults(), sslBundles);
		Map<String, ClientProperties> clients = properties.getClients();
		ClientNames names = new ClientNames(keys);
		Map<String, ClientSettings> settings = new LinkedHashMap<>();
		for (String name : names.names()) {
			settings.put(name, resolver.resolve(name, clients.getOrDefault(name, new ClientProperties())));
		}
		names.aliases().forEach((key, name) -> {
			ClientProperties client = clients.get(key);
			// With other values it is a client of its own, which must not get lost.
			if (client != null && !resolver.resolve(key, client).equals(settings.get(name))) {
				throw ClientNames.ambiguous(key, name);
			}
		});
		return settings;
	}

}
