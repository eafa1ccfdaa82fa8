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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.github.resilientwebsocket.benchmark.client.Connection;
import io.github.resilientwebsocket.benchmark.client.Contestant;
import io.github.resilientwebsocket.benchmark.client.Receiver;
import io.github.resilientwebsocket.benchmark.meter.Metric;
import io.github.resilientwebsocket.benchmark.meter.ProcessMeter;
import io.github.resilientwebsocket.benchmark.meter.ProcessMeter.Usage;
import io.github.resilientwebsocket.benchmark.meter.Samples;

/**
 * Sends some messages back to back, waits for the one answer, and so on: what a caller
 * sees, with the wake-up of its thread.
 */
final class RoundTripDriver implements Driver {

	private static final int CAPACITY = 2_000_000;

	private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

	private final String path;

	private final int messages;

	/**
	 * Create a driver.
	 * @param path where the server answers
	 * @param messages how many messages it answers once
	 */
	RoundTripDriver(String path, int messages) {
		this.path = path;
		this.messages = messages;
	}

	@Override
	public Map<String, Double> run(Contestant contestant, ClientTask task, ServerControl control) throws Exception {
		Answer answer = new Answer(Thread.currentThread());
		Connection connection = contestant.open(task.uri(this.path), answer);
		String payload = Payload.ofSize(task.scenario().size());
		Samples samples = new Samples(CAPACITY);
		ProcessMeter meter = new ProcessMeter();
		run(connection, answer, payload, samples, task.warmUp());
		samples.clear();
		meter.start();
		int count = run(connection, answer, payload, samples, task.measure());
		Usage usage = meter.stop();
		Map<String, Double> values = new HashMap<>(usage.per(count));
		values.put(Metric.P50, samples.percentile(50) / 1e3);
		values.put(Metric.P90, samples.percentile(90) / 1e3);
		values.put(Metric.P99, samples.percentile(99) / 1e3);
		values.put(Metric.COUNT, (double) count);
		return values;
	}

	private int run(Connection connection, Answer answer, String payload, Samples samples, Duration duration)
			throws Exception {
		long deadline = System.nanoTime() + duration.toNanos();
		int count = 0;
		for (long begin = System.nanoTime(); begin < deadline; begin = System.nanoTime()) {
			for (int i = 0; i < this.messages; i++) {
				connection.send(payload);
			}
			connection.flush();
			answer.await(begin);
			samples.add(System.nanoTime() - begin);
			count++;
		}
		return count;
	}

	/** Wakes the caller. */
	private static final class Answer implements Receiver {

		private final Thread caller;

		private volatile boolean here;

		private Answer(Thread caller) {
			this.caller = caller;
		}

		@Override
		public void onText(String text) {
			this.here = true;
			LockSupport.unpark(this.caller);
		}

		private void await(long begin) {
			while (!this.here) {
				LockSupport.parkNanos(PATIENCE);
				if (System.nanoTime() - begin > PATIENCE) {
					throw new IllegalStateException("No answer");
				}
			}
			this.here = false;
		}

	}

}
