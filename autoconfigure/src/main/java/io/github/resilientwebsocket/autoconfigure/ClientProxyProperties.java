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

import org.jspecify.annotations.Nullable;

/**
 * Properties below {@code proxy}.
 *
 * @since 0.1.0
 */
public class ClientProxyProperties {

	/**
	 * Name or address of the HTTP proxy to connect through. Empty for none, also if the
	 * defaults have one.
	 */
	private @Nullable String host;

	/**
	 * Port of the proxy.
	 */
	private @Nullable Integer port;

	/**
	 * User name for Basic authentication at the proxy.
	 */
	private @Nullable String username;

	/**
	 * Password for Basic authentication at the proxy.
	 */
	private @Nullable String password;

	public @Nullable String getHost() {
		return this.host;
	}

	public void setHost(@Nullable String host) {
		this.host = host;
	}

	public @Nullable Integer getPort() {
		return this.port;
	}

	public void setPort(@Nullable Integer port) {
		this.port = port;
	}

	public @Nullable String getUsername() {
		return this.username;
	}

	public void setUsername(@Nullable String username) {
		this.username = username;
	}

	public @Nullable String getPassword() {
		return this.password;
	}

	public void setPassword(@Nullable String password) {
		this.password = password;
	}

}
