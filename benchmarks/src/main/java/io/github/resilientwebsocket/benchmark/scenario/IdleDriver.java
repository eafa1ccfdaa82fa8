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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.benchmark.client.Contestant;
import io.github.resilientwebsocket.benchmark.client.Receiver;
import io.github.resilientwebsocket.benchmark.meter.Memory;
import io.github.resilientwebsocket.benchmark.meter.Metric;
import io.github.resilientwebsocket.benchmark.meter.ProcessMeter;

/**
 * Opens more and more connections and looks after each step what the process holds; at
 * the last step, what a ping on every connection every ten seconds costs.
 */
final class IdleDriver implements Driver {

	private static final double KIB = 1024;

	private static final double MIB = 1024 * 1024;

	/** Connections and threads need not be kept by clients that were just busy. */
	private static final long SETTLE_MILLIS = 1000;

	@Override
	public Map<String, Double> run(Contestant contestant, ClientTask task, ServerControl control) throws Exception {
		CountDownLatch lost = new CountDownLatch(1);
		Fleet fleet = new Fleet(contestant, task, new Receiver() {

			@Override
			public void onClose() {
				lost.countDown();
			}

		});
		Map<String, Double> values = new HashMap<>();
		int threads = Memory.now().threads();
		// What the first connection brings for all is not what each one costs.
		fleet.grow(1);
		letPass(SETTLE_MILLIS, lost);
		long heap = Memory.now().heapBytes();
		for (int size : task.connections()) {
			values.put(Metric.at(Metric.OPENED, size), fleet.grow(size));
			letPass(SETTLE_MILLIS, lost);
			Memory memory = Memory.now();
			values.put(Metric.at(Metric.HEAP, size), (memory.heapBytes() - heap) / KIB / (size - 1));
			values.put(Metric.at(Metric.THREADS, size), (double) memory.threads() - threads);
			values.put(Metric.at(Metric.RSS, size), memory.rssBytes() / MIB);
		}
		int size = task.connections().get(task.connections().size() - 1);
		Pinger pinger = new Pinger(contestant.isPinging() ? List.of() : fleet.connections());
		letPass(task.warmUp().toMillis(), lost);
		ProcessMeter meter = new ProcessMeter();
		meter.start();
		letPass(task.measure().toMillis(), lost);
		values.put(Metric.at(Metric.PING_CPU, size), meter.stop().cpuPercent());
		pinger.close();
		return values;
	}

	private static void letPass(long millis, CountDownLatch lost) throws InterruptedException {
		if (lost.await(millis, TimeUnit.MILLISECONDS)) {
			throw new IllegalStateException("A connection was lost");
		}
	}

}
