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

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectionState;
import org.jspecify.annotations.Nullable;

/**
 * How a client is, at one moment. Holds no secret.
 *
 * @param state the state
 * @param since when it came to that state, or {@code null} if it was never started
 * @param generation the number of the connection that is open or comes next
 * @param attempt the number of the attempt that runs, waits or was successful
 * @param nextAttempt when the next attempt begins, or {@code null} if none is waiting
 * @param outage how long it has been looking for a connection; zero if it has one or
 * wants none
 * @param slow whether the same failure is likely again, so that it reconnects slowly
 * @param lastClose how the last connection ended, or {@code null} if none has
 */
public record ClientStatus(ConnectionState state, @Nullable Instant since, long generation, int attempt,
		@Nullable Instant nextAttempt, Duration outage, boolean slow, @Nullable LastClose lastClose) {

	/**
	 * How a connection ended. The reason is the peer's, so it is left out.
	 *
	 * @param code the code of the close frame, 1005 or 1006
	 * @param origin who ended it
	 * @param time when
	 */
	public record LastClose(int code, Origin origin, Instant time) {
	}

}
