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

import java.util.regex.Pattern;

/**
 * The full names of properties, as users write them.
 */
final class PropertyNames {

	static final String PREFIX = "resilient-websocket";

	static final String CLIENTS = PREFIX + ".clients";

	static final String DEFAULTS = PREFIX + ".defaults";

	// Of any other key, Spring Boot keeps all characters only if it is in brackets.
	private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9_-]+");

	private PropertyNames() {
	}

	/**
	 * Return the name of a property of a client.
	 * @param clientName the name of the client
	 * @param property the property below it
	 * @return the full name
	 */
	static String ofClient(String clientName, String property) {
		return client(clientName) + "." + property;
	}

	/**
	 * Return the name of a property of the defaults.
	 * @param property the property below it
	 * @return the full name
	 */
	static String ofDefaults(String property) {
		return DEFAULTS + "." + property;
	}

	/**
	 * Return the name below which the properties of a client are.
	 * @param clientName the name of the client
	 * @return the full name
	 */
	static String client(String clientName) {
		boolean plain = PLAIN_KEY.matcher(clientName).matches();
		return plain ? CLIENTS + "." + clientName : CLIENTS + "[" + clientName + "]";
	}

}
