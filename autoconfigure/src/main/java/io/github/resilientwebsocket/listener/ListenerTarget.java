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
import io.github.resilientwebsocket.ResilientWebSocketListener;

/**
 * Where listeners go: the clients, as far as this package needs to know them.
 *
 * @since 0.1.0
 */
public interface ListenerTarget {

	/**
	 * Return all clients.
	 * @return a snapshot, in the order of creation
	 */
	Collection<ResilientWebSocketClient> all();

	/**
	 * Tell a listener about the connections of a client, after the listeners that the
	 * client has already. Only called before the client is started.
	 * @param clientName the name of one of {@link #all() all} clients
	 * @param listener the listener
	 */
	void addListener(String clientName, ResilientWebSocketListener listener);

}
