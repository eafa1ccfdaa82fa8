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

package io.github.resilientwebsocket.benchmark.report;

import java.util.List;
import java.util.Optional;

import io.github.resilientwebsocket.benchmark.client.Peers;
import io.github.resilientwebsocket.benchmark.meter.Metric;
import org.jspecify.annotations.Nullable;

/**
 * What this library is meant to reach.
 *
 * @param title what it is about
 * @param scenario where it is measured
 * @param peer which variant is measured
 * @param metric the name of the value; of one that depends on the number of connections,
 * that of the largest number counts
 * @param base the contestant to compare with, or {@code null} for the value itself
 * @param limit the most that is allowed
 * @param factor from the unit of the results to that of the limit
 * @param unit the unit of the limit
 */
record Goal(String title, String scenario, String peer, String metric, @Nullable String base, double limit,
		double factor, String unit) {

	static final List<Goal> ALL = List.of(ratio("send 125 B, 1 thread", "send-125", "library", Metric.CPU, 0.60),
			ratio("send 125 B, 4 threads", "send-125-4-threads", "library", Metric.CPU, 0.46),
			ratio("send 1 KiB, 1 thread", "send-1k", "library", Metric.CPU, 0.80),
			value("two small messages, answer after the second: p90", "two-small", "library", Metric.P90, 5, 1e-3,
					"ms"),
			ratio("echo round trip, one in flight: p50", "echo", "library", Metric.P50, 1.10),
			ratio("receive 125 B, inline", "receive-125", "library-inline", Metric.CPU, 1.05),
			ratio("receive 125 B, queued", "receive-125", "library", Metric.CPU, 1.35),
			ratio("receive 125 B, inline, 64 KB buffer", "receive-125", "library-inline-64k", Metric.CPU, 0.80),
			value("allocation per message sent", "send-125", "library", Metric.ALLOCATED, 370, 1, "B"),
			value("allocation per message received inline", "receive-125", "library-inline", Metric.ALLOCATED, 200, 1,
					"B"),
			ratio("reconnect after a close frame, delay 0: p50", "reconnect", "library", Metric.P50, 0.75),
			new Goal("the same, compared with plain Jakarta", "reconnect", "library", Metric.P50, "jakarta", 1, 1, ""),
			value("idle connection, ws: heap", "idle", "library", Metric.HEAP, 64, 1, "KiB"),
			value("idle connection, ws, 2 KB buffers: heap", "idle", "library-2k", Metric.HEAP, 30, 1, "KiB"),
			value("10,000 connections in one process: threads", "idle", "library", Metric.at(Metric.THREADS, 10_000),
					100, 1, ""),
			ratio("pings on idle connections", "idle", "library", Metric.PING_CPU, 1.1),
			ratio("idle connection, wss: heap", "idle-wss", "library", Metric.HEAP, 1),
			ratio("idle connection, wss: threads", "idle-wss", "library", Metric.THREADS, 1),
			ratio("idle connections, wss: memory of the process", "idle-wss", "library", Metric.RSS, 1),
			value("server restarted: clients that are not back", "restart", "library", Metric.MISSING, 0, 1, ""),
			value("server restarted: most connections of one client", "restart", "library", Metric.MOST_OF_ONE_CLIENT,
					1, 1, ""),
			// Full jitter makes it 8 % after an outage of 14 seconds.
			value("server restarted: part that comes in the busiest second", "restart", "library",
					Metric.BUSIEST_SECOND, 10, 1, "%"),
			value("server restarted: processor for an attempt while it is away", "restart", "library",
					Metric.ATTEMPT_CPU, 500, 1, "µs"),
			value("server restarted: processor when all are back", "restart", "library", Metric.AFTER_CPU, 15, 1,
					"% of a core"),
			value("start of an application: what the auto-configuration and one client add", "startup", "library",
					Metric.START_MORE, 60, 1, "ms"),
			value("the same with the options of spring-boot:run", "startup-run", "library", Metric.START_MORE, 60, 1,
					"ms"));

	private static Goal ratio(String title, String scenario, String peer, String metric, double limit) {
		return new Goal(title, scenario, peer, metric, Peers.BASELINE, limit, 1, "");
	}

	private static Goal value(String title, String scenario, String peer, String metric, double limit, double factor,
			String unit) {
		return new Goal(title, scenario, peer, metric, null, limit, factor, unit);
	}

	/**
	 * Return what was reached.
	 * @param results the results
	 * @return the ratio or value, if it was measured
	 */
	Optional<Spread> reached(Results results) {
		String name = results.largest(this.scenario, this.peer, this.metric);
		Optional<Spread> spread = (this.base != null) ? results.ratio(this.scenario, this.peer, this.base, name)
				: results.value(this.scenario, this.peer, name);
		return spread.map((value) -> value.times(this.factor));
	}

	/**
	 * Return whether a value is good enough, at the precision that is shown.
	 * @param value the value
	 * @return whether the goal is reached
	 */
	boolean isReachedBy(double value) {
		return Math.round(value * 100) <= Math.round(this.limit * 100);
	}

	/**
	 * Return the limit for a person.
	 * @return the limit with its unit
	 */
	String limitText() {
		return "≤ " + Numbers.format(this.limit, this.base != null) + (this.unit.isEmpty() ? "" : " " + this.unit);
	}

	/**
	 * Return a value for a person.
	 * @param value the value
	 * @return the value with its unit
	 */
	String text(double value) {
		return Numbers.format(value, this.base != null) + (this.unit.isEmpty() ? "" : " " + this.unit);
	}

}
