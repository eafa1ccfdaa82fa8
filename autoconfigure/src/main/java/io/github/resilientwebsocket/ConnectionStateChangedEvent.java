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

import java.time.Duration;

/**
 * Application event: a client has changed its state. Published in order, one at a time
 * per client, on a thread where waiting is allowed.
 *
 * @param name the name of the client
 * @param from the state before
 * @param to the state now
 * @param cause what happened, for a person; holds no secret
 * @param attempt the number of the attempt that runs, waits or was successful
 * @param nextDelay the time until the next attempt; zero if none is waiting
 * @param generation the number of the connection that is open or comes next
 * @since 0.1.0
 */
public record ConnectionStateChangedEvent(String name, ConnectionState from, ConnectionState to, String cause,
		int attempt, Duration nextDelay, long generation) {
}
