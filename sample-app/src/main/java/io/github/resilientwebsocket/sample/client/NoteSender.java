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

package io.github.resilientwebsocket.sample.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.MessageOutcomeUnknownException;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.sample.ConditionalOnOwnFeed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends a note every now and then and does not care whether there is a connection:
 * without one the note waits in the queue of the client. Tells only of notes that had to
 * wait or could not be sent.
 */
@Component
@ConditionalOnOwnFeed
public class NoteSender {

	private static final Logger logger = LoggerFactory.getLogger(NoteSender.class);

	private final Map<String, Long> notes = new HashMap<>();

	private final ResilientWebSocketClient client;

	NoteSender(@Qualifier("feed") ResilientWebSocketClient client) {
		this.client = client;
	}

	@Scheduled(fixedRateString = "${sample.notes.interval}")
	void send() {
		ConnectionState state = this.client.getState();
		// Who has stopped the client wants to hear no more of it.
		if (state != ConnectionState.STOPPED) {
			long start = System.nanoTime();
			var unused = send(this.client).whenComplete((sent, ex) -> report(state, since(start), ex));
		}
	}

	private void report(ConnectionState state, Duration waited, @Nullable Throwable ex) {
		if (ex != null) {
			logger.info("a note failed: {}", ex.getMessage());
		}
		else if (state != ConnectionState.READY) {
			logger.info("a note was written while {} and sent {} later", state, Seconds.of(waited));
		}
	}

	/**
	 * Send many notes at once.
	 * @param client who sends them
	 * @param count how many
	 * @return what became of them, as soon as that is known of all
	 */
	public CompletableFuture<Outcome> send(ResilientWebSocketClient client, int count) {
		logger.info("{}: {} notes to send while {}", client.getName(), count, client.getState());
		long start = System.nanoTime();
		List<CompletableFuture<String>> results = IntStream.range(0, count)
			.mapToObj((i) -> send(client).handle((sent, ex) -> result(ex)))
			.toList();
		return CompletableFuture.allOf(results.toArray(CompletableFuture[]::new))
			.thenApply((done) -> Outcome.of(results.stream().map(CompletableFuture::join).toList(), since(start)))
			.whenComplete((outcome, ex) -> logger.info("{}: {}", client.getName(), outcome));
	}

	/** In the order of their numbers, whoever sends. */
	private synchronized CompletableFuture<Void> send(ResilientWebSocketClient client) {
		String name = client.getName();
		return client.send(new Note(name, this.notes.merge(name, 1L, Long::sum)));
	}

	private static String result(@Nullable Throwable ex) {
		if (ex == null) {
			return "sent";
		}
		return (ex instanceof MessageOutcomeUnknownException) ? "unknown" : "not sent";
	}

	private static Duration since(long start) {
		return Duration.ofNanos(System.nanoTime() - start);
	}

	/**
	 * What became of many notes.
	 *
	 * @param sent how many were sent
	 * @param notSent how many certainly were not
	 * @param unknown how many were being written when the connection broke
	 * @param took how long it took until the last of them was decided
	 */
	public record Outcome(int sent, int notSent, int unknown, Duration took) {

		private static Outcome of(List<String> results, Duration took) {
			int sent = (int) results.stream().filter("sent"::equals).count();
			int unknown = (int) results.stream().filter("unknown"::equals).count();
			return new Outcome(sent, results.size() - sent - unknown, unknown, took);
		}

		@Override
		public String toString() {
			String others = (this.notSent + this.unknown > 0)
					? ", %d not sent, %d unknown".formatted(this.notSent, this.unknown) : "";
			return "%d notes sent%s, the last one after %s".formatted(this.sent, others, Seconds.of(this.took));
		}

	}

}
