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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.benchmark.client.Connection;
import io.github.resilientwebsocket.benchmark.client.Contestant;
import io.github.resilientwebsocket.benchmark.client.Receiver;

/**
 * Many connections of one client, each with a number that the server gets to know.
 */
final class Fleet {

	/** So many connections are being opened at the same time. */
	private static final int OPENERS = 8;

	private final ConcurrentLinkedQueue<Connection> connections = new ConcurrentLinkedQueue<>();

	private final Contestant contestant;

	private final ClientTask task;

	private final Receiver receiver;

	private int size;

	Fleet(Contestant contestant, ClientTask task, Receiver receiver) {
		this.contestant = contestant;
		this.task = task;
		this.receiver = receiver;
	}

	/**
	 * Open connections.
	 * @param size how many there shall be
	 * @return how many seconds that took
	 * @throws Exception if one could not be opened
	 */
	double grow(int size) throws Exception {
		ExecutorService openers = Executors.newFixedThreadPool(OPENERS);
		long begin = System.nanoTime();
		List<Future<?>> opening = new ArrayList<>();
		for (int i = this.size; i < size; i++) {
			String path = "/fleet?client=" + i;
			opening.add(openers
				.submit(() -> this.connections.add(this.contestant.open(this.task.uri(path), this.receiver))));
		}
		for (Future<?> one : opening) {
			one.get();
		}
		double seconds = (System.nanoTime() - begin) / 1e9;
		openers.shutdown();
		if (!openers.awaitTermination(10, TimeUnit.SECONDS)) {
			throw new IllegalStateException("A connection is still being opened");
		}
		this.size = size;
		return seconds;
	}

	/**
	 * Return the connections.
	 * @return the connections
	 */
	List<Connection> connections() {
		return List.copyOf(this.connections);
	}

}
