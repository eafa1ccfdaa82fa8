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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.connection.ClientMonitor;
import io.github.resilientwebsocket.connection.ClientTransition;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * One client with its story, for the endpoint.
 *
 * @param name the name of the client
 * @param client how it is
 * @param transitions its last transitions, the latest first
 * @since 0.1.0
 */
public record ClientDetails(String name, ClientDescriptor client,
		List<Change> transitions) implements OperationResponseBody {

	static ClientDetails of(ClientMonitor client) {
		List<Change> changes = client.getTransitions()
			.stream()
			.map(Change::of)
			.collect(Collectors.toCollection(ArrayList::new));
		Collections.reverse(changes);
		return new ClientDetails(client.getName(), ClientDescriptor.of(client), changes);
	}

	/**
	 * A transition.
	 *
	 * @param time when
	 * @param from the state before
	 * @param to the state then
	 * @param cause what had happened
	 * @param decision what was decided: {@code NONE}, {@code RECONNECT},
	 * {@code RECONNECT_SLOWLY}, {@code END} or {@code GIVE_UP}
	 * @param nextDelay the time until the next attempt; zero if none was waiting
	 * @param attempt the number of the attempt
	 * @param generation the number of the connection that was open or came next
	 */
	public record Change(Instant time, ConnectionState from, ConnectionState to, String cause, String decision,
			Duration nextDelay, int attempt, long generation) {

		static Change of(ClientTransition transition) {
			return new Change(transition.time(), transition.from(), transition.to(), transition.cause(),
					transition.decision().name(), transition.nextDelay(), transition.attempt(),
					transition.generation());
		}

	}

}
