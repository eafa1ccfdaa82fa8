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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.MessageOutcomeUnknownException;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A process that is stopped by a signal: its kernel goes on accepting connections and
 * acknowledging packets, as that of a machine does whose disk hangs.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
class SuspendedProcessTests {

	private static final String FEED = FeedApplication.FEED;

	private static final String[] IMPATIENT = { FEED + "ping-interval=300ms", FEED + "ping-timeout=500ms",
			FEED + "connect-timeout=500ms" };

	/** For a machine that has more to do. */
	private static final Duration MARGIN = Duration.ofSeconds(3);

	private static InteropServer server;

	@BeforeAll
	static void start() {
		server = ServerKind.JETTY.start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@AfterEach
	void resume() {
		server.resume();
	}

	@Test
	void aServerThatHangsIsFoundDeadAndTheClientComesBackWhenItGoesOn() throws Exception {
		try (FeedApplication application = FeedApplication.start(server.uri(), IMPATIENT)) {
			assertThat(application.ask("before")).isEqualTo("before");
			isFoundDead(application, server, Duration.ofMillis(800));
			FeedApplication.await("two attempts in vain", () -> application.failures().size() >= 2);
			assertThat(application.failures()).extracting(ConnectFailure::kind).containsOnly(Kind.TIMEOUT);
			server.resume();
			application.awaitConnections(2);
			assertThat(application.ask("again")).isEqualTo("again");
			assertThat(application.story()).containsExactly("open", "close", "open");
		}
	}

	@Test
	@EnabledIfInstalled(Part.PYTHON_WEBSOCKETS)
	void aServerThatHangsIsKilledAndStartedAgain() throws Exception {
		try (InteropServer first = ServerKind.PYTHON_WEBSOCKETS.start();
				FeedApplication application = FeedApplication.start(first.uri(), IMPATIENT).awaitReady()) {
			isFoundDead(application, first, Duration.ofMillis(800));
			first.kill();
			try (InteropServer second = ServerKind.PYTHON_WEBSOCKETS.start(first.port())) {
				application.awaitConnections(2);
				assertThat(second.uri()).isEqualTo(first.uri());
				assertThat(application.ask("again")).isEqualTo("again");
				assertThat(application.story()).containsExactly("open", "close", "open");
			}
		}
	}

	@Test
	void aServerThatHangsInTheMiddleOfAFlood() throws Exception {
		try (FeedApplication application = FeedApplication
			.start(server.uri(), FEED + "ping-interval=20s", FEED + "outbound.send-timeout=1s",
					FEED + "connect-timeout=500ms")
			.awaitReady()) {
			CompletableFuture<Void> flood = CompletableFuture.runAsync(() -> flood(application.client()));
			FeedApplication.await("the echoes of the flood", () -> application.unread() > 20);
			isFoundDead(application, server, Duration.ofSeconds(1));
			// What was being written then, and nothing else.
			assertThatThrownBy(flood::join).hasRootCauseInstanceOf(MessageOutcomeUnknownException.class);
			CompletableFuture<Void> queued = application.client().send("queued");
			server.resume();
			application.awaitConnections(2).awaitText("queued");
			assertThat(queued).succeedsWithin(Duration.ofSeconds(5));
			assertThat(application.story()).containsExactly("open", "close", "open");
		}
	}

	private static void flood(ResilientWebSocketClient client) {
		for (int message = 0; message < 2000; message++) {
			client.send(new byte[65536]).join();
		}
	}

	private static void isFoundDead(FeedApplication application, InteropServer server, Duration limit) {
		server.suspend();
		long start = System.nanoTime();
		assertThat(application.awaitClose().origin()).isEqualTo(Origin.LIVENESS);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit.plus(MARGIN));
	}

	@Test
	void aClientThatWasSuspendedWakesWithOneProbeAndKeepsItsConnection() {
		String[] properties = { FEED + "uri=" + server.uri(), FEED + "ping-interval=200ms", FEED + "ping-timeout=1s" };
		try (ServerProcess process = RemoteFeed.startProcess(UnaryOperator.identity(), List.of(properties))) {
			RemoteFeed feed = new RemoteFeed(process, "feed").connect();
			int before = pings(feed);
			server.suspend();
			await("a ping without an answer", Duration.ofMillis(300), process);
			process.suspend();
			// Its pong waits to be read, a little longer than ping-timeout.
			server.resume();
			await("more than seven pings", Duration.ofMillis(1500), process);
			process.resume();
			int after = pings(feed);
			// Two before, one late, and one may be due by now.
			assertThat(after - before).isLessThanOrEqualTo(5);
			FeedApplication.await("the next pings", () -> pings(feed) >= after + 3);
			assertThat(feed.story()).containsExactly("open");
		}
	}

	private static void await(String what, Duration duration, ServerProcess process) {
		Awaitility.await(what).during(duration).atMost(duration.plusSeconds(5)).until(process::isAlive);
	}

	private static int pings(RemoteFeed feed) {
		return Integer.parseInt(feed.ask("pings?").substring("pings ".length()));
	}

}
