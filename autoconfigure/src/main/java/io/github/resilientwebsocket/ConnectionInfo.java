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
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A connection that was opened.
 *
 * @param name the name of the client
 * @param generation the number of this connection among all that the client has opened,
 * from 1
 * @param attempt the number of the attempt that opened it, from 1; it counts on until a
 * connection was ready for {@code backoff.reset-after}
 * @param connectedAt when the server accepted the handshake
 * @param outage how long the client was without a connection before this one; zero for
 * the first
 * @param subprotocol the sub-protocol that the server chose (RFC 6455, section 4.2.2), or
 * {@code null} if there is none
 * @since 0.1.0
 */
public record ConnectionInfo(String name, long generation, int attempt, Instant connectedAt, Duration outage,
		@Nullable String subprotocol) {

	/**
	 * Return whether the client had a connection before this one.
	 * @return {@code false} only for the first connection of the client
	 */
	public boolean isReconnect() {
		return this.generation > 1;
	}

}
