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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.MessageOutcomeUnknownException;
import io.github.resilientwebsocket.jvm.JvmResources;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The end of the context in every state, and callbacks that start, stop and reconnect.
 */
class LifecycleTests {

	private static final String FEED = "resilient-websocket.clients.feed.";

	private static final Duration BOUND = Duration.ofSeconds(8);

	@RegisterExtension
	final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws();

	@Test
	void theContextClosesWhileConnecting() {
		this.server.always(ConnectionScript.hang());
		ClientApplication application = ClientApplication.start(this.server, FEED + "connect-timeout=1m");
		this.server.awaitRequests(1);
		CompletableFuture<Void> message = application.client().send("waits");
		closeInTime(application);
		assertThat(message).failsWithin(Duration.ofSeconds(1));
	}

	@Test
	void theContextClosesWhileBackingOff() {
		this.server.always(ConnectionScript.reject(503, Map.of()));
		ClientApplication application = ClientApplication.start(this.server, FEED + "backoff.delay=300ms",
				FEED + "backoff.max-delay=300ms", FEED + "backoff.jitter=none");
		application.awaitState(ConnectionState.BACKING_OFF);
		CompletableFuture<Void> message = application.client().send("waits");
		closeInTime(application);
		assertThat(message).failsWithin(Duration.ofSeconds(1));
	}

	@Test
	void theContextClosesWhileBlockedInASend() {
		ClientApplication application = ClientApplication.start(this.server, FEED + "outbound.send-timeout=1m",
				FEED + "ping-interval=0");
		application.awaitState(ConnectionState.READY);
		this.server.awaitConnection().freeze();
		List<CompletableFuture<Void>> futures = Stream.generate(() -> application.client().send(new byte[1024 * 1024]))
			.limit(24)
			.toList();
		AtomicLong last = new AtomicLong();
		ClientApplication.await("a write that blocks", () -> {
			application.pause(Duration.ofMillis(200));
			long written = futures.stream().filter(CompletableFuture::isDone).count();
			return last.getAndSet(written) == written && written > 0;
		});
		closeInTime(application);
		ClientApplication.await("all outcomes", () -> futures.stream().allMatch(CompletableFuture::isDone));
		assertThat(futures.stream()
			.filter(CompletableFuture::isCompletedExceptionally)
			.map((future) -> future.handle((result, ex) -> ex).join()))
			.filteredOn(MessageOutcomeUnknownException.class::isInstance)
			.hasSize(1);
	}

	@Test
	void theContextClosesWithAFrozenPeer() {
		ClientApplication application = ClientApplication.start(this.server, FEED + "close-timeout=1s");
		application.awaitState(ConnectionState.READY);
		this.server.awaitConnection().freeze();
		closeInTime(application);
	}

	@Test
	void theContextIsClosedByAHandler() {
		ClientApplication application = ClientApplication.start(this.server);
		CompletableFuture<Void> closed = new CompletableFuture<>();
		application.listener().onMessage = (message) -> {
			application.close();
			closed.complete(null);
		};
		ScriptedConnection connection = this.server.awaitConnection();
		connection.sendText("go home");
		assertThat(closed).succeedsWithin(BOUND);
		assertThat(connection.expectClose()).isEqualTo(1000);
	}

	private void closeInTime(ClientApplication application) {
		int connects = this.server.connectCount();
		long start = System.nanoTime();
		application.close();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
		application.pause(Duration.ofMillis(500));
		assertThat(this.server.connectCount()).isEqualTo(connects);
		assertThat(JvmResources.threads()).isEmpty();
		assertThat(JvmResources.socketsTo(this.server.port())).isZero();
	}

	@Test
	void stopInTheOpenHandlerAndStartInTheCloseHandler() {
		this.server.start().refuse();
		try (ClientApplication application = ClientApplication.start(this.server)) {
			application.listener().onOpen = (sender) -> {
				if (application.listener().opens.size() == 1) {
					application.client().stop().join();
				}
			};
			application.listener().onClose = (close) -> {
				if (application.listener().closes.size() == 1) {
					application.client().start();
				}
			};
			this.server.accept();
			assertThat(this.server.awaitConnection().expectClose()).isEqualTo(1000);
			ScriptedConnection second = this.server.awaitConnection();
			application.awaitState(ConnectionState.READY);
			assertThat(second.isOpen()).isTrue();
			assertThat(application.listener().story).containsExactly("open", "close", "open");
			assertThat(this.server.maxOpenCount()).isOne();
		}
	}

	@Test
	void reconnectInTheMessageHandlerAndInTheCloseHandler() {
		try (ClientApplication application = ClientApplication.start(this.server)) {
			application.listener().onMessage = (message) -> application.client().reconnect();
			application.listener().onClose = (close) -> application.client().reconnect();
			ScriptedConnection first = this.server.awaitConnection();
			application.awaitState(ConnectionState.READY);
			first.sendText("again");
			ScriptedConnection second = this.server.awaitConnection();
			assertThat(first.expectClose()).isEqualTo(1000);
			ClientApplication.await("second @OnOpen", () -> application.listener().opens.size() == 2);
			assertThat(application.listener().story).containsExactly("open", "again", "close", "open");
			application.listener().onClose = (close) -> {
			};
			this.server.awaitOpenCount(1);
			assertThat(second.request()).isNotNull();
		}
	}

	@Test
	void stopInTheErrorHandler() {
		try (ClientApplication application = ClientApplication.start(this.server)) {
			AtomicReference<Throwable> told = new AtomicReference<>();
			application.listener().onMessage = (message) -> {
				throw new StackOverflowError("on purpose");
			};
			application.listener().onError = (error) -> {
				told.set(error);
				application.client().stop().join();
			};
			ScriptedConnection connection = this.server.awaitConnection();
			connection.sendText("bad");
			assertThat(connection.expectClose()).isEqualTo(1000);
			application.awaitState(ConnectionState.STOPPED);
			ClientApplication.await("@OnClose", () -> application.listener().closes.size() == 1);
			assertThat(told.get()).isInstanceOf(StackOverflowError.class);
			application.listener().onMessage = (message) -> {
			};
			application.client().start();
			this.server.awaitConnection();
			application.awaitState(ConnectionState.READY);
		}
	}

}
