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

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionSender;
import io.github.resilientwebsocket.ResilientWebSocketClients;
import io.github.resilientwebsocket.ResilientWebSocketListener;
import io.github.resilientwebsocket.connection.DefaultResilientWebSocketClients;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.assertj.core.api.AssertProvider;

/**
 * What has happened to the clients since the test method began. For assertions:
 * {@code assertThat(history).client("prices").eventually().hasState(READY)}. Thread-safe.
 *
 * @since 0.1.0
 */
public final class ConnectionHistory implements AssertProvider<ConnectionHistoryAssert> {

	private final Map<String, ClientConnectionHistory> clients = new LinkedHashMap<>();

	private final Map<String, ScriptedWebSocketServer> servers;

	private boolean listening;

	ConnectionHistory(Map<String, ScriptedWebSocketServer> servers) {
		this.servers = servers;
		servers.keySet().forEach(this::client);
	}

	/**
	 * Return the history of a client.
	 * @param name the name of the client
	 * @return the history, empty if nothing has happened to a client of that name
	 */
	public ClientConnectionHistory client(String name) {
		synchronized (this.clients) {
			return this.clients.computeIfAbsent(name,
					(added) -> new ClientConnectionHistory(added, this.servers.get(added)));
		}
	}

	/**
	 * Return the history of the client.
	 * @return the history
	 * @throws IllegalStateException if there are several
	 */
	public ClientConnectionHistory client() {
		synchronized (this.clients) {
			if (this.clients.size() != 1) {
				throw new IllegalStateException("There are several clients, name one of " + this.clients.keySet());
			}
			return this.clients.values().iterator().next();
		}
	}

	/** Events do not tell how connections have ended; listeners are told. */
	void listenTo(ResilientWebSocketClients registry) {
		if (!this.listening && registry instanceof DefaultResilientWebSocketClients own) {
			this.listening = true;
			own.addListeners((client) -> List.of(new Recorder(client.getName())));
		}
	}

	void clear() {
		synchronized (this.clients) {
			this.clients.keySet().retainAll(this.servers.keySet());
			this.clients.values().forEach(ClientConnectionHistory::clear);
		}
	}

	private Collection<ClientConnectionHistory> all() {
		synchronized (this.clients) {
			return List.copyOf(this.clients.values());
		}
	}

	/**
	 * Used by AssertJ's {@code assertThat}.
	 */
	@Override
	public ConnectionHistoryAssert assertThat() {
		return new ConnectionHistoryAssert(this);
	}

	@Override
	public String toString() {
		return String.join(System.lineSeparator(), all().stream().map(Object::toString).toList());
	}

	/** Records what the listeners of one client are told. */
	private final class Recorder implements ResilientWebSocketListener {

		private final String client;

		Recorder(String client) {
			this.client = client;
		}

		@Override
		public void onOpen(ConnectionInfo connection, ConnectionSender sender) {
			client(this.client).add(connection);
		}

		@Override
		public void onClose(CloseInfo close, ConnectionInfo connection) {
			client(this.client).add(close);
		}

	}

}
