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

package io.github.resilientwebsocket.connection;

import java.time.Duration;
import java.time.Instant;

import io.github.resilientwebsocket.ConnectionState;

/**
 * One change of a client's state, for those who look later.
 *
 * @param time when it happened
 * @param from the state before
 * @param to the state now
 * @param cause what happened, for a person; holds no secret
 * @param decision what was decided
 * @param nextDelay the time until the next attempt; zero if none is waiting
 * @param attempt the number of the attempt that runs, waits or was successful
 * @param generation the number of the connection that is open or comes next
 */
public record ClientTransition(Instant time, ConnectionState from, ConnectionState to, String cause, Decision decision,
		Duration nextDelay, int attempt, long generation) {

	/**
	 * What a change of the state leads to.
	 */
	public enum Decision {

		/** Nothing was to be decided. */
		NONE,

		/** Connect again after the ordinary delay. */
		RECONNECT,

		/** Connect again after the longest delay straight away. */
		RECONNECT_SLOWLY,

		/** No other attempt, as it was wanted. */
		END,

		/** No other attempt: a limit, or the failure policy. */
		GIVE_UP

	}

}
