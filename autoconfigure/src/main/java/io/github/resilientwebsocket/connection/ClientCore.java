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

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongFunction;

import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.inbound.InboundCounters;
import io.github.resilientwebsocket.inbound.InboundStatistics;
import io.github.resilientwebsocket.inbound.LinkInbound;
import io.github.resilientwebsocket.inbound.Listeners;
import io.github.resilientwebsocket.outbound.LinkWriter;
import io.github.resilientwebsocket.outbound.OutboundQueue;
import io.github.resilientwebsocket.outbound.OutboundServices;
import io.github.resilientwebsocket.outbound.Outcomes;
import io.github.resilientwebsocket.outbound.PayloadEncoder;
import io.github.resilientwebsocket.transport.TransportConnection;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.CloseStatus;

/**
 * The fixed parts of one client: its mailbox, its lanes, its queue and its listeners.
 */
final class ClientCore {

	private final String name;

	private final ClientSettings settings;

	private final ClientServices services;

	private final ClientView view;

	/** Of the mailbox alone, and made by what comes first out of it. */
	private @Nullable ConnectionLoop loop;

	private final Executor mailbox;

	/** Listeners, one call at a time. */
	private final SerialExecutor listenerLane;

	/** Application events; a handler that waits does not hold them back. */
	private final SerialExecutor eventLane;

	/** What hangs on futures; a handler may wait for one. */
	private final SerialExecutor outcomeLane;

	private final Listeners listeners;

	private final InboundCounters received;

	private final Outcomes outcomes;

	private final OutboundQueue queue;

	private final PayloadEncoder encoder;

	private final ClientHistory history;

	private final ConnectionCounts connections = new ConnectionCounts();

	private final ClientInstrumentation instrumentation;

	private final boolean observesMessages;

	private volatile ClientProbe probe = ClientProbe.NONE;

	ClientCore(String name, ClientSettings settings, ClientServices services, ClientInstrumentation instrumentation,
			ClientView view) {
		this.name = name;
		this.settings = settings;
		this.services = services;
		this.instrumentation = instrumentation;
		this.view = view;
		this.observesMessages = instrumentation.observesMessages();
		this.history = new ClientHistory(services.clock());
		ClientExecutors executors = services.executors();
		this.mailbox = new SerialExecutor(executors.loop());
		this.listenerLane = new SerialExecutor(executors.dispatch());
		this.eventLane = new SerialExecutor(executors.dispatch());
		this.outcomeLane = new SerialExecutor(executors.dispatch());
		this.received = new InboundCounters(name, services.clock());
		this.listeners = new Listeners(name, this.received);
		this.outcomes = new Outcomes(name, this.outcomeLane);
		this.queue = new OutboundQueue(new OutboundServices(settings.outbound(), this.outcomes, executors.transport(),
				executors.loop(), services.clock()));
		this.encoder = new PayloadEncoder(services.converter());
	}

	String name() {
		return this.name;
	}

	ClientSettings settings() {
		return this.settings;
	}

	ClientServices services() {
		return this.services;
	}

	Executor mailbox() {
		return this.mailbox;
	}

	Executor listenerLane() {
		return this.listenerLane;
	}

	Executor eventLane() {
		return this.eventLane;
	}

	Executor outcomeLane() {
		return this.outcomeLane;
	}

	Listeners listeners() {
		return this.listeners;
	}

	InboundStatistics received() {
		return this.received;
	}

	Outcomes outcomes() {
		return this.outcomes;
	}

	OutboundQueue queue() {
		return this.queue;
	}

	PayloadEncoder encoder() {
		return this.encoder;
	}

	/**
	 * Runs the machine; the one owner of the connection. Only for what the mailbox runs.
	 */
	ConnectionLoop loop() {
		if (this.loop == null) {
			this.loop = new ConnectionLoop(this, this.view);
		}
		return this.loop;
	}

	ClientHistory history() {
		return this.history;
	}

	ConnectionCounts connections() {
		return this.connections;
	}

	ClientInstrumentation instrumentation() {
		return this.instrumentation;
	}

	ClientProbe probe() {
		return this.probe;
	}

	/** Somebody wants to know how long things take, or nobody any more. */
	void probe(ClientProbe probe) {
		this.probe = probe;
		this.received.measure(probe != ClientProbe.NONE);
	}

	boolean observesMessages() {
		return this.observesMessages;
	}

	long now() {
		return this.services.clock().getAsLong();
	}

	double random() {
		return this.services.random().getAsDouble();
	}

	/** Put an event into the mailbox; it gets the time at which it is taken out. */
	void post(LongFunction<ConnectionEvent> event) {
		this.mailbox.execute(() -> loop().handle(event.apply(now())));
	}

	/** Whether the listeners have been told everything. */
	boolean isQuiet() {
		return this.listenerLane.isIdle() && this.eventLane.isIdle() && this.outcomeLane.isIdle();
	}

	/** Make what a new connection needs. Called by the engine before any data. */
	LinkRuntime.Open open(long link, TransportConnection connection) {
		LinkWriter writer = new LinkWriter(connection, this.queue, ThreadLocalRandom.current().nextLong(),
				() -> post((now) -> new ConnectionEvent.WriteStalled(now, link)));
		LinkInbound inbound = new LinkInbound(connection, this.listeners, this.listenerLane, this.settings.inbound(),
				this.settings.maxMessageSize(), this.received, () -> post((now) -> new ConnectionEvent.Unacceptable(now,
						link, CloseStatus.TOO_BIG_TO_PROCESS.withReason("max-message-size"))));
		return new LinkRuntime.Open(connection, writer, inbound, now());
	}

}
