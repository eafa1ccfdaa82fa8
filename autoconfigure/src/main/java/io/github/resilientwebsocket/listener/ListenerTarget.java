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
import java.util.function.Function;

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
	 * Add listeners to all clients, those that are created later included, after the
	 * listeners that a client has already.
	 * @param listeners gives the listeners of a client, in their order
	 */
	void addListeners(Function<ResilientWebSocketClient, List<ResilientWebSocketListener>> listeners);

}
