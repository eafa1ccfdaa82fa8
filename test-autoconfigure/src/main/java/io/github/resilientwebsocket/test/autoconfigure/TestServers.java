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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;

/**
 * The scripted servers of one context. They listen from before the clients start until
 * after they have stopped, so that neither the start of the context nor a pause of it
 * lets a client run into a closed port.
 */
final class TestServers implements SmartLifecycle, DisposableBean {

	private final Map<String, ScriptedWebSocketServer> servers = new LinkedHashMap<>();

	private volatile boolean running;

	TestServers(List<TestedClient> clients) {
		clients.forEach((client) -> this.servers.put(client.name(), ScriptedWebSocketServer.ws()));
	}

	ScriptedWebSocketServer get(String client) {
		ScriptedWebSocketServer server = this.servers.get(client);
		if (server == null) {
			throw new IllegalArgumentException("There is no server for '" + client + "'");
		}
		return server;
	}

	/** By the names of the clients. */
	Map<String, ScriptedWebSocketServer> all() {
		return Collections.unmodifiableMap(this.servers);
	}

	/** Cut all connections, forget everything. */
	void reset() {
		this.servers.values().forEach(ScriptedWebSocketServer::reset);
	}

	/**
	 * Look for what is left over.
	 * @return what was found, or {@code null}
	 */
	@Nullable AssertionError verify() {
		AssertionError found = null;
		for (Map.Entry<String, ScriptedWebSocketServer> entry : this.servers.entrySet()) {
			try {
				entry.getValue().verify();
			}
			catch (AssertionError ex) {
				AssertionError named = new AssertionError(
						"WebSocket client '" + entry.getKey() + "': " + ex.getMessage(), ex);
				if (found == null) {
					found = named;
				}
				else {
					found.addSuppressed(named);
				}
			}
		}
		return found;
	}

	@Override
	public void start() {
		this.servers.values().forEach(ScriptedWebSocketServer::start);
		this.running = true;
	}

	@Override
	public void stop() {
		reset();
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

	@Override
	public void destroy() {
		this.servers.values().forEach(ScriptedWebSocketServer::close);
	}

}
