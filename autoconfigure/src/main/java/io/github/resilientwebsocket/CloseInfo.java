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

import org.springframework.web.socket.CloseStatus;

/**
 * The end of a connection that had been open.
 *
 * @param status the code and reason of the close frame; {@link CloseStatus#getCode()
 * code} 1005 if the frame had none and 1006 if there was no frame (RFC 6455, section
 * 7.4.1)
 * @param origin who or what ended the connection
 * @param willReconnect whether the client connects again
 * @param nextDelay the time until the next attempt; zero if there is none
 * @since 0.1.0
 */
public record CloseInfo(CloseStatus status, Origin origin, boolean willReconnect, Duration nextDelay) {

	/**
	 * Who or what ended a connection.
	 */
	public enum Origin {

		/**
		 * This side: the application stopped the client, or an {@code @OnOpen} handler
		 * took too long.
		 */
		LOCAL,

		/**
		 * The server sent a close frame.
		 */
		REMOTE,

		/**
		 * The connection was lost without a close frame.
		 */
		LOST,

		/**
		 * The peer was found dead or silent: no pong, no data, or a write that did not
		 * end.
		 */
		LIVENESS,

		/**
		 * The server broke the protocol, or sent a message beyond
		 * {@code max-message-size}.
		 */
		PROTOCOL,

		/**
		 * Another connection of this client took its place.
		 */
		REPLACED

	}

}
