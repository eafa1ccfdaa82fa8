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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.MessageNotSentException.Reason;
import io.github.resilientwebsocket.connection.ClientMonitor;
import io.github.resilientwebsocket.connection.ClientProbe;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one client. Nearly all of them read, when somebody asks, what the client
 * counts anyway.
 */
final class ClientMeters implements ClientProbe {

	/** Longer ones all count as so long; each bucket is a time series. */
	private static final Duration LONGEST_OUTAGE = Duration.ofHours(1);

	private static final Duration SHORTEST_OUTAGE = Duration.ofMillis(10);

	private final List<Meter> meters = new ArrayList<>();

	private final MeterRegistry registry;

	private final ClientMonitor client;

	private final Tags tags;

	private final Timer outage;

	private final Timer ping;

	/**
	 * Register the meters.
	 * @param registry where
	 * @param client whose
	 */
	ClientMeters(MeterRegistry registry, ClientMonitor client) {
		this.registry = registry;
		this.client = client;
		this.tags = Tags.of("client", client.getName());
		connection();
		received();
		sent();
		this.outage = add(Timer.builder(MeterNames.OUTAGE)
			.description("How long the client was without a connection")
			.publishPercentileHistogram()
			.minimumExpectedValue(SHORTEST_OUTAGE)
			.maximumExpectedValue(LONGEST_OUTAGE)
			.tags(this.tags)
			.register(registry));
		this.ping = add(Timer.builder(MeterNames.PING)
			.description("From a ping to its pong")
			.tags(this.tags)
			.register(registry));
		client.measure(this);
	}

	private void connection() {
		for (ConnectionState state : ConnectionState.values()) {
			gauge(MeterNames.STATE, this.tags.and("state", value(state)), "1 for the state that the client is in", null,
					(client) -> (client.getStatus().state() == state) ? 1 : 0);
		}
		gauge(MeterNames.GENERATION, this.tags, "Number of the connection that is open or comes next", null,
				(client) -> client.getStatus().generation());
		age(MeterNames.CONNECTION_AGE, "Age of the connection", (client) -> nanos(client.getConnectionAge()));
		age(MeterNames.DATA_AGE, "Time since the last data", (client) -> nanos(client.getDataAge()));
		age(MeterNames.OUTAGE_CURRENT, "How long the outage has lasted that is under way",
				(client) -> client.getOutage().toNanos());
		counter(MeterNames.CONNECTS, this.tags.and("outcome", "opened"), "Attempts to connect", null,
				(client) -> client.getConnections().getOpened());
		for (Kind kind : Kind.values()) {
			counter(MeterNames.CONNECTS, this.tags.and("outcome", value(kind)), "Attempts to connect", null,
					(client) -> client.getConnections().getFailed(kind));
		}
		for (Origin origin : Origin.values()) {
			counter(MeterNames.CLOSES, this.tags.and("origin", value(origin)), "Connections that have ended", null,
					(client) -> client.getConnections().getClosed(origin));
		}
		counter(MeterNames.NODELAY_FALLBACKS, this.tags, "Connections on which small messages may be held back", null,
				(client) -> client.getConnections().getWithoutNoDelay());
	}

	private void received() {
		counter(MeterNames.RECEIVED, this.tags, "Messages received", "messages",
				(client) -> client.getReceived().getReceived());
		counter(MeterNames.RECEIVED_BYTES, this.tags, "Read from the socket, framing and TLS included", "bytes",
				(client) -> client.getReceived().getBytes());
		counter(MeterNames.RECEIVED_LOST, this.tags.and("reason", "dropped"), "Received messages nobody has seen",
				"messages", (client) -> client.getReceived().getDropped());
		counter(MeterNames.RECEIVED_LOST, this.tags.and("reason", "discarded"), "Received messages nobody has seen",
				"messages", (client) -> client.getReceived().getDiscarded());
		counter(MeterNames.RECEIVED_SUSPENSIONS, this.tags, "How often reading was suspended", null,
				(client) -> client.getReceived().getSuspensions());
		gauge(MeterNames.RECEIVED_QUEUED, this.tags, "Received messages that wait for the listeners", "messages",
				ClientMonitor::getWaitingReceived);
		add(FunctionTimer
			.builder(MeterNames.HANDLER, this.client, (client) -> client.getReceived().getHandled(),
					(client) -> client.getReceived().getHandlerNanos(), TimeUnit.NANOSECONDS)
			.description("Messages handled by the listeners, and how long they took")
			.tags(this.tags)
			.register(this.registry));
		counter(MeterNames.HANDLER_ERRORS, this.tags, "Exceptions thrown by listeners", null,
				(client) -> client.getReceived().getHandlerErrors());
	}

	private void sent() {
		outcome("sent", "none", (client) -> client.getOutcomes().getSent());
		outcome("unknown", "none", (client) -> client.getOutcomes().getUnknown());
		for (Reason reason : Reason.values()) {
			outcome("not_sent", value(reason), (client) -> client.getOutcomes().getNotSent(reason));
		}
		counter(MeterNames.SENT_BYTES, this.tags, "Payload sent", "bytes",
				(client) -> client.getOutcomes().getSentBytes());
		gauge(MeterNames.QUEUE, this.tags, "Messages that wait to be sent", "messages",
				ClientMonitor::getQueuedMessages);
		gauge(MeterNames.QUEUE_BYTES, this.tags, "Payload that waits to be sent", "bytes",
				ClientMonitor::getQueuedBytes);
	}

	private void outcome(String outcome, String reason, ToDoubleFunction<ClientMonitor> count) {
		counter(MeterNames.SENT, this.tags.and("outcome", outcome, "reason", reason), "What became of messages to send",
				"messages", count);
	}

	private void counter(String name, Tags tags, String description, @Nullable String unit,
			ToDoubleFunction<ClientMonitor> count) {
		add(FunctionCounter.builder(name, this.client, count)
			.description(description)
			.baseUnit(unit)
			.tags(tags)
			.register(this.registry));
	}

	private void gauge(String name, Tags tags, String description, @Nullable String unit,
			ToDoubleFunction<ClientMonitor> value) {
		add(Gauge.builder(name, this.client, value)
			.description(description)
			.baseUnit(unit)
			.tags(tags)
			.register(this.registry));
	}

	private void age(String name, String description, ToDoubleFunction<ClientMonitor> nanos) {
		add(TimeGauge.builder(name, this.client, TimeUnit.NANOSECONDS, nanos)
			.description(description)
			.tags(this.tags)
			.register(this.registry));
	}

	private <M extends Meter> M add(M meter) {
		this.meters.add(meter);
		return meter;
	}

	private static double nanos(OptionalLong nanos) {
		return nanos.isPresent() ? nanos.getAsLong() : Double.NaN;
	}

	private static String value(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

	@Override
	public void outageEnded(Duration outage) {
		this.outage.record(outage);
	}

	@Override
	public void pingAnswered(Duration roundTrip) {
		this.ping.record(roundTrip);
	}

	/** The client is gone. */
	void remove() {
		this.client.stopMeasuring();
		this.meters.forEach(this.registry::remove);
	}

}
