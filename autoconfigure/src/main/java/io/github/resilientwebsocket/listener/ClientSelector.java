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

package io.github.resilientwebsocket.listener;

import java.util.Collection;
import java.util.List;

import io.github.resilientwebsocket.ResilientWebSocketClient;

import org.springframework.util.PatternMatchUtils;

/**
 * Finds the clients that a listener asks for.
 */
final class ClientSelector {

	private final Collection<ResilientWebSocketClient> clients;

	ClientSelector(Collection<ResilientWebSocketClient> clients) {
		this.clients = clients;
	}

	/**
	 * Return the clients of a listener.
	 * @param name the name of a client, a pattern such as {@code prices-*}, or nothing to
	 * mean the only client
	 * @param type the class of the listener
	 * @return at least one client
	 * @throws InvalidListenerException if there is none, or more than the only one
	 */
	List<ResilientWebSocketClient> select(String name, Class<?> type) {
		if (name.isBlank()) {
			return List.of(theOnlyOne(type));
		}
		List<ResilientWebSocketClient> selected = this.clients.stream()
			.filter((client) -> PatternMatchUtils.simpleMatch(name, client.getName()))
			.toList();
		if (selected.isEmpty()) {
			throw new InvalidListenerException(
					"Listener " + type.getName() + " is for the client '" + name + "', which does not exist. "
							+ describeClients(),
					"Correct the name in @WebSocketListener, or configure such a client: set 'resilient-websocket.clients."
							+ (name.contains("*") ? "<name>" : name) + ".uri'.");
		}
		return selected;
	}

	private ResilientWebSocketClient theOnlyOne(Class<?> type) {
		if (this.clients.size() == 1) {
			return this.clients.iterator().next();
		}
		String action = this.clients.isEmpty() ? "Configure a client: set 'resilient-websocket.clients.<name>.uri'."
				: "Name the client, for example @WebSocketListener(\"" + this.clients.iterator().next().getName()
						+ "\").";
		throw new InvalidListenerException("Listener " + type.getName()
				+ " does not say which client it is for, which is possible only if there is exactly one. "
				+ describeClients(), action);
	}

	private String describeClients() {
		return this.clients.isEmpty() ? "There are no clients." : "The clients are "
				+ String.join(", ", this.clients.stream().map((client) -> "'" + client.getName() + "'").toList()) + ".";
	}

}
