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

import io.github.resilientwebsocket.HandshakeRules;
import io.github.resilientwebsocket.autoconfigure.LayeredProperties.Layer;

import org.springframework.http.HttpHeaders;

/**
 * Merges the headers of the layers by name; that of the client wins.
 */
final class HeadersResolver {

	private static final String PROPERTY = "headers";

	private final LayeredProperties layers;

	private final HttpHeaders headers = new HttpHeaders();

	HeadersResolver(LayeredProperties layers) {
		this.layers = layers;
	}

	HeadersResolver add(Layer layer, Map<String, String> values) {
		if (values.isEmpty()) {
			return this;
		}
		HttpHeaders added = new HttpHeaders();
		values.forEach((name, value) -> {
			if (!isAlias(name, value, values)) {
				added.set(name, value);
				this.layers.know(PROPERTY + "." + name, layer);
			}
		});
		// Each layer by itself: a bad name is not told, so at least say where it is.
		this.layers.know(PROPERTY, layer);
		HandshakeRules.checkHeaders(added);
		this.headers.putAll(added);
		return this;
	}

	HttpHeaders resolve() {
		return this.headers;
	}

	private static boolean isAlias(String name, String value, Map<String, String> values) {
		return values.entrySet()
			.stream()
			.anyMatch((other) -> RelaxedName.isAlias(name, other.getKey()) && value.equals(other.getValue()));
	}

}
