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

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.benchmark.client.Contestant;
import io.github.resilientwebsocket.benchmark.client.Receiver;
import io.github.resilientwebsocket.benchmark.meter.Metric;
import io.github.resilientwebsocket.benchmark.meter.ProcessMeter;
import io.github.resilientwebsocket.benchmark.meter.ProcessMeter.Usage;

/**
 * Receives from a server that sends as fast as it is read from.
 */
final class ReceiveDriver implements Driver {

	@Override
	public Map<String, Double> run(Contestant contestant, ClientTask task, ServerControl control) throws Exception {
		Counter counter = new Counter(task.scenario().size());
		contestant.open(task.uri("/feed"), counter);
		ProcessMeter meter = new ProcessMeter();
		control.run("flood " + task.scenario().size());
		counter.letPass(task.warmUp().toMillis());
		meter.start();
		long before = counter.count();
		counter.letPass(task.measure().toMillis());
		Usage usage = meter.stop();
		long count = counter.count() - before;
		Map<String, Double> values = new HashMap<>(usage.per(count));
		values.put(Metric.RATE, count / usage.seconds());
		return values;
	}

	/** Counts on whatever thread the client uses, one at a time. */
	private static final class Counter implements Receiver {

		private static final VarHandle COUNT;

		static {
			try {
				COUNT = MethodHandles.lookup().findVarHandle(Counter.class, "count", long.class);
			}
			catch (ReflectiveOperationException ex) {
				throw new ExceptionInInitializerError(ex);
			}
		}

		private final CountDownLatch lost = new CountDownLatch(1);

		private final int size;

		private long count;

		private Counter(int size) {
			this.size = size;
		}

		@Override
		public void onText(String text) {
			if (text.length() != this.size) {
				this.lost.countDown();
			}
			COUNT.setOpaque(this, this.count + 1);
		}

		@Override
		public void onClose() {
			this.lost.countDown();
		}

		private long count() {
			return (long) COUNT.getOpaque(this);
		}

		private void letPass(long millis) throws InterruptedException {
			if (this.lost.await(millis, TimeUnit.MILLISECONDS)) {
				throw new IllegalStateException("The connection was lost, or a message was not what was sent");
			}
		}

	}

}
