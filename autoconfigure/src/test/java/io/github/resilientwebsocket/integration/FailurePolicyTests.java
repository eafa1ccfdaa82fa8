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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ConnectionAttemptFailedEvent;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.HandshakeCustomizer;
import io.github.resilientwebsocket.ReconnectPolicy;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.Verdict;
import io.github.resilientwebsocket.integration.ClientApplication.FeedListener;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the application has to say about failures and handshakes: beans that fetch tokens
 * and judge.
 */
class FailurePolicyTests {

	@RegisterExtension
	final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws();

	private <T> ConfigurableApplicationContext start(Class<T> type, T bean, String... properties) {
		List<String> all = new ArrayList<>(
				List.of("uri=" + this.server.uri("/feed"), "backoff.delay=50ms", "backoff.max-delay=30s"));
		all.addAll(List.of(properties));
		return new SpringApplicationBuilder(ClientApplication.Configuration.class).web(WebApplicationType.NONE)
			.logStartupInfo(false)
			.properties(all.stream()
				.map((property) -> "resilient-websocket.clients.feed." + property)
				.toArray(String[]::new))
			.initializers((context) -> ((GenericApplicationContext) context).registerBean(type, () -> bean))
			.run();
	}

	private static FeedListener listener(ConfigurableApplicationContext context) {
		return context.getBean(FeedListener.class);
	}

	@Test
	void aTokenThatHasExpiredIsFetchedAfreshAtOnce() {
		this.server.rejectHandshake(401);
		List<Integer> fetched = new CopyOnWriteArrayList<>();
		HandshakeCustomizer tokens = (handshake) -> {
			fetched.add(handshake.getAttempt());
			handshake.getHeaders().setBearerAuth("token-" + fetched.size());
		};
		// Slowly would be half a minute or so.
		try (var context = start(HandshakeCustomizer.class, tokens, "backoff.jitter=none")) {
			assertThat(this.server.awaitConnection().request().header("Authorization")).isEqualTo("Bearer token-2");
			assertThat(fetched).containsExactly(1, 2);
			assertThat(listener(context).failedAttempts)
				.extracting((event) -> event.failure().status(), ConnectionAttemptFailedEvent::nextDelay)
				.containsExactly(Tuple.tuple(401, Duration.ZERO));
		}
	}

	@Test
	void aSecondRefusalInARowIsTakenSlowly() {
		this.server.rejectHandshake(401).rejectHandshake(403);
		try (var context = start(HandshakeCustomizer.class, (handshake) -> {
		}, "backoff.jitter=none")) {
			ClientApplication.await("two failed attempts", () -> listener(context).failedAttempts.size() == 2);
			assertThat(listener(context).failedAttempts).extracting(ConnectionAttemptFailedEvent::nextDelay)
				.containsExactly(Duration.ZERO, Duration.ofSeconds(30));
		}
	}

	@Test
	void aCustomizerThatFailsHangsOrIsSlowIsARetryableFailure() {
		List<Integer> calls = new CopyOnWriteArrayList<>();
		HandshakeCustomizer moody = (handshake) -> {
			calls.add(handshake.getAttempt());
			switch (handshake.getAttempt()) {
				case 1 -> throw new IllegalStateException("no token");
				case 2 -> new CountDownLatch(1).await();
				default -> handshake.getSubprotocols().add("v2");
			}
		};
		try (var context = start(HandshakeCustomizer.class, moody, "prepare-timeout=200ms")) {
			assertThat(this.server.awaitConnection().request().subprotocols()).containsExactly("v2");
			assertThat(calls).containsExactly(1, 2, 3);
			assertThat(listener(context).failedAttempts).extracting((event) -> event.failure().kind())
				.containsExactly(Kind.PREPARE, Kind.PREPARE);
			assertThat(this.server.connectCount()).isOne();
		}
	}

	@Test
	void aPolicyEndsTheClientOnACodeThatItKnows() {
		ReconnectPolicy policy = (
				failure) -> (failure.closeStatus() != null && "banned".equals(failure.closeStatus().getReason()))
						? Verdict.STOP : failure.verdict();
		try (var context = start(ReconnectPolicy.class, policy)) {
			this.server.awaitConnection().closeWith(4000, "come back");
			ScriptedConnection second = this.server.awaitConnection();
			second.closeWith(4000, "banned");
			ResilientWebSocketClient client = context.getBean(ResilientWebSocketClient.class);
			ClientApplication.await("FAILED", () -> client.getState() == ConnectionState.FAILED);
			ClientApplication.await("two ends", () -> listener(context).closes.size() == 2);
			assertThat(listener(context).closes).extracting(CloseInfo::willReconnect).containsExactly(true, false);
			this.server.expectNoConnection(Duration.ofMillis(300));
		}
	}

}
