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

import io.github.resilientwebsocket.InvalidClientSettingsException;
import io.github.resilientwebsocket.ProxySettings;
import io.github.resilientwebsocket.autoconfigure.LayeredProperties.Layer;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Finds the proxy of a client.
 */
final class ProxyResolver {

	private final LayeredProperties layers;

	ProxyResolver(LayeredProperties layers) {
		this.layers = layers;
	}

	/**
	 * Find the proxy.
	 * @return the proxy, or {@code null} for none
	 */
	@Nullable ProxySettings resolve() {
		String host = this.layers.find("proxy.host", (client) -> client.getProxy().getHost());
		Integer port = this.layers.find("proxy.port", (client) -> client.getProxy().getPort());
		String username = this.layers.find("proxy.username", (client) -> client.getProxy().getUsername());
		String password = this.layers.find("proxy.password", (client) -> client.getProxy().getPassword());
		// Empty is how one client turns off the proxy of the defaults.
		if (!StringUtils.hasText(host)) {
			refuseWithoutHost("proxy.port", port, host);
			refuseWithoutHost("proxy.username", username, host);
			refuseWithoutHost("proxy.password", password, host);
			return null;
		}
		if (port == null) {
			throw new InvalidClientSettingsException("proxy.host", "is set without 'proxy.port'",
					"Set the port of the proxy too, for example 3128.");
		}
		return new ProxySettings(host, port, StringUtils.hasLength(username) ? username : null,
				StringUtils.hasLength(password) ? password : null);
	}

	private void refuseWithoutHost(String property, @Nullable Object value, @Nullable String host) {
		boolean useful = host != null || this.layers.layer(property) == Layer.DEFAULTS;
		if (value != null && !useful) {
			throw new InvalidClientSettingsException(property, "is set without 'proxy.host'",
					"Set the name of the proxy too, or remove this.");
		}
	}

}
