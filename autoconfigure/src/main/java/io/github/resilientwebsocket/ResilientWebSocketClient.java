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

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * A WebSocket client that stays connected. All methods return at once and may be called
 * by any thread, from within a listener too; what they ask for is done in order by the
 * one owner of the connection.
 *
 * @since 0.1.0
 */
public interface ResilientWebSocketClient extends WebSocketSender {

	/**
	 * Return the name of the client.
	 * @return the name under {@code resilient-websocket.clients}
	 */
	String getName();

	/**
	 * Return the state of the client.
	 * @return the state; it may have changed when the method returns
	 */
	ConnectionState getState();

	/**
	 * Return the open connection.
	 * @return the connection, or {@code null} if there is none
	 */
	@Nullable ConnectionInfo getConnection();

	/**
	 * Send a message over this connection or, if there is none, queue it for the next
	 * one.
	 */
	@Override
	CompletableFuture<Void> send(Object payload);

	/**
	 * Send a message in another way than the settings say.
	 * @param payload the payload, as for {@link #send(Object)}
	 * @param options how to send it
	 * @return the outcome
	 * @throws IllegalArgumentException as {@link #send(Object)} does
	 */
	CompletableFuture<Void> send(Object payload, SendOptions options);

	/**
	 * Connect, and stay connected. Does nothing if the client is already running.
	 */
	void start();

	/**
	 * Close the connection with 1000 and connect no more. What waits in the queue of a
	 * client that is ready is still sent, for a second at most; the rest fails, and so
	 * does what is sent from now on. Wins over everything else in every state. Does
	 * nothing if the client is not running.
	 * @return completes when no connection is left, within {@code close-timeout} and a
	 * second
	 */
	CompletableFuture<Void> stop();

	/**
	 * Replace the connection: a new one is opened, then the old one closed. While backing
	 * off, connect now. Connects a client that has ended or failed; does nothing if it is
	 * stopped or already connecting.
	 */
	void reconnect();

	/**
	 * Return a future for the next time that the client is ready, or for now if it is.
	 * @return completes with the connection, or with {@link ClientNotRunningException} if
	 * the client is stopped, ends or fails first; a client that was never started leaves
	 * it open
	 */
	CompletableFuture<ConnectionInfo> whenReady();

}
