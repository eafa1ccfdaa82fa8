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

package io.github.resilientwebsocket.benchmark.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.QueryStringDecoder;

/**
 * Keeps account of many clients, each of which says its number in the query: how often it
 * came, how many connections of it were open at once, and when it came. Thread-safe.
 */
final class FleetEndpoint implements Endpoint {

	private final Map<String, Integer> open = new HashMap<>();

	private final List<Long> arrivals = new ArrayList<>();

	private int mostOfOneClient;

	private long since = System.nanoTime();

	@Override
	public void opened(String uri, ChannelPipeline pipeline) {
		String client = new QueryStringDecoder(uri).parameters().getOrDefault("client", List.of("")).get(0);
		arrived(client);
		pipeline.channel().closeFuture().addListener((closed) -> left(client));
	}

	private synchronized void arrived(String client) {
		this.mostOfOneClient = Math.max(this.mostOfOneClient, this.open.merge(client, 1, Integer::sum));
		this.arrivals.add(System.nanoTime() - this.since);
	}

	private synchronized void left(String client) {
		this.open.computeIfPresent(client, (key, count) -> (count > 1) ? count - 1 : null);
	}

	/**
	 * Count arrivals from now on.
	 */
	synchronized void reset() {
		this.arrivals.clear();
		this.mostOfOneClient = 0;
		this.since = System.nanoTime();
	}

	/**
	 * Return how many connections there are.
	 * @return the number of connections
	 */
	synchronized int size() {
		return this.open.values().stream().mapToInt(Integer::intValue).sum();
	}

	/**
	 * Return what has happened since the last {@link #reset()}.
	 * @return names and numbers; times are milliseconds after the reset
	 */
	synchronized String census() {
		List<Long> sorted = new ArrayList<>(this.arrivals);
		Collections.sort(sorted);
		Map<Long, Integer> seconds = new TreeMap<>();
		sorted.forEach((nanos) -> seconds.merge(nanos / 1_000_000_000, 1, Integer::sum));
		return "clients=" + this.open.size() + " open=" + size() + " most-of-one-client=" + this.mostOfOneClient
				+ " arrivals=" + sorted.size() + " p50-millis=" + at(sorted, 0.5) + " p99-millis=" + at(sorted, 0.99)
				+ " last-millis=" + at(sorted, 1) + " busiest-second="
				+ seconds.values().stream().mapToInt(Integer::intValue).max().orElse(0);
	}

	private static long at(List<Long> sorted, double part) {
		if (sorted.isEmpty()) {
			return 0;
		}
		int index = Math.min((int) (part * sorted.size()), sorted.size() - 1);
		return sorted.get(index) / 1_000_000;
	}

}
