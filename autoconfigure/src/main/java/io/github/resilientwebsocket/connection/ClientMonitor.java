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

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.inbound.InboundStatistics;
import io.github.resilientwebsocket.outbound.OutcomeCounts;

/**
 * All that the operators of an application may see of a client. Nothing of it is a
 * secret, and to read it does not disturb the client.
 */
public final class ClientMonitor {

	private final ResilientWebSocketClient client;

	private final ClientCore core;

	private final ClientView view;

	ClientMonitor(ResilientWebSocketClient client, ClientCore core, ClientView view) {
		this.client = client;
		this.core = core;
		this.view = view;
	}

	/**
	 * Return the name of the client.
	 * @return the name
	 */
	public String getName() {
		return this.core.name();
	}

	/**
	 * Return the client, to start or stop it.
	 * @return the client
	 */
	public ResilientWebSocketClient getClient() {
		return this.client;
	}

	/**
	 * Return where the client connects to. User info, path and query may hold secrets.
	 * @return scheme, host and port
	 */
	public String getTarget() {
		URI uri = this.core.settings().uri();
		return uri.getScheme() + "://" + uri.getHost() + ((uri.getPort() != -1) ? ":" + uri.getPort() : "");
	}

	/**
	 * Return how the client is.
	 * @return what holds at this moment
	 */
	public ClientStatus getStatus() {
		return this.core.history().status();
	}

	/**
	 * Return how long there has been no connection although one is wanted.
	 * @return the time, zero if all is well
	 */
	public Duration getOutage() {
		return this.core.history().outage();
	}

	/**
	 * Return the last transitions.
	 * @return a snapshot, from the oldest to the latest
	 */
	public List<ClientTransition> getTransitions() {
		return this.core.history().transitions();
	}

	/**
	 * Return how attempts and connections have ended.
	 * @return the counters
	 */
	public ConnectionCounts getConnections() {
		return this.core.connections();
	}

	/**
	 * Return what was received.
	 * @return the counters
	 */
	public InboundStatistics getReceived() {
		return this.core.received();
	}

	/**
	 * Return what became of the messages to send.
	 * @return the counters
	 */
	public OutcomeCounts getOutcomes() {
		return this.core.outcomes().counts();
	}

	/**
	 * Return how many messages wait to be sent, or for a receipt.
	 * @return the number of messages
	 */
	public int getQueuedMessages() {
		return this.core.queue().size();
	}

	/**
	 * Return how many bytes of payload wait to be sent, or for a receipt.
	 * @return the number of bytes
	 */
	public long getQueuedBytes() {
		return this.core.queue().bytes();
	}

	/**
	 * Return how many received messages wait for the listeners.
	 * @return the number of messages
	 */
	public int getWaitingReceived() {
		LinkRuntime.Open open = this.view.open();
		return (open != null) ? open.inbound().getWaiting() : 0;
	}

	/**
	 * Return how old the connection is.
	 * @return the nanoseconds since it was opened, empty if there is none
	 */
	public OptionalLong getConnectionAge() {
		LinkRuntime.Open open = this.view.open();
		return (open != null) ? OptionalLong.of(this.core.now() - open.since()) : OptionalLong.empty();
	}

	/**
	 * Return for how long there was no data.
	 * @return the nanoseconds since the last data, empty if there is no connection
	 */
	public OptionalLong getDataAge() {
		LinkRuntime.Open open = this.view.open();
		return (open != null) ? OptionalLong.of(this.core.now() - open.connection().getLastDataNanos())
				: OptionalLong.empty();
	}

	/**
	 * Ask whether nothing is under way that comes to an end while time stands still: no
	 * attempt, no close, no write, no ping without an answer, and nothing that listeners
	 * are still to be told of.
	 * @return completes with the answer, on the loop
	 */
	public CompletableFuture<Boolean> isSettled() {
		CompletableFuture<Boolean> answer = new CompletableFuture<>();
		this.core.mailbox().execute(() -> answer.complete(this.core.loop().isSettled() && this.core.isQuiet()));
		return answer;
	}

	/**
	 * Let a client that is stopped, or has come to its end, be like one that was never
	 * started: its connections are counted from 1 again, and it has no transitions. What
	 * is counted for metrics counts on.
	 * @return completes when that is done, on the loop
	 */
	public CompletableFuture<Void> renew() {
		return CompletableFuture.runAsync(() -> this.core.loop().renew(), this.core.mailbox());
	}

	/**
	 * Begin to measure how long things take.
	 * @param probe whom to tell
	 */
	public void measure(ClientProbe probe) {
		this.core.probe(probe);
	}

	/**
	 * Measure no more.
	 */
	public void stopMeasuring() {
		this.core.probe(ClientProbe.NONE);
	}

}
