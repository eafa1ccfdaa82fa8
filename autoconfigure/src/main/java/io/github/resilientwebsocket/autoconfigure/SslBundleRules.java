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

import java.net.URI;
import java.util.Collection;

import io.github.resilientwebsocket.InvalidClientSettingsException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Which SSL bundle a client may name.
 */
final class SslBundleRules {

	private static final String PROPERTY = "ssl.bundle";

	private final Collection<String> known;

	SslBundleRules(Collection<String> known) {
		this.known = known;
	}

	/**
	 * Find the bundle of a client.
	 * @param uri the URI of the client
	 * @param client what the client says
	 * @param defaults what the defaults say
	 * @return the name of the bundle to use, or {@code null} for none
	 */
	@Nullable String resolve(URI uri, ClientSslProperties client, ClientSslProperties defaults) {
		String bundle = Layers.first(client.getBundle(), defaults.getBundle());
		// Empty is how one client turns off the bundle of the defaults.
		if (!StringUtils.hasText(bundle)) {
			return null;
		}
		if (!"wss".equalsIgnoreCase(uri.getScheme())) {
			if (client.getBundle() == null) {
				return null;
			}
			throw new InvalidClientSettingsException(PROPERTY,
					"is set, but the URI of the client has the scheme 'ws', which is not encrypted",
					"Use a wss:// URI or remove the bundle.");
		}
		if (!this.known.contains(bundle)) {
			throw new InvalidClientSettingsException(PROPERTY,
					"is '" + bundle + "', but there is no SSL bundle of that name", remedy());
		}
		return bundle;
	}

	private String remedy() {
		if (this.known.isEmpty()) {
			return "Configure the bundle under 'spring.ssl.bundle'; there are no SSL bundles yet.";
		}
		return "Use one of the configured SSL bundles (" + String.join(", ", this.known.stream().sorted().toList())
				+ ") or configure a new one under 'spring.ssl.bundle'.";
	}

}
