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

import java.util.Map;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * Refuses a value that stands where other properties are expected: a URI without the name
 * of its client, a header without its name. Without this, the application learns that
 * there is no converter for it, and the value is printed with whatever secret it holds.
 * <p>
 * Looks at the names alone, before anything is bound: that is what every application
 * waits for when it starts.
 */
final class MisplacedValues {

	private static final ConfigurationPropertyName DEFAULTS = ConfigurationPropertyName.of(PropertyNames.DEFAULTS);

	private static final String HEADERS = "headers";

	private static final String BELOW_ITS_NAME = "Put the properties of a client below its name, for example '"
			+ PropertyNames.CLIENTS + ".<name>.uri'.";

	private final Environment environment;

	MisplacedValues(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Refuse them.
	 * @throws InvalidClientPropertyException if there is one
	 */
	void refuse() {
		ConfiguredNames.forEach(this.environment, this::refuse);
	}

	private void refuse(ConfigurationPropertySource source, ConfigurationPropertyName name) {
		if (name.equals(ConfiguredNames.CLIENTS)) {
			refuse(source, name, PropertyNames.CLIENTS, "clients", BELOW_ITS_NAME);
		}
		else if (name.equals(DEFAULTS)) {
			refuse(source, name, PropertyNames.DEFAULTS, "the properties of clients", "Put each of them below it.");
		}
		else if (ConfiguredNames.CLIENTS.isParentOf(name)) {
			refuse(source, name, client(name), "the properties of a client", BELOW_ITS_NAME);
		}
		else if (HEADERS.equals(name.getLastElement(Form.UNIFORM))) {
			ConfigurationPropertyName parent = name.getParent();
			if (parent.equals(DEFAULTS)) {
				refuseHeaders(source, name, PropertyNames.DEFAULTS);
			}
			else if (ConfiguredNames.CLIENTS.isParentOf(parent)) {
				refuseHeaders(source, name, client(parent));
			}
		}
	}

	private void refuseHeaders(ConfigurationPropertySource source, ConfigurationPropertyName name, String parent) {
		String property = parent + "." + HEADERS;
		refuse(source, name, property, HEADERS,
				"Put the value of each header below its name, for example '" + property + ".Authorization'.");
	}

	private void refuse(ConfigurationPropertySource source, ConfigurationPropertyName name, String property,
			String expected, String remedy) {
		ConfigurationProperty found = source.getConfigurationProperty(name);
		Object value = (found != null) ? found.getValue() : "";
		String text = (value instanceof CharSequence) ? this.environment.resolvePlaceholders(value.toString()) : null;
		if (!(value instanceof Map) && !"".equals(text)) {
			throw new InvalidClientPropertyException(property, "has a value where " + expected + " are expected",
					remedy);
		}
	}

	private static String client(ConfigurationPropertyName name) {
		return PropertyNames.client(name.getLastElement(Form.ORIGINAL));
	}

}
