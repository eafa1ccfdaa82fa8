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

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.resilientwebsocket.autoconfigure.ClientProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.IgnoreErrorsBindHandler;
import org.springframework.core.env.Environment;
import org.springframework.util.Assert;

/**
 * Finds out which clients a test is about, from the configuration of the application.
 */
final class TestedClients {

	static final String PREFIX = "resilient-websocket.clients";

	private static final String DEFAULTS = "resilient-websocket.defaults";

	private TestedClients() {
	}

	/**
	 * Find the clients.
	 * @param environment the configuration of the application
	 * @param names the names that the test has given, empty for all that are configured
	 * @return the clients
	 */
	static List<TestedClient> find(Environment environment, List<String> names) {
		// What is wrong, or refers to what a test does not have, is not of interest yet.
		IgnoreErrorsBindHandler handler = new IgnoreErrorsBindHandler();
		Binder binder = Binder.get(environment);
		Map<String, ClientProperties> configured = binder
			.bind(PREFIX, Bindable.mapOf(String.class, ClientProperties.class), handler)
			.orElseGet(Map::of);
		ClientProperties defaults = binder.bind(DEFAULTS, Bindable.of(ClientProperties.class), handler)
			.orElseGet(ClientProperties::new);
		List<String> all = names.isEmpty() ? withoutAliases(configured) : names;
		Assert.state(!all.isEmpty(), "The application has no WebSocket client under '" + PREFIX
				+ "': name one, as in @ResilientWebSocketTest(\"prices\")");
		return all.stream().map((name) -> client(name, configured.get(name), defaults)).toList();
	}

	/** An environment variable knows nothing of dashes, underscores and upper case. */
	private static List<String> withoutAliases(Map<String, ClientProperties> configured) {
		Map<String, String> names = new LinkedHashMap<>();
		for (String name : configured.keySet()) {
			String alias = name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
			names.merge(alias, name, (one, other) -> one.equals(alias) ? other : one);
		}
		return List.copyOf(names.values());
	}

	private static TestedClient client(String name, @Nullable ClientProperties properties, ClientProperties defaults) {
		ClientProperties own = (properties != null) ? properties : new ClientProperties();
		Boolean autoStartup = (own.getAutoStartup() != null) ? own.getAutoStartup() : defaults.getAutoStartup();
		return new TestedClient(name, resource(own.getUri()), !Boolean.FALSE.equals(autoStartup));
	}

	private static String resource(@Nullable String uri) {
		try {
			URI configured = URI.create((uri != null) ? uri : "/");
			String path = configured.getRawPath();
			String query = configured.getRawQuery();
			return ((path != null && path.startsWith("/")) ? path : "/") + ((query != null) ? "?" + query : "");
		}
		catch (IllegalArgumentException ex) {
			// Placeholders, for example.
			return "/";
		}
	}

}
