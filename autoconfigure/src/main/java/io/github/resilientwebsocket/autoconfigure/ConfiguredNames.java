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

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * Looks at the names of the properties, before any of them is bound.
 */
final class ConfiguredNames {

	static final ConfigurationPropertyName CLIENTS = ConfigurationPropertyName.of(PropertyNames.CLIENTS);

	private ConfiguredNames() {
	}

	/**
	 * Return the keys below {@code resilient-websocket.clients}.
	 * @param environment has the properties
	 * @return the keys, as Spring Boot's binder finds them for a map
	 */
	static Set<String> clientKeys(Environment environment) {
		Set<String> keys = new LinkedHashSet<>();
		forEach(environment, (source, name) -> {
			if (CLIENTS.isAncestorOf(name)) {
				keys.add(name.getElement(CLIENTS.getNumberOfElements(), Form.ORIGINAL));
			}
		});
		return keys;
	}

	/**
	 * Look at every name that can be listed.
	 * @param environment has the properties
	 * @param action is told each source and name
	 */
	static void forEach(Environment environment,
			BiConsumer<ConfigurationPropertySource, ConfigurationPropertyName> action) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				iterable.forEach((name) -> action.accept(source, name));
			}
		}
	}

}
