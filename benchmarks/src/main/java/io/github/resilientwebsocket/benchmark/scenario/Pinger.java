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

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.benchmark.client.Connection;

/**
 * Sends a ping on every connection every ten seconds, for clients that do not: one task
 * for each connection, spread evenly.
 */
final class Pinger {

	private static final long INTERVAL_MICROS = 10_000_000;

	private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

	Pinger(List<Connection> connections) {
		long delay = 0;
		for (Connection connection : connections) {
			delay += INTERVAL_MICROS / connections.size();
			var unused = this.scheduler.scheduleAtFixedRate(() -> ping(connection), delay, INTERVAL_MICROS,
					TimeUnit.MICROSECONDS);
		}
	}

	private static void ping(Connection connection) {
		try {
			connection.ping();
		}
		catch (Exception ex) {
			// Not ignored: a client that cannot ping is no better for it.
			ClientMain.fail(ex);
		}
	}

	/**
	 * Send no more.
	 */
	void close() {
		this.scheduler.shutdownNow();
	}

}
