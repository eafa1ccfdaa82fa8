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

package io.github.resilientwebsocket.outbound;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.github.resilientwebsocket.MessageNotSentException;
import io.github.resilientwebsocket.MessageNotSentException.Reason;
import io.github.resilientwebsocket.MessageOutcomeUnknownException;
import org.jspecify.annotations.Nullable;

/**
 * Completes the futures of messages, on threads where user code may run: what hangs on a
 * future runs neither on the writer nor on the caller of {@code send}, and one that sends
 * again does not nest.
 */
public final class Outcomes {

	private final String clientName;

	private final Executor executor;

	private final OutcomeCounts counts = new OutcomeCounts();

	/**
	 * Create the outcomes of a client.
	 * @param clientName the name of the client
	 * @param executor runs what hangs on the futures, in order
	 */
	public Outcomes(String clientName, Executor executor) {
		this.clientName = clientName;
		this.executor = executor;
	}

	/**
	 * Return how many messages came to which end.
	 * @return the counters
	 */
	public OutcomeCounts counts() {
		return this.counts;
	}

	void sent(List<OutboundMessage> messages) {
		if (!messages.isEmpty()) {
			long bytes = 0;
			for (OutboundMessage message : messages) {
				bytes += message.bytes();
			}
			this.counts.sent(messages.size(), bytes);
			this.executor.execute(() -> {
				for (OutboundMessage message : messages) {
					message.complete(null);
				}
			});
		}
	}

	void unknown(OutboundMessage message) {
		this.counts.unknown();
		fail(message, new MessageOutcomeUnknownException(this.clientName));
	}

	void notSent(OutboundMessage message, Reason reason) {
		this.counts.notSent(reason);
		fail(message, new MessageNotSentException(this.clientName, reason));
	}

	/** What was begun on a connection before may have arrived all the same. */
	void notSentAgain(Collection<OutboundMessage> messages, Reason reason) {
		for (OutboundMessage message : messages) {
			if (message.isBegun()) {
				unknown(message);
			}
			else {
				notSent(message, reason);
			}
		}
	}

	/**
	 * Return the outcome of a message that could not even be made.
	 * @param reason why
	 * @param cause the exception, if there is one
	 * @return a future that fails
	 */
	public CompletableFuture<Void> notSent(Reason reason, @Nullable Throwable cause) {
		CompletableFuture<Void> future = new CompletableFuture<>();
		this.counts.notSent(reason);
		fail(future, new MessageNotSentException(this.clientName, reason, cause));
		return future;
	}

	private void fail(CompletableFuture<Void> future, Throwable error) {
		this.executor.execute(() -> future.completeExceptionally(error));
	}

}
