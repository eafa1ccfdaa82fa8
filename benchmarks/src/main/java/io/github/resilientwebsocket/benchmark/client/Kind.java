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

package io.github.resilientwebsocket.benchmark.client;

/**
 * How something is measured.
 */
public enum Kind {

	/**
	 * As many messages as the client can send.
	 */
	SEND,

	/**
	 * Two messages back to back, and an answer to the second.
	 */
	PAIR,

	/**
	 * A message and its echo, one after the other.
	 */
	ECHO,

	/**
	 * As many messages as the client can read.
	 */
	RECEIVE,

	/**
	 * One connection after the other.
	 */
	CONNECT,

	/**
	 * The server closes, the client comes back.
	 */
	RECONNECT,

	/**
	 * Many connections that do nothing but ping.
	 */
	IDLE,

	/**
	 * Many connections, all lost at once.
	 */
	RESTART,

	/**
	 * The start of an application with a client, and without this library.
	 */
	STARTUP

}
