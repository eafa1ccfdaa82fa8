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

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.connection.ClientMonitor;
import io.github.resilientwebsocket.connection.ClientStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * One client, for the endpoint.
 *
 * @param target scheme, host and port
 * @param state the state
 * @param since when it came to that state
 * @param generation the number of the connection that is open or comes next
 * @param attempt the number of the attempt that runs, waits or was successful
 * @param nextAttempt when the next attempt begins
 * @param outage how long it has been looking for a connection
 * @param lastClose how the last connection ended
 * @param queuedMessages how many messages wait to be sent
 * @param queuedBytes how many bytes of payload wait to be sent
 * @since 0.1.0
 */
public record ClientDescriptor(String target, ConnectionState state, @Nullable Instant since, long generation,
		int attempt, @Nullable Instant nextAttempt, Duration outage, @Nullable Close lastClose, int queuedMessages,
		long queuedBytes) implements OperationResponseBody {

	static ClientDescriptor of(ClientMonitor client) {
		ClientStatus status = client.getStatus();
		ClientStatus.LastClose close = status.lastClose();
		return new ClientDescriptor(client.getTarget(), status.state(), status.since(), status.generation(),
				status.attempt(), status.nextAttempt(), status.outage(),
				(close != null) ? new Close(close.code(), close.origin(), close.time()) : null,
				client.getQueuedMessages(), client.getQueuedBytes());
	}

	/**
	 * The end of a connection.
	 *
	 * @param code the code of the close frame, 1005 or 1006
	 * @param origin who ended it
	 * @param time when
	 */
	public record Close(int code, Origin origin, Instant time) {
	}

}
