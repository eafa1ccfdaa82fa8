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
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Finds the proxy of a client.
 */
final class ProxyResolver {

	private final ClientProxyProperties client;

	private final ClientProxyProperties defaults;

	ProxyResolver(ClientProxyProperties client, ClientProxyProperties defaults) {
		this.client = client;
		this.defaults = defaults;
	}

	/**
	 * Find the proxy.
	 * @return the proxy, or {@code null} for none
	 */
	@Nullable ProxySettings resolve() {
		String host = Layers.first(this.client.getHost(), this.defaults.getHost());
		// Empty is how one client turns off the proxy of the defaults.
		if (!StringUtils.hasText(host)) {
			if (host == null) {
				refuseWithoutHost("proxy.port", this.client.getPort());
				refuseWithoutHost("proxy.username", this.client.getUsername());
				refuseWithoutHost("proxy.password", this.client.getPassword());
			}
			return null;
		}
		Integer port = Layers.first(this.client.getPort(), this.defaults.getPort());
		if (port == null) {
			throw new InvalidClientSettingsException("proxy.host", "is set without 'proxy.port'",
					"Set the port of the proxy too, for example 3128.");
		}
		String username = Layers.first(this.client.getUsername(), this.defaults.getUsername());
		String password = Layers.first(this.client.getPassword(), this.defaults.getPassword());
		return new ProxySettings(host, port, StringUtils.hasLength(username) ? username : null,
				StringUtils.hasLength(password) ? password : null);
	}

	private static void refuseWithoutHost(String property, @Nullable Object value) {
		if (value != null) {
			throw new InvalidClientSettingsException(property, "is set without 'proxy.host'",
					"Set the name of the proxy too, or remove this.");
		}
	}

}
