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

package io.github.resilientwebsocket;

import org.jspecify.annotations.Nullable;

/**
 * The HTTP proxy of a client, through which it gets by {@code CONNECT} (RFC 9110, section
 * 9.3.6).
 *
 * @param host the name or address of the proxy
 * @param port its port
 * @param username for Basic authentication (RFC 7617), or {@code null} for none
 * @param password for Basic authentication, if there is a user name
 * @since 0.1.0
 */
public record ProxySettings(String host, int port, @Nullable String username, @Nullable String password) {

	/**
	 * Check the settings.
	 * @throws InvalidClientSettingsException if a value makes no sense
	 */
	public ProxySettings {
		if (host.isEmpty() || host.chars().anyMatch((c) -> c <= ' ' || c >= 127 || c == '/' || c == '@')) {
			throw new InvalidClientSettingsException("proxy.host", "is not the name or the address of a host",
					"Use for example proxy.example.com; the port belongs to 'proxy.port', and there is no scheme.");
		}
		if (port < 1 || port > 65535) {
			throw new InvalidClientSettingsException("proxy.port", "is " + port, "Use a port from 1 to 65535.");
		}
		if (username == null && password != null) {
			throw new InvalidClientSettingsException("proxy.password", "is set without 'proxy.username'",
					"Set both, or none if the proxy does not ask who you are.");
		}
		if (username != null && (username.indexOf(':') >= 0 || hasControlCharacters(username))) {
			throw new InvalidClientSettingsException("proxy.username", "has a colon or control characters",
					"Basic authentication (RFC 7617) has no way to send them.");
		}
		if (password != null && hasControlCharacters(password)) {
			throw new InvalidClientSettingsException("proxy.password", "has control characters",
					"Basic authentication (RFC 7617) has no way to send them.");
		}
	}

	private static boolean hasControlCharacters(String text) {
		return text.chars().anyMatch((c) -> c < ' ' || c == 127);
	}

	/**
	 * Leaves out who authenticates, and how.
	 */
	@Override
	public String toString() {
		return this.host + ":" + this.port;
	}

}
