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

import java.net.URI;
import java.util.List;

import org.springframework.http.HttpHeaders;

/**
 * Changes the handshake of every attempt, for example to fetch a token. All beans of this
 * type are called in their order, on a thread where waiting is allowed, for at most
 * {@code prepare-timeout}; then the thread is interrupted and the attempt has failed, as
 * it has if the customizer throws. One that ignores the interrupt keeps its thread. The
 * next attempt asks again; after 401 or 403 that is at once, one time in an outage.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface HandshakeCustomizer {

	/**
	 * Customize one attempt.
	 * @param handshake what is going to be sent, with the settings of the client filled
	 * in
	 * @throws Exception if the attempt cannot be made now
	 */
	void customize(Handshake handshake) throws Exception;

	/**
	 * The handshake of one attempt. Not thread-safe.
	 */
	interface Handshake {

		/**
		 * Return the name of the client.
		 * @return the name
		 */
		String getClientName();

		/**
		 * Return the number of the attempt.
		 * @return the number, from 1
		 */
		int getAttempt();

		/**
		 * Return the URI to connect to.
		 * @return the URI
		 */
		URI getUri();

		/**
		 * Set the URI to connect to.
		 * @param uri an absolute {@code ws} or {@code wss} URI without a fragment
		 */
		void setUri(URI uri);

		/**
		 * Return the headers to send, to be changed in place. The headers of the protocol
		 * itself cannot be changed.
		 * @return the headers
		 */
		HttpHeaders getHeaders();

		/**
		 * Return the sub-protocols to offer, to be changed in place.
		 * @return the sub-protocols, the preferred one first
		 */
		List<String> getSubprotocols();

	}

}
