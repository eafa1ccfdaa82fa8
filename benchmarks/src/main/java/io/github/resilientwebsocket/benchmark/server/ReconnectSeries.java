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

import java.util.concurrent.CompletableFuture;

import io.github.resilientwebsocket.benchmark.meter.Samples;

/**
 * The times of a number of reconnections.
 */
final class ReconnectSeries {

	private final CompletableFuture<ReconnectSeries> done = new CompletableFuture<>();

	private final Samples handshakes;

	private final Samples messages;

	private final int count;

	/**
	 * Create a series.
	 * @param count how many reconnections make it complete
	 */
	ReconnectSeries(int count) {
		this.count = count;
		this.handshakes = new Samples(count);
		this.messages = new Samples(count);
	}

	/**
	 * Add a reconnection.
	 * @param handshake nanoseconds from the close frame to the handshake
	 * @param message nanoseconds from the close frame to the first message
	 * @return whether the series is complete
	 */
	boolean add(long handshake, long message) {
		this.handshakes.add(handshake);
		this.messages.add(message);
		return this.messages.size() >= this.count;
	}

	/**
	 * Return the future that completes with the series.
	 * @return the future
	 */
	CompletableFuture<ReconnectSeries> done() {
		return this.done;
	}

	@Override
	public String toString() {
		return "handshake-p50=" + this.handshakes.percentile(50) + " handshake-p99=" + this.handshakes.percentile(99)
				+ " message-p50=" + this.messages.percentile(50) + " message-p99=" + this.messages.percentile(99);
	}

}
