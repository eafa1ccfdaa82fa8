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

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionSender;
import io.github.resilientwebsocket.InboundSettings;
import io.github.resilientwebsocket.ResilientWebSocketListener;
import io.github.resilientwebsocket.inbound.InboundCounters;
import io.github.resilientwebsocket.inbound.Lane;
import io.github.resilientwebsocket.inbound.LinkInbound;
import io.github.resilientwebsocket.inbound.Listeners;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import org.springframework.web.socket.WebSocketMessage;

/**
 * What a message costs from the engine through assembly and queue to the listener, all on
 * one thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class InboundDispatchBenchmark {

	private final LinkInbound inbound;

	private long received;

	/**
	 * Open a connection with one listener.
	 */
	public InboundDispatchBenchmark() {
		InboundCounters counters = new InboundCounters("prices", System::nanoTime);
		Listeners listeners = new Listeners("prices", counters);
		listeners.add(new ResilientWebSocketListener() {

			@Override
			public void onMessage(WebSocketMessage<?> message, ConnectionInfo connection, ConnectionSender sender) {
				InboundDispatchBenchmark.this.received++;
			}

		});
		this.inbound = new LinkInbound(new InstantConnection(), listeners, new DirectLane(), InboundSettings.DEFAULT,
				1024 * 1024, counters, () -> {
				});
		this.inbound.open(new ConnectionInfo("prices", 1, 1, Instant.now(), Duration.ZERO, null), new NoSender(),
				() -> {
				}, () -> {
				});
	}

	/**
	 * Receive a message.
	 * @return how many there were
	 */
	@Benchmark
	public long receive() {
		this.inbound.text("{\"symbol\":\"EUR/USD\"}", true);
		this.inbound.readComplete();
		this.inbound.readPending();
		return this.received;
	}

	/** A lane without a thread of its own. */
	private static final class DirectLane implements Lane {

		@Override
		public boolean tryEnter() {
			return true;
		}

		@Override
		public void leave() {
		}

		@Override
		public void execute(Runnable call) {
			call.run();
		}

	}

}
