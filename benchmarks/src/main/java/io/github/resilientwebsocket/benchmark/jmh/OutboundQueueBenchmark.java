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

package io.github.resilientwebsocket.benchmark.jmh;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.OutboundSettings;
import io.github.resilientwebsocket.SendOptions;
import io.github.resilientwebsocket.outbound.LinkWriter;
import io.github.resilientwebsocket.outbound.OutboundQueue;
import io.github.resilientwebsocket.outbound.OutboundServices;
import io.github.resilientwebsocket.outbound.Outcomes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import org.springframework.web.socket.TextMessage;

/**
 * What a message costs from the caller through queue and writer to its outcome, all on
 * one thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OutboundQueueBenchmark {

	private final OutboundQueue queue = new OutboundQueue(
			new OutboundServices(OutboundSettings.DEFAULT, new Outcomes("prices", Runnable::run), Runnable::run,
					Executors.newSingleThreadScheduledExecutor(), System::nanoTime));

	private final TextMessage message = new TextMessage("{\"symbol\":\"EUR/USD\"}");

	/**
	 * Begin to take from the queue.
	 */
	public OutboundQueueBenchmark() {
		LinkWriter writer = new LinkWriter(new InstantConnection(), this.queue, 1, () -> {
		});
		this.queue.open();
		writer.open(null);
	}

	/**
	 * Send a message.
	 * @return its outcome
	 */
	@Benchmark
	public CompletableFuture<Void> send() {
		return this.queue.send(this.message, this.message.getPayloadLength(), SendOptions.DEFAULT);
	}

}
