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
import java.util.HashMap;
import java.util.Map;

import io.github.resilientwebsocket.benchmark.client.Connection;
import io.github.resilientwebsocket.benchmark.client.Contestant;
import io.github.resilientwebsocket.benchmark.client.Receiver;
import io.github.resilientwebsocket.benchmark.meter.Metric;
import io.github.resilientwebsocket.benchmark.meter.ProcessMeter;
import io.github.resilientwebsocket.benchmark.meter.ProcessMeter.Usage;
import io.github.resilientwebsocket.benchmark.meter.Samples;

/**
 * Opens and closes one connection after the other. Only the opening is timed; processor
 * time is that of both.
 */
final class ConnectDriver implements Driver {

	private static final int CAPACITY = 100_000;

	@Override
	public Map<String, Double> run(Contestant contestant, ClientTask task, ServerControl control) throws Exception {
		Samples samples = new Samples(CAPACITY);
		ProcessMeter meter = new ProcessMeter();
		run(contestant, task, samples, task.warmUp());
		samples.clear();
		meter.start();
		int count = run(contestant, task, samples, task.measure());
		Usage usage = meter.stop();
		Map<String, Double> values = new HashMap<>(usage.per(count));
		values.put(Metric.P50, samples.percentile(50) / 1e3);
		values.put(Metric.P90, samples.percentile(90) / 1e3);
		values.put(Metric.P99, samples.percentile(99) / 1e3);
		values.put(Metric.COUNT, (double) count);
		return values;
	}

	private static int run(Contestant contestant, ClientTask task, Samples samples, Duration duration)
			throws Exception {
		long deadline = System.nanoTime() + duration.toNanos();
		int count = 0;
		while (System.nanoTime() < deadline) {
			long begin = System.nanoTime();
			Connection connection = contestant.open(task.uri("/echo"), new Receiver() {
			});
			samples.add(System.nanoTime() - begin);
			connection.close();
			count++;
		}
		return count;
	}

}
