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

import io.github.resilientwebsocket.InvalidClientSettingsException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.LinkedCaseInsensitiveMap;

/**
 * The properties of a client on top of the defaults. Remembers where each value came
 * from, so that a failure can name the property that has to be changed.
 */
final class LayeredProperties {

	private final String clientName;

	private final ClientProperties client;

	private final ClientProperties defaults;

	// The names of headers do not distinguish case.
	private final Map<String, Layer> layers = new LinkedCaseInsensitiveMap<>();

	LayeredProperties(String clientName, ClientProperties client, ClientProperties defaults) {
		this.clientName = clientName;
		this.client = client;
		this.defaults = defaults;
	}

	/**
	 * Return a value that has a default of its own.
	 * @param <T> the type of the value
	 * @param property the name of the property
	 * @param member reads the value from a layer
	 * @param builtIn the value if no layer has one
	 * @return the value
	 */
	<T> T get(String property, Member<T> member, T builtIn) {
		T value = find(property, member);
		return (value != null) ? value : builtIn;
	}

	/**
	 * Return a value that may be missing.
	 * @param <T> the type of the value
	 * @param property the name of the property
	 * @param member reads the value from a layer
	 * @return the value, or {@code null} if no layer has one
	 */
	<T> @Nullable T find(String property, Member<T> member) {
		T value = member.of(this.client);
		if (value != null) {
			return from(Layer.CLIENT, property, value);
		}
		value = member.of(this.defaults);
		if (value != null) {
			return from(Layer.DEFAULTS, property, value);
		}
		from(Layer.BUILT_IN, property, this);
		return null;
	}

	/**
	 * Remember where a value comes from.
	 * @param <T> the type of the value
	 * @param layer the layer
	 * @param property the name of the property
	 * @param value the value
	 * @return the value
	 */
	<T> T from(Layer layer, String property, T value) {
		this.layers.put(property, layer);
		return value;
	}

	/**
	 * Return the layer that a value came from.
	 * @param property the name of the property
	 * @return the layer
	 */
	Layer layer(String property) {
		return this.layers.getOrDefault(property, Layer.CLIENT);
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

	/**
	 * Reads a value from a layer.
	 *
	 * @param <T> the type of the value
	 */
	@FunctionalInterface
	interface Member<T> {

		@Nullable T of(ClientProperties properties);

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
