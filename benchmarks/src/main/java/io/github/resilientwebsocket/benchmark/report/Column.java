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

import io.github.resilientwebsocket.benchmark.client.Kind;
import io.github.resilientwebsocket.benchmark.meter.Metric;

/**
 * A column of the table of a scenario.
 *
 * @param title its title
 * @param metric the name of the value
 * @param ratio whether it is shown as a ratio to the baseline
 * @param factor from the unit of the results to that of the title
 */
record Column(String title, String metric, boolean ratio, double factor) {

	private static final Column CPU_RATIO = new Column("processor time", Metric.CPU, true, 1);

	private static final Column CPU = new Column("µs", Metric.CPU, false, 1);

	private static final Column RATE = new Column("messages/s", Metric.RATE, false, 1);

	private static final Column ALLOCATED = new Column("B allocated", Metric.ALLOCATED, false, 1);

	/**
	 * Return the columns of a kind of scenario; the first one is what it is about.
	 * @param kind the kind
	 * @return the columns
	 */
	static List<Column> of(Kind kind) {
		return switch (kind) {
			case SEND, RECEIVE -> List.of(CPU_RATIO, CPU, RATE, ALLOCATED);
			case PAIR -> List.of(new Column("p90", Metric.P90, true, 1), new Column("p50 ms", Metric.P50, false, 1e-3),
					new Column("p90 ms", Metric.P90, false, 1e-3), CPU_RATIO);
			case ECHO -> List.of(new Column("p50", Metric.P50, true, 1), new Column("p50 µs", Metric.P50, false, 1),
					new Column("p99 µs", Metric.P99, false, 1), CPU_RATIO, ALLOCATED);
			case CONNECT -> List.of(new Column("p50", Metric.P50, true, 1), new Column("p50 µs", Metric.P50, false, 1),
					new Column("p99 µs", Metric.P99, false, 1), CPU_RATIO);
			case RECONNECT ->
				List.of(new Column("p50", Metric.P50, true, 1), new Column("p50 µs", Metric.P50, false, 1),
						new Column("p50 µs to the handshake", Metric.HANDSHAKE_P50, false, 1),
						new Column("p99 µs", Metric.P99, false, 1), CPU_RATIO);
			case IDLE -> List.of(new Column("heap", Metric.HEAP, true, 1),
					new Column("KiB heap each", Metric.HEAP, false, 1), new Column("threads", Metric.THREADS, false, 1),
					new Column("MiB process", Metric.RSS, false, 1), new Column("s to open", Metric.OPENED, false, 1),
					new Column("pings, % of a core", Metric.PING_CPU, false, 1));
			case RESTART -> List.of(new Column("clients", Metric.CLIENTS, false, 1),
					new Column("not back", Metric.MISSING, false, 1),
					new Column("most of one", Metric.MOST_OF_ONE_CLIENT, false, 1),
					new Column("connected beyond once", Metric.EXTRA_ARRIVALS, false, 1),
					new Column("s to p50", Metric.BACK_P50, false, 1),
					new Column("s to p99", Metric.BACK_P99, false, 1),
					new Column("s to last", Metric.BACK_LAST, false, 1),
					new Column("% in the busiest second", Metric.BUSIEST_SECOND, false, 1),
					new Column("% of a core while away", Metric.WAITING_CPU, false, 1),
					new Column("attempts/s while away", Metric.WAITING_ATTEMPTS, false, 1),
					new Column("µs of processor for each", Metric.ATTEMPT_CPU, false, 1),
					new Column("% of a core when back", Metric.AFTER_CPU, false, 1));
			case STARTUP ->
				List.of(new Column("ms more", Metric.START_MORE, false, 1), new Column("ms", Metric.START, false, 1),
						new Column("ms without it", Metric.START_WITHOUT, false, 1),
						new Column("ms until connected", Metric.READY, false, 1));
		};
	}

}
