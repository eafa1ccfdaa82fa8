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

package io.github.resilientwebsocket.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The properties that this version of the library has, by its metadata: variants that
 * depend on others are skipped.
 */
final class KnownProperties {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	private static final String PREFIX = "resilient-websocket.defaults.";

	private final Set<String> names = new HashSet<>();

	KnownProperties() throws IOException {
		for (URL url : Collections.list(KnownProperties.class.getClassLoader().getResources(METADATA))) {
			try (InputStream metadata = url.openStream()) {
				add(JsonMapper.shared().readTree(metadata));
			}
		}
	}

	private void add(JsonNode metadata) {
		for (JsonNode property : metadata.path("properties")) {
			String name = property.path("name").asString("");
			if (name.startsWith(PREFIX)) {
				this.names.add(name.substring(PREFIX.length()));
			}
		}
	}

	/**
	 * Return whether a client has a property.
	 * @param name the name below the name of the client
	 * @return whether it is known
	 */
	boolean contains(String name) {
		return this.names.contains(name);
	}

}
