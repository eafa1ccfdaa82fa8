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

package io.github.resilientwebsocket.soak;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

import io.github.resilientwebsocket.BackoffSettings.Jitter;
import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.jvm.JvmResources;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many clients of one server that is killed and started again.
 */
class FleetSoakTests {

	/** The default of {@code connects.per-host}. */
	private static final int PER_HOST = 32;

	private static final Log logger = LogFactory.getLog(FleetSoakTests.class);

	@Test
	void twentyClientsThroughARestart() {
		restart(20, 1);
	}

	@Test
	@Tag("soak")
	@Timeout(180)
	void twoHundredClientsThroughRestarts() {
		restart(200, 4);
	}

	private void restart(int clients, int rounds) {
		try (Fleet fleet = new Fleet(Duration.ZERO); SoakApplication application = SoakApplication.start(List.of())) {
			create(application, fleet, clients, Duration.ofMillis(500));
			awaitConnections(application, 1);
			Footprint before = Footprint.take();
			for (int round = 2; round <= rounds + 1; round++) {
				fleet.restart();
				awaitConnections(application, round);
				assertThat(fleet.report()).satisfies((report) -> {
					assertThat(report.clients()).isEqualTo(clients);
					assertThat(report.twice()).isZero();
				});
				logger.info("Restart " + (round - 1) + ": " + Footprint.take());
			}
			before.assertNoGrowth(10 + clients / 4);
			end(application, rounds + 1);
		}
	}

	@Test
	@Tag("soak")
	@Timeout(240)
	void fiveThousandClientsComeBackAsJitterAndLimitsPromise() {
		int clients = 5000;
		Duration delay = Duration.ofSeconds(20);
		try (Fleet fleet = new Fleet(Duration.ofMillis(25));
				SoakApplication application = SoakApplication
					.start(List.of("logging.level.io.github.resilientwebsocket.ResilientWebSocketClient=error"))) {
			create(application, fleet, clients, delay);
			awaitConnections(application, 1);
			logger.info("All at once: " + fleet.report() + ", " + Footprint.take());
			assertThat(fleet.report().mostHandshakes()).isBetween(PER_HOST / 2, PER_HOST);
			ManagementFactory.getThreadMXBean().resetPeakThreadCount();
			fleet.restart();
			awaitConnections(application, 2);
			Fleet.Report report = fleet.report();
			logger.info("After a restart: " + report + ", " + Footprint.take() + ", at most "
					+ ManagementFactory.getThreadMXBean().getPeakThreadCount() + " threads");
			assertThat(report.clients()).isEqualTo(clients);
			assertThat(report.twice()).isZero();
			assertThat(report.mostHandshakes()).isLessThanOrEqualTo(PER_HOST);
			assertSpread(report.answers(), clients, (int) delay.toSeconds());
			end(application, 2);
		}
	}

	/**
	 * Who waits for a random part of the delay, and again as long as nobody listens, is
	 * back after {@code t} seconds with a probability of at most {@code 1 - (1 - t/d)^2}.
	 */
	private static void assertSpread(List<Integer> answers, int clients, int delay) {
		int back = 0;
		for (int second = 0; second < answers.size(); second++) {
			back += answers.get(second);
			// One more second for a machine that was busy with something else.
			double waiting = Math.max(0, 1 - (second + 2.0) / delay);
			assertThat(back).as("back after %d seconds", second + 1)
				.isLessThanOrEqualTo((int) (clients * (1 - waiting * waiting) + 3 * Math.sqrt(clients)));
		}
		assertThat(back).isEqualTo(clients);
		assertThat(answers).hasSizeGreaterThan(delay - 4);
	}

	private static void create(SoakApplication application, Fleet fleet, int clients, Duration delay) {
		for (int i = 0; i < clients; i++) {
			String name = "client-" + i;
			ClientSettings settings = SoakApplication.settings(fleet.uri(name))
				.backoff(SoakApplication.backoff(delay, delay, Jitter.FULL))
				// Timers that come and go.
				.pingInterval(Duration.ZERO)
				.build();
			application.create(name, settings);
		}
	}

	private static void awaitConnections(SoakApplication application, int count) {
		Collection<Chronicle> chronicles = application.chronicles().values();
		SoakApplication.await("connection " + count + " of all",
				() -> chronicles.stream()
					.allMatch((chronicle) -> chronicle.opened == count && chronicle.greeted == count
							&& chronicle.state == ConnectionState.READY));
	}

	private static void end(SoakApplication application, int connections) {
		Collection<Chronicle> chronicles = application.chronicles().values();
		long start = System.nanoTime();
		application.close();
		Duration duration = Duration.ofNanos(System.nanoTime() - start);
		logger.info("All closed after " + duration);
		assertThat(duration).isLessThan(Duration.ofSeconds(8));
		SoakApplication.await("the end of all threads", () -> JvmResources.threads().isEmpty());
		assertThat(chronicles).allSatisfy((chronicle) -> {
			assertThat(chronicle.faults).isEmpty();
			assertThat(chronicle.opened).isEqualTo(connections);
			assertThat(chronicle.closed).isEqualTo(connections);
			assertThat(chronicle.errors).isEqualTo(chronicle.failed).isEqualTo(chronicle.refused);
		});
	}

}
