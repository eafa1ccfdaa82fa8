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

package io.github.resilientwebsocket.sample.page;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.ResilientWebSocketClients;
import io.github.resilientwebsocket.sample.feed.Troublemaker;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.search.Search;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Reads how the clients are doing from the registry of clients and from their meters, as
 * a dashboard would.
 */
@Component
class VitalsReader {

	private static final String PREFIX = "resilient.websocket.";

	private final Map<String, Pings> pings = new HashMap<>();

	private final ResilientWebSocketClients clients;

	private final MeterRegistry meters;

	private final ClientRecords records;

	private final @Nullable Troublemaker troublemaker;

	VitalsReader(ResilientWebSocketClients clients, MeterRegistry meters, ClientRecords records,
			ObjectProvider<Troublemaker> troublemaker) {
		this.clients = clients;
		this.meters = meters;
		this.records = records;
		this.troublemaker = troublemaker.getIfAvailable();
	}

	/**
	 * Read. Pings are those since the last time, so there must be one reader only.
	 * @return how the clients are doing
	 */
	Vitals read() {
		return new Vitals(this.troublemaker != null && this.troublemaker.isAutomatic(),
				this.clients.all().stream().map(this::read).toList());
	}

	private Vitals.Client read(ResilientWebSocketClient client) {
		String name = client.getName();
		ConnectionInfo connection = client.getConnection();
		return new Vitals.Client(name, client.getState(), (connection != null) ? connection.generation() : null,
				(connection != null) ? connection.connectedAt() : null,
				value(find(name, "queue").gauge(), Gauge::value), count(find(name, "received")),
				count(find(name, "sent").tag("outcome", "sent")), count(find(name, "received.suspensions")), ping(name),
				this.records.get(name).counts());
	}

	private @Nullable Double ping(String client) {
		Timer timer = find(client, "ping").timer();
		if (timer == null) {
			return null;
		}
		Pings now = new Pings(timer.count(), timer.totalTime(TimeUnit.NANOSECONDS));
		Pings before = this.pings.put(client, now);
		return now.meanSince((before != null) ? before : Pings.NONE);
	}

	private Search find(String client, String name) {
		return this.meters.find(PREFIX + name).tag("client", client);
	}

	private static long count(Search search) {
		return value(search.functionCounter(), FunctionCounter::count);
	}

	/** A client that was just removed has no meters any more. */
	private static <M> long value(@Nullable M meter, ToDoubleFunction<M> value) {
		return (meter != null) ? (long) value.applyAsDouble(meter) : 0;
	}

	/**
	 * What a timer of pings has seen.
	 *
	 * @param count how many pings
	 * @param nanos how long they took together
	 */
	private record Pings(long count, double nanos) {

		private static final Pings NONE = new Pings(0, 0);

		private @Nullable Double meanSince(Pings before) {
			long more = this.count - before.count;
			return (more > 0) ? (this.nanos - before.nanos) / more / 1_000_000 : null;
		}

	}

}
