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

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.sample.client.FeedDiary.Counts;
import io.github.resilientwebsocket.sample.client.Tick;
import org.jspecify.annotations.Nullable;

/**
 * All that the page shows.
 *
 * @param now the time of the server
 * @param client the name of the client
 * @param state its state
 * @param connection its connection, if there is one
 * @param lastClose how the connection before ended, if there was one
 * @param nextRetry when it tries again, if it waits for that
 * @param lastTrouble what went wrong last, if anything has
 * @param counts what has been counted so far
 * @param ticks the last ticks, the last one first
 * @param transitions the last transitions, the last one first
 */
record Status(Instant now, String client, ConnectionState state, @Nullable Connection connection,
		@Nullable Close lastClose, @Nullable Instant nextRetry, @Nullable String lastTrouble, Counts counts,
		List<Tick> ticks, List<StatusBoard.Transition> transitions) {

	/**
	 * The connection that is open.
	 *
	 * @param generation its number
	 * @param attempt the attempt that opened it
	 * @param connectedAt when it was opened
	 * @param outage how long there was none before
	 */
	record Connection(long generation, int attempt, Instant connectedAt, Duration outage) {

		static @Nullable Connection of(@Nullable ConnectionInfo info) {
			return (info != null) ? new Connection(info.generation(), info.attempt(), info.connectedAt(), info.outage())
					: null;
		}

	}

	/**
	 * How a connection ended.
	 *
	 * @param code the code of the close frame, or 1005 or 1006
	 * @param reason the reason in the close frame, if there was one
	 * @param origin who or what ended it
	 * @param willReconnect whether the client connects again
	 */
	record Close(int code, @Nullable String reason, CloseInfo.Origin origin, boolean willReconnect) {

		static @Nullable Close of(@Nullable CloseInfo info) {
			return (info != null)
					? new Close(info.status().getCode(), info.status().getReason(), info.origin(), info.willReconnect())
					: null;
		}

	}

}
