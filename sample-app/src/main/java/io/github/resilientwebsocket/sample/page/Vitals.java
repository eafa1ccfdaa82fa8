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

package io.github.resilientwebsocket.sample.page;

import java.time.Instant;
import java.util.List;

import io.github.resilientwebsocket.ConnectionState;
import org.jspecify.annotations.Nullable;

/**
 * How all clients are doing at a certain time.
 *
 * @param automatic whether the server makes trouble without being asked
 * @param clients each client
 */
record Vitals(boolean automatic, List<Client> clients) {

	/**
	 * How a client is doing.
	 *
	 * @param name its name
	 * @param state its state
	 * @param generation the number of its connection, if there is one
	 * @param connectedAt when that was opened, if there is one
	 * @param queued messages that wait to be sent
	 * @param received messages received so far
	 * @param sent messages sent so far
	 * @param suspensions how often it kept the server from sending more
	 * @param ping milliseconds that a ping took, if one was answered since the last time
	 * @param counts what has been counted
	 */
	record Client(String name, ConnectionState state, @Nullable Long generation, @Nullable Instant connectedAt,
			long queued, long received, long sent, long suspensions, @Nullable Double ping,
			ClientRecord.Counts counts) {
	}

}
