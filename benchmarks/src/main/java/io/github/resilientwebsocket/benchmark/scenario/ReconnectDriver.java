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

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.benchmark.client.Connection;
import io.github.resilientwebsocket.benchmark.client.Contestant;
import io.github.resilientwebsocket.benchmark.client.Receiver;
import io.github.resilientwebsocket.benchmark.meter.Metric;
import io.github.resilientwebsocket.benchmark.meter.ProcessMeter;
import io.github.resilientwebsocket.benchmark.meter.ProcessMeter.Usage;
import io.github.resilientwebsocket.benchmark.scenario.ServerControl.Figures;

/**
 * The server closes with 1001 after the first message of each connection, again and
 * again, and takes the time until the first message of the next one. Clients that do not
 * reconnect by themselves get the smallest loop that does: the close handler has another
 * thread connect, since the engines do not allow to wait in it.
 */
final class ReconnectDriver implements Driver {

	private static final double PER_SECOND = 500;

	@Override
	public Map<String, Double> run(Contestant contestant, ClientTask task, ServerControl control) throws Exception {
		Loop loop = new Loop(contestant, task.uri("/reconnect"));
		contestant.open(loop.uri, loop);
		if (!loop.greeted.await(10, TimeUnit.SECONDS)) {
			throw new IllegalStateException("Not connected");
		}
		ProcessMeter meter = new ProcessMeter();
		control.run("reconnect " + count(task.warmUp().toMillis()));
		int count = count(task.measure().toMillis());
		meter.start();
		Figures times = control.figures("reconnect " + count);
		Usage usage = meter.stop();
		Map<String, Double> values = new HashMap<>(usage.per(count));
		values.put(Metric.P50, times.get("message-p50") / 1e3);
		values.put(Metric.P99, times.get("message-p99") / 1e3);
		values.put(Metric.HANDSHAKE_P50, times.get("handshake-p50") / 1e3);
		values.put(Metric.COUNT, (double) count);
		return values;
	}

	private static int count(long millis) {
		return (int) Math.max(1, millis / 1000.0 * PER_SECOND);
	}

	/** Greets on every connection, and connects again if the client does not. */
	private static final class Loop implements Receiver {

		private final ExecutorService thread = Executors.newSingleThreadExecutor();

		private final CountDownLatch greeted = new CountDownLatch(1);

		private final Contestant contestant;

		private final URI uri;

		private Loop(Contestant contestant, URI uri) {
			this.contestant = contestant;
			this.uri = uri;
		}

		@Override
		public void onOpen(Connection connection) {
			try {
				connection.send("hello");
				connection.flush();
				this.greeted.countDown();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public void onClose() {
			if (!this.contestant.isReconnecting()) {
				this.thread.execute(() -> {
					try {
						this.contestant.open(this.uri, this);
					}
					catch (Exception ex) {
						ClientMain.fail(ex);
					}
				});
			}
		}

	}

}
