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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * More data than the handlers can take, and larger messages than they want.
 */
class BackPressureTests {

	private static final String FEED = "resilient-websocket.clients.feed.";

	@RegisterExtension
	final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws();

	private final CountDownLatch slow = new CountDownLatch(1);

	@ParameterizedTest
	@ValueSource(strings = { "inbound.capacity=8", "inbound.max-bytes=256KB", "inbound.dispatch=inline" })
	void slowHandlersHoldTheServerBackAndNothingIsLost(String property) {
		int count = 1000;
		try (ClientApplication application = ClientApplication.start(this.server, FEED + "inbound.capacity=100000",
				FEED + property, FEED + "ping-interval=200ms", FEED + "ping-timeout=200ms")) {
			application.listener().onMessage = this::waitForRelease;
			ScriptedConnection connection = this.server.awaitConnection();
			AtomicInteger written = new AtomicInteger();
			CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
				for (int i = 0; i < count; i++) {
					connection.sendText(i + " ".repeat(32 * 1024));
					written.incrementAndGet();
				}
			});
			AtomicInteger last = new AtomicInteger(-1);
			ClientApplication.await("the server is held back", () -> {
				application.pause(Duration.ofMillis(300));
				return last.getAndSet(written.get()) == written.get() && written.get() > 0;
			});
			assertThat(written).hasValueLessThan(count);
			// Several times what kills a peer that does not answer pings.
			Awaitility.await()
				.during(Duration.ofSeconds(1))
				.atMost(Duration.ofSeconds(10))
				.until(() -> application.listener().closes.isEmpty() && written.get() < count);
			this.slow.countDown();
			ClientApplication.await("everything", () -> application.listener().messages.size() == count);
			assertThat(writer).succeedsWithin(Duration.ofSeconds(5));
			assertThat(application.listener().messages).extracting((message) -> Integer.valueOf(message.strip()))
				.isSorted();
			assertThat(application.listener().closes).isEmpty();
			assertThat(this.server.connectCount()).isOne();
		}
		finally {
			this.slow.countDown();
		}
	}

	@Test
	void stopWhileTheServerIsHeldBackIsPrompt() {
		try (ClientApplication application = ClientApplication.start(this.server, FEED + "inbound.capacity=2")) {
			application.listener().onMessage = this::waitForRelease;
			ScriptedConnection connection = this.server.awaitConnection();
			for (int i = 0; i < 10; i++) {
				connection.sendText("message " + i);
			}
			ClientApplication.await("the first message", () -> application.listener().messages.size() == 1);
			long start = System.nanoTime();
			application.client().stop().join();
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
			assertThat(connection.expectClose()).isEqualTo(1000);
			this.slow.countDown();
			ClientApplication.await("@OnClose", () -> application.listener().closes.size() == 1);
			assertThat(application.listener().closes.get(0).origin()).isEqualTo(Origin.LOCAL);
		}
		finally {
			this.slow.countDown();
		}
	}

	@Test
	void aMessageBeyondTheLargestSizeEndsTheConnection() {
		try (ClientApplication application = ClientApplication.start(this.server, FEED + "max-message-size=64KB")) {
			ScriptedConnection connection = this.server.awaitConnection();
			connection.sendText("x".repeat(64 * 1024));
			connection.sendText("y".repeat(64 * 1024 + 1));
			assertThat(connection.expectClose()).isEqualTo(1009);
			this.server.awaitConnection();
			application.awaitState(ConnectionState.READY);
			assertThat(application.listener().closes).singleElement().satisfies((close) -> {
				assertThat(close.origin()).isEqualTo(Origin.PROTOCOL);
				assertThat(close.status().getCode()).isEqualTo(1009);
				assertThat(close.willReconnect()).isTrue();
			});
			assertThat(application.listener().messages).singleElement().asString().hasSize(64 * 1024).startsWith("x");
		}
	}

	private void waitForRelease(String unused) {
		try {
			this.slow.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
