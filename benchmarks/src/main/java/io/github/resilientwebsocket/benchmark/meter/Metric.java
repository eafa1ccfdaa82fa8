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

package io.github.resilientwebsocket.benchmark.meter;

/**
 * The names of what is measured, in the results. With connections, the number of them
 * follows: {@code heap-10000}.
 */
public final class Metric {

	/**
	 * Microseconds of processor time for each message, round trip or connection.
	 */
	public static final String CPU = "cpu-micros";

	/**
	 * Bytes allocated for each message, round trip or connection.
	 */
	public static final String ALLOCATED = "allocated-bytes";

	/**
	 * Messages in a second.
	 */
	public static final String RATE = "rate";

	/**
	 * The median in microseconds.
	 */
	public static final String P50 = "p50-micros";

	/**
	 * The 90th percentile in microseconds.
	 */
	public static final String P90 = "p90-micros";

	/**
	 * The 99th percentile in microseconds.
	 */
	public static final String P99 = "p99-micros";

	/**
	 * How often it was measured.
	 */
	public static final String COUNT = "count";

	/**
	 * For reconnections: the median in microseconds until the next handshake.
	 */
	public static final String HANDSHAKE_P50 = "handshake-p50-micros";

	/**
	 * KiB of heap for each connection.
	 */
	public static final String HEAP = "heap-kib";

	/**
	 * Threads more than without connections.
	 */
	public static final String THREADS = "threads";

	/**
	 * MiB of memory of the process.
	 */
	public static final String RSS = "rss-mib";

	/**
	 * Seconds until all connections were open.
	 */
	public static final String OPENED = "open-seconds";

	/**
	 * Percent of a core for a ping every ten seconds on every connection.
	 */
	public static final String PING_CPU = "ping-cpu-percent";

	/**
	 * For restarts: how many clients there are.
	 */
	public static final String CLIENTS = "clients";

	/**
	 * How many of them are not connected in the end.
	 */
	public static final String MISSING = "missing";

	/**
	 * The largest number of connections that one client had at once.
	 */
	public static final String MOST_OF_ONE_CLIENT = "most-of-one-client";

	/**
	 * How many connections were opened beyond one for each client.
	 */
	public static final String EXTRA_ARRIVALS = "extra-arrivals";

	/**
	 * Seconds until half of the clients were back.
	 */
	public static final String BACK_P50 = "back-p50-seconds";

	/**
	 * Seconds until 99 percent were back.
	 */
	public static final String BACK_P99 = "back-p99-seconds";

	/**
	 * Seconds until the last one was back.
	 */
	public static final String BACK_LAST = "back-last-seconds";

	/**
	 * Percent of the clients that came within one and the same second.
	 */
	public static final String BUSIEST_SECOND = "busiest-second-percent";

	/**
	 * Percent of a core while the server was away.
	 */
	public static final String WAITING_CPU = "waiting-cpu-percent";

	/**
	 * Failed attempts in a second while the server was away.
	 */
	public static final String WAITING_ATTEMPTS = "waiting-attempts";

	/**
	 * Microseconds of processor time for each failed attempt, all else included.
	 */
	public static final String ATTEMPT_CPU = "attempt-cpu-micros";

	/**
	 * Percent of a core when all are back.
	 */
	public static final String AFTER_CPU = "after-cpu-percent";

	/**
	 * For starts: milliseconds until the application has started.
	 */
	public static final String START = "start-millis";

	/**
	 * The same without this library.
	 */
	public static final String START_WITHOUT = "start-without-millis";

	/**
	 * The difference of these two.
	 */
	public static final String START_MORE = "start-more-millis";

	/**
	 * Milliseconds until the client of the application is connected.
	 */
	public static final String READY = "ready-millis";

	private Metric() {
	}

	/**
	 * Return the name for a number of connections.
	 * @param metric the metric
	 * @param connections the number of connections
	 * @return the name
	 */
	public static String at(String metric, int connections) {
		return metric + "-" + connections;
	}

}
