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

package io.github.resilientwebsocket.interop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A network that loses packets and says nothing, between the processes of a client and a
 * server. Nothing but real packets can show what the two kernels make of it.
 */
@EnabledIfInstalled(Part.NETWORK_NAMESPACES)
class NetworkFaultTests {

	private static final String CLIENTS = "resilient-websocket.clients.";

	/**
	 * Ping-interval and ping-timeout, and something for a machine that has more to do.
	 */
	private static final Duration DEAD = Duration.ofMillis(1300 + 3000);

	private static NetworkCable cable;

	private static InteropServer server;

	private static ServerProcess process;

	private final RemoteFeed feed = new RemoteFeed(process, "feed");

	@BeforeAll
	static void start() {
		cable = NetworkCable.create();
		try {
			server = ServerKind.JETTY.start(cable.server());
			process = RemoteFeed.startProcess(cable.client()::enter, properties());
		}
		catch (RuntimeException | AssertionError ex) {
			stop();
			throw ex;
		}
	}

	private static List<String> properties() {
		String defaults = "resilient-websocket.defaults.";
		return List.of(CLIENTS + "feed.uri=" + server.uri(), CLIENTS + "patient.uri=" + server.uri(),
				// Time enough to heal the network between two attempts.
				defaults + "backoff.delay=400ms", defaults + "backoff.max-delay=400ms",
				defaults + "backoff.jitter=equal", defaults + "ping-interval=500ms", defaults + "ping-timeout=800ms",
				defaults + "connect-timeout=1s", CLIENTS + "patient.ping-timeout=20s");
	}

	@AfterAll
	static void stop() {
		if (process != null) {
			process.close();
		}
		if (server != null) {
			server.close();
		}
		cable.close();
	}

	@BeforeEach
	void connect() {
		this.feed.connect();
	}

	@AfterEach
	void heal() {
		cable.heal();
		this.feed.stop();
	}

	@Test
	void aBlackHole() {
		isFoundDead(cable::blackHole);
		assertThat(this.feed.awaitFailures(1)).containsOnly("TIMEOUT");
		comesBack();
	}

	@Test
	void whatTheClientSendsIsLost() {
		isFoundDead(() -> cable.server().incoming("-j", "DROP"));
		comesBack();
	}

	@Test
	void whatTheServerSendsIsLost() {
		isFoundDead(() -> cable.client().incoming("-j", "DROP"));
		comesBack();
	}

	@Test
	void theCableIsPulledOut() {
		isFoundDead(() -> cable.client().link("down"));
		// There is no route any more.
		assertThat(this.feed.awaitFailures(1)).containsOnly("CONNECT");
		comesBack();
	}

	private void isFoundDead(Runnable fault) {
		assertThat(this.feed.ask("before")).isEqualTo("before");
		long start = System.nanoTime();
		fault.run();
		assertThat(this.feed.awaitClose()).isEqualTo("LIVENESS 1006");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEAD);
	}

	@Test
	void aBlackHoleWhileConnecting() {
		this.feed.stop();
		cable.blackHole();
		long start = System.nanoTime();
		this.feed.restart();
		assertThat(this.feed.awaitFailures(1)).containsExactly("TIMEOUT");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(900),
				Duration.ofMillis(1000 + 3000));
		cable.heal();
		this.feed.awaitConnections(1);
		assertThat(this.feed.ask("at last")).isEqualTo("at last");
		assertThat(this.feed.closes()).isEmpty();
	}

	@Test
	void aFirewallThatResetsTheConnection() {
		cable.server().incoming("-p", "tcp", "-j", "REJECT", "--reject-with", "tcp-reset");
		assertThat(this.feed.awaitClose()).isEqualTo("LOST 1006");
		assertThat(this.feed.awaitFailures(1)).containsOnly("CONNECT");
		comesBack();
	}

	@Test
	void aFirewallThatDropsOnlyNewConnections() {
		cable.server().incoming("-m", "conntrack", "--ctstate", "NEW", "-j", "DROP");
		assertThat(this.feed.ask("still here")).isEqualTo("still here");
		this.feed.tell("send close 1012 restart");
		assertThat(this.feed.awaitClose()).isEqualTo("REMOTE 1012");
		assertThat(this.feed.awaitFailures(1)).containsOnly("TIMEOUT");
		comesBack();
	}

	private void comesBack() {
		cable.heal();
		this.feed.awaitConnections(2);
		assertThat(this.feed.ask("again")).isEqualTo("again");
		assertThat(this.feed.story()).containsExactly("open", "close", "open");
	}

	@Test
	void thirtyPercentOfAllPacketsAreLost() {
		int count = 200;
		RemoteFeed patient = new RemoteFeed(process, "patient").connect();
		try {
			List.of(cable.client(), cable.server())
				.forEach((side) -> side.incoming("-m", "statistic", "--mode", "random", "--probability", "0.3", "-j",
						"DROP"));
			List.of(this.feed, patient).forEach((each) -> each.tell("count " + count));
			Awaitility.await("some of the echoes")
				.atMost(Duration.ofSeconds(20))
				.until(() -> patient.lines("message ").size() >= count / 4);
			cable.heal();
			assertThat(patient.awaitLines("message ", count)).isEqualTo(numbers(0, count));
			assertThat(patient.story()).containsExactly("open");
			hasAnOutcomeForEach(count);
		}
		finally {
			patient.stop();
		}
	}

	/** Its connections may have ended, with what was on its way. */
	private void hasAnOutcomeForEach(int count) {
		assertThat(this.feed.awaitLines("outcome ", count)).hasSize(count)
			.allSatisfy((outcome) -> assertThat(outcome).doesNotStartWith("unsent"));
		Awaitility.await("a last echo, over a connection that lives")
			.atMost(Duration.ofSeconds(20))
			.pollInterval(Duration.ofMillis(500))
			.until(() -> {
				this.feed.tell("send the end");
				return this.feed.lines("message ").contains("the end");
			});
		List<List<String>> echoes = new ArrayList<>();
		for (String line : this.feed.lines("")) {
			if (line.startsWith("open ")) {
				echoes.add(new ArrayList<>());
			}
			else if (line.startsWith("message number ")) {
				echoes.get(echoes.size() - 1).add(line.substring("message ".length()));
			}
		}
		int next = 0;
		for (List<String> connection : echoes) {
			if (!connection.isEmpty()) {
				int first = Integer.parseInt(connection.get(0).substring("number ".length()));
				assertThat(first).as("a later message than those before").isGreaterThanOrEqualTo(next);
				next = first + connection.size();
				assertThat(connection).isEqualTo(numbers(first, next));
			}
		}
	}

	private static List<String> numbers(int from, int to) {
		List<String> numbers = new ArrayList<>();
		for (int number = from; number < to; number++) {
			numbers.add("number " + number);
		}
		return numbers;
	}

}
