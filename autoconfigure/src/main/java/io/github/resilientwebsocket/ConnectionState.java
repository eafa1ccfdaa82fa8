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

/**
 * The state of a {@link ResilientWebSocketClient}.
 *
 * @since 0.1.0
 */
public enum ConnectionState {

	/**
	 * Not started, or stopped by the application.
	 */
	STOPPED,

	/**
	 * A connection is being prepared, connected and upgraded.
	 */
	CONNECTING,

	/**
	 * The connection is open and the {@code @OnOpen} handlers run. Nothing that waits in
	 * the queue is sent yet.
	 */
	OPENING,

	/**
	 * The connection is open and the queue is being sent.
	 */
	READY,

	/**
	 * Without a connection, waiting for the next attempt.
	 */
	BACKING_OFF,

	/**
	 * The connection is being closed or cut from this side.
	 */
	CLOSING,

	/**
	 * The ordinary end with {@code reconnect: false}: the connection was closed or lost,
	 * or the attempt failed.
	 */
	ENDED,

	/**
	 * Given up: a limit of the back-off was reached, or the failure policy said so.
	 */
	FAILED;

	/**
	 * Return whether the client neither has a connection nor looks for one.
	 * @return {@code true} for {@link #STOPPED}, {@link #ENDED} and {@link #FAILED}
	 */
	public boolean isTerminal() {
		return this == STOPPED || this == ENDED || this == FAILED;
	}

}
