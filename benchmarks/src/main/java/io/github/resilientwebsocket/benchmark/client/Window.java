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

package io.github.resilientwebsocket.benchmark.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Keeps one thread from sending faster than its client can write, for clients that tell
 * the outcome of a message by a future: every so many messages the thread waits for an
 * earlier one.
 */
final class Window {

	/** Twice this may be under way for each thread. */
	private static final int MESSAGES = 1000;

	private final ThreadLocal<Slot> slots = ThreadLocal.withInitial(Slot::new);

	/**
	 * A message was handed to the client.
	 * @param outcome its outcome
	 */
	void sent(CompletionStage<?> outcome) {
		this.slots.get().sent(outcome);
	}

	/** What a thread has sent. */
	private static final class Slot {

		private CompletionStage<?> awaited = CompletableFuture.completedStage(null);

		private int count;

		private void sent(CompletionStage<?> outcome) {
			if (++this.count == MESSAGES) {
				this.count = 0;
				this.awaited.toCompletableFuture().join();
				this.awaited = outcome;
			}
		}

	}

}
