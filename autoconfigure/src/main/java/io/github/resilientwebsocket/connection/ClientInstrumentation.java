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

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ResilientWebSocketListener;

import org.springframework.http.HttpHeaders;

/**
 * Goes around what clients do. Called on threads where user code may run.
 */
public interface ClientInstrumentation {

	/**
	 * Goes around nothing, and costs nothing.
	 */
	ClientInstrumentation NONE = new ClientInstrumentation() {
	};

	/**
	 * Return whether to go around each message. Asked once for each client.
	 * @return whether {@link #send} is to be called
	 */
	default boolean observesMessages() {
		return false;
	}

	/**
	 * Go around the calls of a listener.
	 * @param client the name of the client
	 * @param listener the listener
	 * @return what to call instead
	 */
	default ResilientWebSocketListener listener(String client, ResilientWebSocketListener listener) {
		return listener;
	}

	/**
	 * Go around the sending of a message.
	 * @param client the name of the client
	 * @param send sends it
	 * @return its outcome
	 */
	default CompletableFuture<Void> send(String client, Supplier<CompletableFuture<Void>> send) {
		return send.get();
	}

	/**
	 * A handshake begins.
	 * @param client the name of the client
	 * @param attempt the number of the attempt
	 * @param host the host, and the port if there is one in the URI
	 * @param headers the headers that will be sent, for more to be added
	 * @return is told how it ends
	 */
	default Handshake handshake(String client, int attempt, String host, HttpHeaders headers) {
		return Handshake.UNWATCHED;
	}

	/**
	 * A handshake under way. Exactly one of the methods is called, once.
	 */
	interface Handshake {

		/**
		 * Wants to know nothing.
		 */
		Handshake UNWATCHED = new Handshake() {
		};

		/**
		 * The connection is open.
		 */
		default void opened() {
		}

		/**
		 * The attempt has failed.
		 * @param failure why
		 */
		default void failed(ConnectFailure failure) {
		}

	}

}
