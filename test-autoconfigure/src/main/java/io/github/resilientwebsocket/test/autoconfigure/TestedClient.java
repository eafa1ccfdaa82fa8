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

package io.github.resilientwebsocket.test.autoconfigure;

import java.util.regex.Pattern;

/**
 * A client that is led to a scripted server.
 *
 * @param name its name
 * @param resource the path and query that it connects to
 * @param autoStartup whether it starts with the context
 */
record TestedClient(String name, String resource, boolean autoStartup) {

	// Of any other key, Spring Boot keeps all characters only if it is in brackets.
	private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9_-]+");

	/**
	 * Return the full name of a property of this client.
	 * @param property the property below the client's name
	 * @return the name
	 */
	String property(String property) {
		boolean plain = PLAIN_KEY.matcher(this.name).matches();
		return TestedClients.PREFIX + (plain ? "." + this.name : "[" + this.name + "]") + "." + property;
	}

}
