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

import java.util.Collection;

/**
 * The registry of all clients: those of the configuration and those made at run time.
 * Safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public interface ResilientWebSocketClients {

	/**
	 * Return a client.
	 * @param name the name of the client
	 * @return the client
	 * @throws IllegalArgumentException if there is no client of that name
	 */
	ResilientWebSocketClient get(String name);

	/**
	 * Return all clients.
	 * @return a snapshot, in the order of creation
	 */
	Collection<ResilientWebSocketClient> all();

	/**
	 * Create a client. It is started at once if the application context is running and
	 * {@code auto-startup} is on, else together with the context.
	 * @param name the name of the new client
	 * @param settings the settings of the new client
	 * @param listeners whom to tell about its connections, in this order; then come the
	 * beans with {@code @WebSocketListener} whose pattern matches the name
	 * @return the new client
	 * @throws IllegalArgumentException if there is a client of that name already
	 */
	ResilientWebSocketClient create(String name, ClientSettings settings, ResilientWebSocketListener... listeners);

	/**
	 * Stop a client and forget it; it cannot be started again. Does nothing if there is
	 * none of that name.
	 * @param name the name of the client
	 */
	void remove(String name);

}
