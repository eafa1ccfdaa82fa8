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

import io.github.resilientwebsocket.ResilientWebSocketClient;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.util.PatternMatchUtils;

/**
 * Finds out which clients a listener asks for.
 */
final class ClientSelector {

	private static final Log logger = LogFactory.getLog(ClientSelector.class);

	private final Collection<ResilientWebSocketClient> clients;

	ClientSelector(Collection<ResilientWebSocketClient> clients) {
		this.clients = clients;
	}

	/**
	 * Return the pattern that the names of the clients of a listener match. It is the
	 * name of a client that exists, or has a {@code *} in it: then there may be none yet.
	 * @param name the name of a client, a pattern such as {@code prices-*}, or nothing to
	 * mean the only client
	 * @param type the class of the listener
	 * @return the pattern
	 * @throws InvalidListenerException if there is no such client, or more than the only
	 * one
	 */
	String select(String name, Class<?> type) {
		if (name.isBlank()) {
			return theOnlyOne(type);
		}
		if (this.clients.stream().anyMatch((client) -> matches(name, client))) {
			return name;
		}
		if (!name.contains("*")) {
			throw new InvalidListenerException(
					"Listener " + type.getName() + " is for the client '" + name + "', which does not exist. "
							+ describeClients(),
					"Correct the name in @WebSocketListener, or configure such a client: set 'resilient-websocket.clients."
							+ name + ".uri'. For clients that are created at run time, use a pattern such as '" + name
							+ "*'.");
		}
		logger.info("Listener " + type.getName() + " is for the clients '" + name + "', of which there are none yet");
		return name;
	}

	/**
	 * Return whether a listener is for a client.
	 * @param pattern the pattern of the listener
	 * @param client the client
	 * @return whether its name matches
	 */
	static boolean matches(String pattern, ResilientWebSocketClient client) {
		return PatternMatchUtils.simpleMatch(pattern, client.getName());
	}

	private String theOnlyOne(Class<?> type) {
		if (this.clients.size() == 1) {
			return this.clients.iterator().next().getName();
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
