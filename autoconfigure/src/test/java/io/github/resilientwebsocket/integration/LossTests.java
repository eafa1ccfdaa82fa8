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

package io.github.resilientwebsocket.integration;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailedException;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.integration.ClientApplication.FeedListener;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Losses of every kind, against a real server on real sockets.
 */
class LossTests {

	private static final String FEED = "resilient-websocket.clients.feed.";

	@RegisterExtension
	final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws();

	@Test
	void sevenDropsOfAllKinds() {
		try (ClientApplication application = ClientApplication.start(this.server, FEED + "close-timeout=500ms",
				FEED + "ping-interval=300ms", FEED + "ping-timeout=300ms")) {
			this.server.awaitConnection().closeWith(1001, "going away");
			this.server.awaitConnection().dropTcp();
			this.server.awaitConnection().reset();
			this.server.awaitConnection().closeLeavingTcpOpen(1012, "restart");
			this.server.awaitConnection().freeze();
			this.server.awaitConnection().ignorePings();
			this.server.awaitConnection().closeWithoutCode();
			this.server.awaitConnection();
			FeedListener listener = application.listener();
			ClientApplication.await("eight connections", () -> listener.opens.size() == 8);
			assertThat(listener.closes).extracting(CloseInfo::origin)
				.containsExactly(Origin.REMOTE, Origin.LOST, Origin.LOST, Origin.REMOTE, Origin.LIVENESS,
						Origin.LIVENESS, Origin.REMOTE);
			assertThat(listener.closes).extracting((close) -> close.status().getCode())
				.containsExactly(1001, 1006, 1006, 1012, 1006, 1006, 1005);
			assertThat(listener.opens).extracting(ConnectionInfo::generation)
				.containsExactlyElementsOf(LongStream.rangeClosed(1, 8).boxed().toList());
			assertThat(this.server.maxOpenCount()).isOne();
			assertThat(listener.errors).isEmpty();
			assertThat(listener.messages).isEmpty();
		}
	}

	@Test
	void aCloseFrameWithTcpLeftOpenDoesNotHoldTheClientUp() {
		try (ClientApplication application = ClientApplication.start(this.server, FEED + "close-timeout=2s")) {
			ScriptedConnection first = this.server.awaitConnection();
			long start = System.nanoTime();
			first.closeLeavingTcpOpen(1001, "going away");
			this.server.awaitConnection(Duration.ofSeconds(4));
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
			first.expectTcpClosed();
			application.awaitState(ConnectionState.READY);
		}
	}

	@Test
	void aServerThatIsNotUpYet() {
		this.server.start();
		this.server.refuse();
		try (ClientApplication application = ClientApplication.start(this.server)) {
			FeedListener listener = application.listener();
			ClientApplication.await("three failed attempts", () -> listener.failedAttempts.size() >= 3);
			this.server.accept();
			ScriptedConnection connection = this.server.awaitConnection();
			application.awaitState(ConnectionState.READY);
			assertThat(connection.isOpen()).isTrue();
			assertThat(listener.closes).isEmpty();
			assertThat(listener.opens).singleElement().satisfies((open) -> {
				assertThat(open.isReconnect()).isFalse();
				assertThat(open.attempt()).isGreaterThan(3);
			});
			assertThat(listener.errors).hasSizeGreaterThanOrEqualTo(3).allSatisfy((error) -> {
				assertThat(error).isInstanceOf(ConnectFailedException.class);
				assertThat(((ConnectFailedException) error).getFailure().kind()).isEqualTo(Kind.CONNECT);
			});
		}
	}

	@Test
	void aServerThatRefusesTheHandshakeForAWhile() {
		this.server.rejectHandshake(503).rejectHandshake(429).hang();
		try (ClientApplication application = ClientApplication.start(this.server, FEED + "connect-timeout=500ms")) {
			this.server.awaitConnection();
			application.awaitState(ConnectionState.READY);
			assertThat(application.listener().failedAttempts)
				.extracting((event) -> event.failure().kind(), (event) -> event.failure().status())
				.containsExactly(Tuple.tuple(Kind.STATUS, 503), Tuple.tuple(Kind.STATUS, 429),
						Tuple.tuple(Kind.TIMEOUT, 0));
		}
	}

	@Test
	void aHostThatCannotBeResolved() {
		try (ClientApplication application = ClientApplication
			.start(List.of(FEED + "uri=ws://no-such-host.invalid/feed", FEED + "backoff.delay=50ms",
					FEED + "backoff.max-delay=100ms"))) {
			ClientApplication.await("two failed attempts", () -> application.listener().failedAttempts.size() >= 2);
			assertThat(application.listener().failedAttempts)
				.allSatisfy((event) -> assertThat(event.failure().kind()).isEqualTo(Kind.DNS));
		}
	}

	@Test
	void acceptThenCloseForEverObeysTheBackoff() {
		this.server.always(ConnectionScript.closeAtOnce(1011, "no"));
		try (ClientApplication application = ClientApplication.start(this.server, FEED + "backoff.delay=500ms",
				FEED + "backoff.multiplier=2", FEED + "backoff.max-delay=30s", FEED + "backoff.jitter=none")) {
			// At 0, 0.5, 1.5 and 3.5 s; the next one would come at 7.5 s.
			this.server.awaitConnectCount(4);
			assertThat(application.listener().transitions)
				.filteredOn((event) -> event.to() == ConnectionState.BACKING_OFF)
				.extracting((event) -> event.nextDelay().toMillis())
				.startsWith(500L, 1000L, 2000L);
			this.server.awaitConnection();
			this.server.awaitConnection();
			this.server.awaitConnection();
			this.server.awaitConnection();
			this.server.expectNoConnection(Duration.ofSeconds(3));
		}
	}

