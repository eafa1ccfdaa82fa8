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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import io.github.resilientwebsocket.ConnectFailedException;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ResilientWebSocketListener;
import io.github.resilientwebsocket.connection.ClientInstrumentation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Observes what clients do. Handshakes are rare; each message costs as much as an
 * observation does, more than the message itself, so that has to be asked for.
 */
final class ClientObservations implements ClientInstrumentation {

	private final Supplier<ObservationRegistry> registry;

	private final ObservationConventions conventions;

	private final boolean messages;

	/**
	 * Create the observations.
	 * @param registry gives the registry when it is needed
	 * @param conventions how to call what
	 * @param messages whether to observe messages
	 */
	ClientObservations(Supplier<ObservationRegistry> registry, ObservationConventions conventions, boolean messages) {
		this.registry = registry;
		this.conventions = conventions;
		this.messages = messages;
	}

	@Override
	public boolean observesMessages() {
		return this.messages;
	}

	@Override
	public ResilientWebSocketListener listener(String client, ResilientWebSocketListener listener) {
		return this.messages ? new ObservedListener(client, listener, this.registry, this.conventions.handler())
				: listener;
	}

	@Override
	public CompletableFuture<Void> send(String client, Supplier<CompletableFuture<Void>> send) {
		SendObservationContext context = new SendObservationContext(client);
		Observation observation = Observation
			.createNotStarted(this.conventions.send(), () -> context, this.registry.get())
			.start();
		CompletableFuture<Void> outcome;
		try {
			outcome = send.get();
		}
		catch (RuntimeException | Error ex) {
			end(observation, ex);
			throw ex;
		}
		var unused = outcome.whenComplete((sent, failure) -> end(observation, failure));
		return outcome;
	}

	private static void end(Observation observation, @Nullable Throwable failure) {
		if (failure != null) {
			Throwable cause = (failure instanceof CompletionException) ? failure.getCause() : failure;
			observation.error((cause != null) ? cause : failure);
		}
		observation.stop();
	}

	@Override
	public Handshake handshake(String client, int attempt, String host, HttpHeaders headers) {
		HandshakeObservationContext context = new HandshakeObservationContext(client, attempt, host, headers);
		Observation observation = Observation
			.createNotStarted(this.conventions.handshake(), () -> context, this.registry.get())
			.start();
		return new Handshake() {

			@Override
			public void opened() {
				observation.stop();
			}

			@Override
			public void failed(ConnectFailure failure) {
				context.setFailure(failure);
				observation.error(new ConnectFailedException(client, failure));
				observation.stop();
			}

		};
	}

	/**
	 * How to call what.
	 *
	 * @param handshake handshakes
	 * @param handler calls of listeners
	 * @param send messages to send
	 */
	record ObservationConventions(HandshakeObservationConvention handshake, HandlerObservationConvention handler,
			SendObservationConvention send) {
	}

}
