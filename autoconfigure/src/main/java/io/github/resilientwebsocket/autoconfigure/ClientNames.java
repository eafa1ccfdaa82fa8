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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The names of the configured clients, out of the keys below
 * {@code resilient-websocket.clients}.
 */
final class ClientNames {

	private static final Pattern PATTERN = Pattern.compile("[._-]*[A-Za-z0-9][A-Za-z0-9._-]*");

	private final Map<String, String> aliases = new LinkedHashMap<>();

	private final Map<String, String> names = new LinkedHashMap<>();

	/**
	 * Check the keys and tell names from what environment variables add to them.
	 * @param keys the keys
	 * @throws InvalidClientPropertyException if one cannot be the name of a client
	 */
	ClientNames(Collection<String> keys) {
		for (String key : keys) {
			check(key);
		}
		for (String key : keys) {
			String name = aliased(key, keys);
			if (name != null) {
				this.aliases.put(key, name);
			}
			else {
				add(key);
			}
		}
	}

	private static @Nullable String aliased(String key, Collection<String> keys) {
		for (String other : keys) {
			if (RelaxedName.isAlias(key, other)) {
				return other;
			}
		}
		return null;
	}

	private static void check(String key) {
		if (!PATTERN.matcher(key).matches()) {
			throw new InvalidClientPropertyException(PropertyNames.client(key), "has a name that a client cannot have",
					"Use letters, digits, '-', '_' and '.' for the name of a client.");
		}
	}

	private void add(String name) {
		String other = this.names.putIfAbsent(RelaxedName.of(name), name);
		if (other != null) {
			throw ambiguous(name, other);
		}
	}

	/**
	 * Return the names.
	 * @return the names, in the order of the keys
	 */
	Collection<String> names() {
		return this.names.values();
	}

	/**
	 * Return the keys that are nothing but another spelling of a name, provided that
	 * their values are the same.
	 * @return the keys, each with the name it stands for
	 */
	Map<String, String> aliases() {
		return this.aliases;
	}

	static InvalidClientPropertyException ambiguous(String name, String other) {
		return new InvalidClientPropertyException(PropertyNames.client(name),
				"is too similar to '" + PropertyNames.client(other) + "'",
				"Rename one of the two clients: Spring Boot does not tell names apart that differ only in case, "
						+ "dashes and underscores.");
	}

}
