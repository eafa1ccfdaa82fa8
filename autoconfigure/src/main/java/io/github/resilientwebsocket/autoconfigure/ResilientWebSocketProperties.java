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

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.context.SmartLifecycle;

/**
 * Configuration properties of the resilient WebSocket clients.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("resilient-websocket")
public class ResilientWebSocketProperties {

	/**
	 * Whether to configure the WebSocket clients.
	 */
	private boolean enabled = true;

	/**
	 * Whether an application without a web server stays up while a client has a
	 * connection to keep. If 'spring.main.keep-alive' is set, that decides.
	 */
	private boolean keepJvmRunning = true;

	/**
	 * Lifecycle phase in which the clients start and stop. By default before the web
	 * server starts and after its graceful shutdown.
	 */
	private int phase = SmartLifecycle.DEFAULT_PHASE - 4096;

	private final Connects connects = new Connects();

	@NestedConfigurationProperty
	private final ClientProperties defaults = new ClientProperties();

	/**
	 * Clients by their names. What a client leaves out is taken from
	 * 'resilient-websocket.defaults'.
	 */
	private final Map<String, ClientProperties> clients = new LinkedHashMap<>();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public boolean isKeepJvmRunning() {
		return this.keepJvmRunning;
	}

	public void setKeepJvmRunning(boolean keepJvmRunning) {
		this.keepJvmRunning = keepJvmRunning;
	}

	public int getPhase() {
		return this.phase;
	}

	public void setPhase(int phase) {
		this.phase = phase;
	}

	public Connects getConnects() {
		return this.connects;
	}

	public ClientProperties getDefaults() {
		return this.defaults;
	}

	public Map<String, ClientProperties> getClients() {
		return this.clients;
	}

	/**
	 * Limits on concurrent attempts to connect, for all clients together.
	 */
	public static class Connects {

		/**
		 * Largest number of concurrent attempts to connect.
		 */
		private int maxConcurrent = 64;

		/**
		 * Largest number of concurrent attempts to connect to one host.
		 */
		private int perHost = 32;

		public int getMaxConcurrent() {
			return this.maxConcurrent;
		}

		public void setMaxConcurrent(int maxConcurrent) {
			this.maxConcurrent = maxConcurrent;
		}

		public int getPerHost() {
			return this.perHost;
		}

		public void setPerHost(int perHost) {
			this.perHost = perHost;
		}

	}

}