	@Test
	void aSilentFeedIsReplaced() {
		try (ClientApplication application = ClientApplication.start(this.server, FEED + "idle-timeout=500ms")) {
			ScriptedConnection first = this.server.awaitConnection();
			first.sendText("data");
			this.server.awaitConnection();
			ClientApplication.await("@OnClose", () -> application.listener().closes.size() >= 1);
			assertThat(application.listener().closes.get(0).origin()).isEqualTo(Origin.LIVENESS);
			assertThat(application.listener().story).startsWith("open", "data", "close");
		}
	}

	@Test
	void stopWhileOpenEndsWithANormalClose() throws Exception {
		try (ClientApplication application = ClientApplication.start(this.server)) {
			application.awaitState(ConnectionState.READY);
			ScriptedConnection connection = this.server.awaitConnection();
			application.client().stop().get(1, TimeUnit.SECONDS);
			assertThat(connection.expectClose()).isEqualTo(1000);
			assertThat(application.client().getState()).isEqualTo(ConnectionState.STOPPED);
			ClientApplication.await("@OnClose", () -> application.listener().closes.size() == 1);
			assertThat(application.listener().closes.get(0).origin()).isEqualTo(Origin.LOCAL);
			this.server.expectNoConnection(Duration.ofMillis(500));
		}
	}

	@Test
	void stopInAHangingHandshake() throws Exception {
		this.server.hang();
		try (ClientApplication application = ClientApplication.start(this.server)) {
			this.server.awaitRequests(1);
			application.client().stop().get(1, TimeUnit.SECONDS);
			assertThat(application.client().getState()).isEqualTo(ConnectionState.STOPPED);
			this.server.expectNoConnection(Duration.ofMillis(500));
			assertThat(this.server.connectCount()).isOne();
			assertThat(application.listener().story).isEmpty();
		}
	}

	@Test
	void stopWhileBackingOff() throws Exception {
		this.server.rejectHandshake(503);
		try (ClientApplication application = ClientApplication.start(this.server, FEED + "backoff.delay=1s",
				FEED + "backoff.max-delay=1s", FEED + "backoff.jitter=none")) {
			application.awaitState(ConnectionState.BACKING_OFF);
			application.client().stop().get(1, TimeUnit.SECONDS);
			assertThat(application.client().getState()).isEqualTo(ConnectionState.STOPPED);
			this.server.expectNoConnection(Duration.ofMillis(1500));
		}
	}

	@Test
	void startAndStopMayBeRepeated() throws Exception {
		try (ClientApplication application = ClientApplication.start(this.server)) {
			ResilientWebSocketClient client = application.client();
			for (int i = 1; i <= 3; i++) {
				client.start();
				client.start();
				assertThat(client.whenReady().get(10, TimeUnit.SECONDS).generation()).isEqualTo(i);
				this.server.awaitConnection();
				var unused = client.stop();
				client.stop().get(5, TimeUnit.SECONDS);
				assertThat(client.getConnection()).isNull();
			}
			assertThat(application.listener().opens).hasSize(3);
		}
	}

	@Test
	void reconnectReplacesTheConnectionWithoutAGap() {
		try (ClientApplication application = ClientApplication.start(this.server)) {
			application.awaitState(ConnectionState.READY);
			ScriptedConnection first = this.server.awaitConnection();
			application.client().reconnect();
			this.server.awaitConnection();
			assertThat(first.expectClose()).isEqualTo(1000);
			ClientApplication.await("second @OnOpen", () -> application.listener().opens.size() == 2);
			assertThat(application.listener().closes).singleElement()
				.extracting(CloseInfo::origin)
				.isEqualTo(Origin.REPLACED);
			assertThat(application.listener().opens.get(1).outage()).isZero();
			assertThat(application.listener().story).containsExactly("open", "close", "open");
		}
	}

	@Test
	void theContextDoesNotWaitForAConnectionAndClosesWhileConnecting() {
		this.server.always(ConnectionScript.hang());
		long start = System.nanoTime();
		ClientApplication application = ClientApplication.start(this.server, FEED + "connect-timeout=1m");
		this.server.awaitRequests(1);
		application.close();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
		this.server.expectNoConnection(Duration.ofMillis(300));
	}

	@Test
	void autoStartupOff() {
		try (ClientApplication application = ClientApplication.start(this.server, FEED + "auto-startup=false")) {
			this.server.expectNoConnection(Duration.ofMillis(300));
			assertThat(application.client().getState()).isEqualTo(ConnectionState.STOPPED);
			application.client().start();
			this.server.awaitConnection();
		}
	}

	@Test
	void secretsOfTheUriAreInNoException() {
		URI uri = URI.create("ws://127.0.0.1:" + this.server.port() + "/feed?token=s3cr3t");
		this.server.always(ConnectionScript.reject(401, Map.of()));
		try (ClientApplication application = ClientApplication.start(this.server, FEED + "uri=" + uri)) {
			ClientApplication.await("a failed attempt", () -> !application.listener().errors.isEmpty());
			assertThat(application.listener().errors.get(0)).hasNoCause()
				.satisfies((error) -> assertThat(error.toString()).doesNotContain("s3cr3t", "/feed"));
		}
	}

}
