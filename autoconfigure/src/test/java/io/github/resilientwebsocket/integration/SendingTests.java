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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.MessageNotSentException;
import io.github.resilientwebsocket.MessageOutcomeUnknownException;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.test.Opcode;
import io.github.resilientwebsocket.test.ReceivedFrame;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sending from any thread: ordered, bounded, queued while disconnected, with futures that
 * always complete; against a real server on real sockets.
 */
class SendingTests {

	private static final String FEED = "resilient-websocket.clients.feed.";

	@RegisterExtension
	final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	@Test
	void whatIsSentWhileDisconnectedGoesAfterWhatTheOpenHandlersSend() {
		this.server.start().refuse();
		try (ClientApplication application = ClientApplication.start(this.server)) {
			application.listener().onOpen = (sender) -> sender.send("subscribe");
			List<CompletableFuture<Void>> futures = send(application, 0, 50);
			assertThat(futures).noneMatch(CompletableFuture::isDone);
			this.server.accept();
			ScriptedConnection first = this.server.awaitConnection();
			expect(first, 0, 50);
			this.server.refuse();
			first.dropTcp();
			ClientApplication.await("@OnClose", () -> application.listener().closes.size() == 1);
			futures.addAll(send(application, 50, 100));
			this.server.accept();
			expect(this.server.awaitConnection(), 50, 100);
			awaitAll(futures);
			assertThat(futures).noneMatch(CompletableFuture::isCompletedExceptionally);
		}
	}

	private static List<CompletableFuture<Void>> send(ClientApplication application, int from, int to) {
		return new ArrayList<>(
				IntStream.range(from, to).mapToObj((i) -> application.client().send(Integer.toString(i))).toList());
	}

	private static void expect(ScriptedConnection connection, int from, int to) {
		connection.expectText("subscribe");
		IntStream.range(from, to).forEach((i) -> connection.expectText(Integer.toString(i)));
	}

