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

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.resilientwebsocket.InvalidClientSettingsException;

import org.springframework.beans.BeanWrapper;
import org.springframework.beans.BeanWrapperImpl;
import org.springframework.util.LinkedCaseInsensitiveMap;

/**
 * The properties of a client on top of the defaults. Finds out where a value came from,
 * so that a failure can name the property that has to be changed.
 */
final class LayeredProperties {

	private static final Pattern DASHED = Pattern.compile("-(.)");

	private final String clientName;

	private final ClientProperties client;

	private final ClientProperties defaults;

	// The names of headers do not distinguish case.
	private final Map<String, Layer> known = new LinkedCaseInsensitiveMap<>();

	LayeredProperties(String clientName, ClientProperties client, ClientProperties defaults) {
		this.clientName = clientName;
		this.client = client;
		this.defaults = defaults;
		// There is no other.
		know("uri", Layer.CLIENT);
	}

	/**
	 * Remember where a value comes from that the names of properties do not tell.
	 * @param property the name of the property
	 * @param layer the layer
	 */
	void know(String property, Layer layer) {
		this.known.put(property, layer);
	}

	/**
	 * Name the property in full.
	 * @param ex what is wrong, and with which member
	 * @return what is wrong, and with which property
	 */
	InvalidClientPropertyException locate(InvalidClientSettingsException ex) {
		String property = PropertyNames.ofClient(this.clientName, ex.getProperty());
		return switch (layer(ex.getProperty())) {
			case CLIENT -> new InvalidClientPropertyException(property, ex.getProblem(), ex.getRemedy());
			case DEFAULTS -> new InvalidClientPropertyException(PropertyNames.ofDefaults(ex.getProperty()),
					ex.getProblem() + " (client '" + this.clientName + "' takes it from there)", ex.getRemedy());
			case BUILT_IN -> new InvalidClientPropertyException(property,
					ex.getProblem() + " (it is not set, so this is its default)", ex.getRemedy());
		};
	}

	private Layer layer(String property) {
		Layer layer = this.known.get(property);
		if (layer != null) {
			return layer;
		}
		if (isSet(this.client, property)) {
			return Layer.CLIENT;
		}
		return isSet(this.defaults, property) ? Layer.DEFAULTS : Layer.BUILT_IN;
	}

	private static boolean isSet(ClientProperties properties, String property) {
		BeanWrapper bean = new BeanWrapperImpl(properties);
		String path = DASHED.matcher(property).replaceAll((match) -> match.group(1).toUpperCase(Locale.ROOT));
		return bean.getPropertyValue(path) != null;
	}

	/**
	 * Where a value came from.
	 */
	enum Layer {

		/** {@code resilient-websocket.clients.<name>}. */
		CLIENT,

		/** {@code resilient-websocket.defaults}. */
		DEFAULTS,

		/** The settings themselves. */
		BUILT_IN

	}

}
