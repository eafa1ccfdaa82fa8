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

package io.github.resilientwebsocket.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.connection.ClientMonitor;
import io.github.resilientwebsocket.connection.DefaultResilientWebSocketClients;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@link Endpoint @Endpoint} that shows the clients with their last transitions, and
 * starts, stops and reconnects them. Of their URIs it shows host and port only.
 *
 * @since 0.1.0
 */
@Endpoint(id = "websocketclients")
public class WebSocketClientsEndpoint {

	private final DefaultResilientWebSocketClients clients;

	/**
	 * Create an endpoint.
	 * @param clients the clients
	 */
	public WebSocketClientsEndpoint(DefaultResilientWebSocketClients clients) {
		this.clients = clients;
	}

	/**
	 * List the clients.
	 * @return all clients by their names
	 */
	@ReadOperation
	public ClientsDescriptor clients() {
		Map<String, ClientDescriptor> all = new LinkedHashMap<>();
		this.clients.monitors().forEach((client) -> all.put(client.getName(), ClientDescriptor.of(client)));
		return new ClientsDescriptor(all);
	}

	/**
	 * Show a client.
	 * @param name the name of the client
	 * @return the client and its last transitions, or {@code null} if there is none
	 */
	@ReadOperation
	public @Nullable ClientDetails client(@Selector String name) {
		ClientMonitor client = this.clients.monitor(name);
		return (client != null) ? ClientDetails.of(client) : null;
	}

	/**
	 * Start, stop or reconnect a client. Returns at once; what comes of it shows in the
	 * transitions.
	 * @param name the name of the client
	 * @param action what to do
	 */
	@WriteOperation
	public void act(@Selector String name, @Selector Action action) {
		ClientMonitor monitor = this.clients.monitor(name);
		if (monitor == null) {
			throw new InvalidEndpointRequestException("There is no such WebSocket client",
					"There is no such WebSocket client");
		}
		ResilientWebSocketClient client = monitor.getClient();
		switch (action) {
			case START -> client.start();
			case STOP -> {
				var unused = client.stop();
			}
			case RECONNECT -> client.reconnect();
		}
	}

	/**
	 * What can be done to a client.
	 */
	public enum Action {

		/**
		 * Connect, and stay connected.
		 */
		START,

		/**
		 * Close the connection and connect no more.
		 */
		STOP,

		/**
		 * Replace the connection by a new one, or connect now.
		 */
		RECONNECT

	}

}
