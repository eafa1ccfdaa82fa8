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

package io.github.resilientwebsocket.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import io.github.resilientwebsocket.MessageNotSentException;
import io.github.resilientwebsocket.MessageOutcomeUnknownException;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Numbered messages, what their futures said, and what the server saw of them on each of
 * its connections.
 */
public final class DeliveryProof {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	/** Large enough to be cut in the middle. */
	private static final String PADDING = " " + "x".repeat(30_000);

	private final List<CompletableFuture<Void>> futures = new ArrayList<>();

	/**
	 * Send messages; the client blocks when its queue is full.
	 * @param client the client
	 * @param count how many at least
	 * @param enough whether there were enough of them: what breaks the connection loses
	 * many at once
	 */
	public void send(ResilientWebSocketClient client, int count, BooleanSupplier enough) {
		for (int i = 0; i < count || (!enough.getAsBoolean() && i < 50 * count); i++) {
			this.futures.add(client.send((i % 97 != 0) ? i + " " : i + PADDING));
		}
	}

	/**
	 * Wait until the outcome of every message is known.
	 */
	public void awaitOutcomes() {
		Awaitility.await("all outcomes")
			.atMost(PATIENCE)
			.until(() -> this.futures.stream().allMatch(CompletableFuture::isDone));
	}

	/**
	 * The number of a message.
	 * @param text the message
	 * @return its number
	 */
	public static int number(String text) {
		return Integer.parseInt(text.substring(0, text.indexOf(' ')));
	}

	/**
	 * Nothing is missing, and on each connection the order is kept.
	 * @param seen what the server has seen on each connection
	 * @return how many messages it has seen more than once
	 */
	public int assertAtLeastOnce(List<List<Integer>> seen) {
		assertThat(this.futures).allSatisfy((future) -> assertThat(future).isCompleted());
		Set<Integer> all = new HashSet<>();
		seen.forEach((connection) -> {
			assertThat(connection).isSorted().doesNotHaveDuplicates();
			all.addAll(connection);
		});
		assertThat(IntStream.range(0, this.futures.size()).filter((i) -> !all.contains(i))).as("missing").isEmpty();
		return seen.stream().mapToInt(List::size).sum() - all.size();
	}

	/**
	 * Nothing comes twice; what was not sent never; what is missing although it was
	 * written lies behind all that the server has seen on that connection.
	 * @param seen what the server has seen on each connection
	 * @return how many messages are missing although they were written
	 */
	public long assertAtMostOnce(List<List<Integer>> seen) {
		Set<Integer> all = new HashSet<>();
		for (List<Integer> connection : seen) {
			assertThat(connection).isSorted();
			assertThat(connection.stream().filter((i) -> !all.add(i))).as("seen twice").isEmpty();
			if (!connection.isEmpty()) {
				int last = connection.get(connection.size() - 1);
				assertThat(IntStream.range(connection.get(0), last)
					.filter((i) -> !this.futures.get(i).isCompletedExceptionally() && !connection.contains(i)))
					.as("written before something that was seen")
					.isEmpty();
			}
		}
		long missing = 0;
		for (int i = 0; i < this.futures.size(); i++) {
			Throwable error = this.futures.get(i).handle((result, ex) -> ex).join();
			if (error instanceof MessageNotSentException) {
				// Asking the collection itself takes no time, however many were refused.
				assertThat(all.contains(i)).as("message %d, told as not sent, was seen", i).isFalse();
			}
			else if (error != null) {
				assertThat(error).isInstanceOf(MessageOutcomeUnknownException.class);
			}
			else if (!all.contains(i)) {
				missing++;
			}
		}
		return missing;
	}

}
