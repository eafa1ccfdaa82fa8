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

package io.github.resilientwebsocket.benchmark.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.resilientwebsocket.benchmark.client.Connection;
import io.github.resilientwebsocket.benchmark.client.Contestant;
import io.github.resilientwebsocket.benchmark.client.Receiver;
import io.github.resilientwebsocket.benchmark.meter.Metric;
import io.github.resilientwebsocket.benchmark.meter.ProcessMeter;
import io.github.resilientwebsocket.benchmark.meter.ProcessMeter.Usage;

/**
 * Sends for some time from one or more threads over one connection. It is over when the
 * server has read the last message.
 */
final class SendDriver implements Driver {

	/** So many messages between two looks at the clock. */
	private static final int BLOCK = 64;

	@Override
	public Map<String, Double> run(Contestant contestant, ClientTask task, ServerControl control) throws Exception {
		String payload = Payload.ofSize(task.scenario().size());
		Connection connection = contestant.open(task.uri("/sink"), new Receiver() {
		});
		ExecutorService threads = Executors.newFixedThreadPool(task.scenario().threads());
		long before = Long.parseLong(control.run("sink"));
		ProcessMeter meter = new ProcessMeter();
		long warm = sendAll(connection, payload, threads, task, task.warmUp());
		awaitExactly(control, before + warm);
		meter.start();
		long count = sendAll(connection, payload, threads, task, task.measure());
		awaitExactly(control, before + warm + count);
		Usage usage = meter.stop();
		Map<String, Double> values = new HashMap<>(usage.per(count));
		values.put(Metric.RATE, count / usage.seconds());
		return values;
	}

	private static void awaitExactly(ServerControl control, long expected) throws Exception {
		long read = Long.parseLong(control.run("await-sink " + expected));
		if (read != expected) {
			throw new IllegalStateException(
					"The server has read " + read + " messages, but " + expected + " were sent");
		}
	}

	private static long sendAll(Connection connection, String payload, ExecutorService threads, ClientTask task,
			Duration duration) throws Exception {
		long deadline = System.nanoTime() + duration.toNanos();
		List<Future<Long>> counts = new ArrayList<>();
		for (int i = 0; i < task.scenario().threads(); i++) {
			counts.add(threads.submit(() -> send(connection, payload, deadline)));
		}
		long count = 0;
		for (Future<Long> part : counts) {
			count += part.get();
		}
		connection.flush();
		return count;
	}

	private static long send(Connection connection, String payload, long deadline) throws Exception {
		long count = 0;
		while (System.nanoTime() < deadline) {
			for (int i = 0; i < BLOCK; i++) {
				connection.send(payload);
			}
			count += BLOCK;
		}
		return count;
	}

}
