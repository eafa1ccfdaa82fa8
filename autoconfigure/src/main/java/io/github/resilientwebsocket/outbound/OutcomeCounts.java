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

import java.util.concurrent.atomic.LongAdder;

import io.github.resilientwebsocket.MessageNotSentException.Reason;

/**
 * How many messages of a client came to which end, since it was made. Thread-safe.
 */
public final class OutcomeCounts {

	private final LongAdder sent = new LongAdder();

	private final LongAdder sentBytes = new LongAdder();

	private final LongAdder unknown = new LongAdder();

	private final EnumCounts<Reason> notSent = new EnumCounts<>(Reason.class);

	OutcomeCounts() {
	}

	void sent(int messages, long bytes) {
		this.sent.add(messages);
		this.sentBytes.add(bytes);
	}

	void unknown() {
		this.unknown.increment();
	}

	void notSent(Reason reason) {
		this.notSent.increment(reason);
	}

	/**
	 * Return how many messages were sent.
	 * @return the number
	 */
	public long getSent() {
		return this.sent.sum();
	}

	/**
	 * Return how many bytes of payload were sent.
	 * @return the number of bytes
	 */
	public long getSentBytes() {
		return this.sentBytes.sum();
	}

	/**
	 * Return how many messages were being written when their connection broke.
	 * @return the number
	 */
	public long getUnknown() {
		return this.unknown.sum();
	}

	/**
	 * Return how many messages were certainly not sent.
	 * @param reason why
	 * @return the number
	 */
	public long getNotSent(Reason reason) {
		return this.notSent.get(reason);
	}

}