	@Test
	void everyThreadKeepsItsOrder() throws Exception {
		try (ClientApplication application = ClientApplication.start(this.server)) {
			application.awaitState(ConnectionState.READY);
			ScriptedConnection connection = this.server.awaitConnection();
			List<CompletableFuture<Void>> futures = Collections.synchronizedList(new ArrayList<>());
			CompletableFuture<?>[] senders = IntStream.range(0, 4)
				.mapToObj((thread) -> CompletableFuture.runAsync(() -> {
					for (int i = 0; i < 500; i++) {
						futures.add(application.client().send(thread + "/" + i));
					}
				}, this.threads))
				.toArray(CompletableFuture[]::new);
			List<String> received = IntStream.range(0, 2000).mapToObj((i) -> connection.expectText()).toList();
			CompletableFuture.allOf(senders).get(10, TimeUnit.SECONDS);
			for (int t = 0; t < 4; t++) {
				String prefix = t + "/";
				assertThat(received).filteredOn((text) -> text.startsWith(prefix))
					.containsExactlyElementsOf(IntStream.range(0, 500).mapToObj((i) -> prefix + i).toList());
			}
			awaitAll(futures);
			assertThat(futures).noneMatch(CompletableFuture::isCompletedExceptionally);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "queue", "fail" })
	void atMostOnceThroughDrops(String whileDisconnected) {
		try (ClientApplication application = ClientApplication.start(this.server,
				FEED + "outbound.while-disconnected=" + whileDisconnected)) {
			application.awaitState(ConnectionState.READY);
			Map<String, CompletableFuture<Void>> futures = new ConcurrentHashMap<>();
			CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> {
				for (int i = 0; i < 2000; i++) {
					String text = Integer.toString(i);
					futures.put(text, application.client().send(text));
					if (i % 20 == 0) {
						// Spread over the drops.
						application.pause(Duration.ofMillis(10));
					}
				}
			}, this.threads);
			for (int drop = 0; drop < 5; drop++) {
				ScriptedConnection connection = this.server.awaitConnection();
				ClientApplication.await("messages", () -> texts(connection).size() > 30 || sender.isDone());
				switch (drop % 3) {
					case 0 -> connection.reset();
					case 1 -> connection.closeWith(1012, "restart");
					default -> connection.dropTcp();
				}
			}
			this.server.awaitConnection();
			sender.join();
			awaitAll(futures.values());
			application.awaitState(ConnectionState.READY);
			futures.put("2000", application.client().send("2000"));
			ClientApplication.await("the last message", () -> seen().contains("2000"));
			awaitAll(futures.values());
			if (whileDisconnected.equals("queue")) {
				assertThat(futures.values()).noneMatch((future) -> error(future) instanceof MessageNotSentException);
			}
			List<String> seen = seen();
			assertThat(seen).as("nothing twice").doesNotHaveDuplicates();
			assertThat(seen.stream().map(Integer::valueOf)).as("in order").isSorted();
			List<String> notSent = new ArrayList<>();
			futures.forEach((text, future) -> {
				Throwable error = error(future);
				if (error instanceof MessageNotSentException) {
					notSent.add(text);
				}
				else if (error != null) {
					assertThat(error).isInstanceOf(MessageOutcomeUnknownException.class);
				}
			});
			notSent.retainAll(new HashSet<>(seen));
			assertThat(notSent).as("not sent, but seen").isEmpty();
		}
	}

	private List<String> seen() {
		return this.server.connections().stream().flatMap((connection) -> texts(connection).stream()).toList();
	}

	private static List<String> texts(ScriptedConnection connection) {
		return connection.received()
			.stream()
			.filter((frame) -> frame.opcode() == Opcode.TEXT)
			.map(ReceivedFrame::text)
			.toList();
	}

	@Test
	void aFrozenPeerIsFoundBySendingToIt() {
		try (ClientApplication application = ClientApplication.start(this.server, FEED + "outbound.send-timeout=500ms",
				FEED + "ping-interval=0", FEED + "outbound.max-bytes=64MB")) {
			application.awaitState(ConnectionState.READY);
			this.server.awaitConnection().freeze();
			List<CompletableFuture<Void>> futures = Stream
				.generate(() -> application.client().send(new byte[1024 * 1024]))
				.limit(24)
				.toList();
			this.server.awaitConnection();
			ClientApplication.await("@OnClose", () -> application.listener().closes.size() == 1);
			assertThat(application.listener().closes.get(0).origin()).isEqualTo(Origin.LIVENESS);
			awaitAll(futures);
			assertThat(futures.stream().map(SendingTests::error).filter((error) -> error != null)).singleElement()
				.isInstanceOf(MessageOutcomeUnknownException.class);
		}
	}

	@Test
	void aMegabyteEachWay() {
		String large = "\u20acx".repeat(1024 * 1024 / 4);
		assertThat(large.getBytes(StandardCharsets.UTF_8)).hasSize(1024 * 1024);
		try (ClientApplication application = ClientApplication.start(this.server)) {
			ScriptedConnection connection = this.server.awaitConnection();
			connection.sendText(large);
			ClientApplication.await("the message", () -> application.listener().messages.size() == 1);
			assertThat(application.listener().messages.get(0).equals(large)).isTrue();
			CompletableFuture<Void> future = application.client().send(large);
			assertThat(connection.expectText().equals(large)).isTrue();
			awaitAll(List.of(future));
			assertThat(future).isCompleted();
		}
	}

	@Test
	void aHandlerMayWaitForWhatItSends() {
		try (ClientApplication application = ClientApplication.start(this.server)) {
			application.listener().onMessage = (message) -> application.client().send("answer to " + message).join();
			ScriptedConnection connection = this.server.awaitConnection();
			connection.sendText("1");
			connection.sendText("2");
			connection.expectText("answer to 1");
			connection.expectText("answer to 2");
		}
	}

	@Test
	void whatHangsOnAFutureMayStopTheClientAndWaitForThat() {
		try (ClientApplication application = ClientApplication.start(this.server)) {
			application.awaitState(ConnectionState.READY);
			ScriptedConnection connection = this.server.awaitConnection();
			CompletableFuture<Void> done = application.client()
				.send("bye")
				.thenRun(() -> application.client().stop().join());
			assertThat(done).succeedsWithin(Duration.ofSeconds(10));
			connection.expectText("bye");
			assertThat(connection.expectClose()).isEqualTo(1000);
		}
	}

	@Test
	void afterTheEndOfTheContextEverythingCompletes() {
		ClientApplication application = ClientApplication.start(this.server);
		application.awaitState(ConnectionState.READY);
		this.server.awaitConnection();
		ResilientWebSocketClient client = application.client();
		application.close();
		CompletableFuture<Void> late = client.send("late");
		assertThat(late).failsWithin(Duration.ofSeconds(5));
		assertThat(error(late)).isInstanceOf(MessageNotSentException.class);
		assertThat(client.stop()).succeedsWithin(Duration.ofSeconds(5));
		assertThat(client.whenReady()).failsWithin(Duration.ofSeconds(5));
		client.start();
		client.reconnect();
		this.server.expectNoConnection(Duration.ofMillis(300));
	}

	private static void awaitAll(Iterable<CompletableFuture<Void>> futures) {
		ClientApplication.await("all outcomes", () -> {
			for (CompletableFuture<Void> future : futures) {
				if (!future.isDone()) {
					return false;
				}
			}
			return true;
		});
	}

	private static Throwable error(CompletableFuture<Void> future) {
		Throwable error = future.handle((result, ex) -> ex).join();
		return (error instanceof CompletionException) ? error.getCause() : error;
	}

}
