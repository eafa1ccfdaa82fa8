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

import java.util.Objects;

import io.github.resilientwebsocket.ConnectFailure;
import io.micrometer.observation.transport.SenderContext;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * A handshake under observation. Its carrier are the headers, so that the server can take
 * part in a trace.
 *
 * @since 0.1.0
 */
public final class HandshakeObservationContext extends SenderContext<HttpHeaders> {

	private final String client;

	private final int attempt;

	private @Nullable ConnectFailure failure;

	/**
	 * Create a context.
	 * @param client the name of the client
	 * @param attempt the number of the attempt
	 * @param host the host, and the port if there is one in the URI
	 * @param headers the headers that will be sent
	 */
	public HandshakeObservationContext(String client, int attempt, String host, HttpHeaders headers) {
		super((carrier, key, value) -> Objects.requireNonNull(carrier).set(key, value));
		this.client = client;
		this.attempt = attempt;
		setCarrier(headers);
		setRemoteServiceName(client);
		setRemoteServiceAddress(host);
	}

	/**
	 * Return the name of the client.
	 * @return the name
	 */
	public String getClient() {
		return this.client;
	}

	/**
	 * Return the number of the attempt.
	 * @return the number, from 1
	 */
	public int getAttempt() {
		return this.attempt;
	}

	/**
	 * Return why the attempt has failed.
	 * @return the failure, or {@code null} if it has not
	 */
	public @Nullable ConnectFailure getFailure() {
		return this.failure;
	}

	void setFailure(ConnectFailure failure) {
		this.failure = failure;
	}

}
