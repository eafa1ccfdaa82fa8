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
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import io.github.resilientwebsocket.benchmark.client.Contestant;
import io.github.resilientwebsocket.benchmark.client.Receiver;
import io.github.resilientwebsocket.benchmark.meter.Metric;
import io.github.resilientwebsocket.benchmark.meter.ProcessMeter;
import io.github.resilientwebsocket.benchmark.meter.ProcessMeter.Usage;
import io.github.resilientwebsocket.benchmark.scenario.ServerControl.Figures;

/**
 * A server with many clients goes away, stays away for a while and comes back. The
 * back-off is that of the client.
 */
final class RestartDriver implements Driver {

	/** The longest delay of the back-off, and a reserve. */
	private static final long PATIENCE = TimeUnit.SECONDS.toNanos(75);

	private static final long SETTLE_MILLIS = 5000;

	private final CountDownLatch never = new CountDownLatch(1);

	@Override
	public Map<String, Double> run(Contestant contestant, ClientTask task, ServerControl control) throws Exception {
		int size = task.connections().get(0);
		LongAdder attempts = new LongAdder();
		Fleet fleet = new Fleet(contestant, task, new Receiver() {

			@Override
			public void onAttemptFailed() {
				attempts.increment();
			}

		});
		Map<String, Double> values = new HashMap<>();
		values.put(Metric.at(Metric.OPENED, size), fleet.grow(size));
		ProcessMeter meter = new ProcessMeter();
		String port = control.run("shut");
		// What the loss itself costs is not waiting.
		pause(task.warmUp().toMillis());
		long attemptsBefore = attempts.sum();
		meter.start();
		pause(task.measure().toMillis());
		Usage waiting = meter.stop();
		long attemptsWhileWaiting = attempts.sum() - attemptsBefore;
		control.run("open " + port);
		awaitAll(control, size);
		// Whoever connects twice does so now.
		meter.start();
		pause(SETTLE_MILLIS);
		values.put(Metric.AFTER_CPU, meter.stop().cpuPercent());
		Figures census = control.figures("fleet");
		values.put(Metric.CLIENTS, (double) size);
		values.put(Metric.MISSING, size - census.get("clients"));
		values.put(Metric.MOST_OF_ONE_CLIENT, census.get("most-of-one-client"));
		values.put(Metric.EXTRA_ARRIVALS, census.get("arrivals") - census.get("clients"));
		values.put(Metric.BACK_P50, census.get("p50-millis") / 1e3);
		values.put(Metric.BACK_P99, census.get("p99-millis") / 1e3);
		values.put(Metric.BACK_LAST, census.get("last-millis") / 1e3);
		values.put(Metric.BUSIEST_SECOND, 100 * census.get("busiest-second") / size);
		values.put(Metric.WAITING_CPU, waiting.cpuPercent());
		values.put(Metric.WAITING_ATTEMPTS, attemptsWhileWaiting / waiting.seconds());
		values.put(Metric.ATTEMPT_CPU,
				(attemptsWhileWaiting > 0) ? waiting.cpuNanos() / 1e3 / attemptsWhileWaiting : 0);
		return values;
	}

	private void awaitAll(ServerControl control, int size) throws Exception {
		long deadline = System.nanoTime() + PATIENCE;
		while (control.figures("fleet").get("open") < size && System.nanoTime() < deadline) {
			pause(500);
		}
	}

	private void pause(long millis) throws InterruptedException {
		if (this.never.await(millis, TimeUnit.MILLISECONDS)) {
			throw new IllegalStateException();
		}
	}

}
