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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.github.resilientwebsocket.outbound.OutboundMessage.Kind;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.PingMessage;

/**
 * What one connection has to write, in its order: a ping, what belongs to the connection,
 * what waits in the queue; no more than the rate allows. Guarded by the lock of the
 * queue.
 */
final class Agenda {

	private final Deque<OutboundMessage> own = new ArrayDeque<>();

	private final LinkWriter writer;

	private final OutboundQueue queue;

	private final PingSlot ping = new PingSlot();

	private final Receipts receipts;

	private long ownBytes;

	Agenda(LinkWriter writer, OutboundQueue queue, long nonce) {
		this.writer = writer;
		this.queue = queue;
		this.receipts = new Receipts(nonce, queue.isReceipted());
	}

	PingSlot ping() {
		return this.ping;
	}

	Receipts receipts() {
		return this.receipts;
	}

	/**
	 * Add a message that belongs to the connection.
	 * @return whether there was room
	 */
	boolean add(OutboundMessage message) {
		boolean fits = this.own.size() < this.queue.services().settings().capacity()
				&& this.ownBytes + message.bytes() <= this.queue.services().settings().maxBytes();
		if (fits) {
			this.own.addLast(message);
			this.ownBytes += message.bytes();
		}
		return fits;
	}

	/** Whether there is nothing to write. */
	boolean isEmpty() {
		return this.own.isEmpty() && !isPingDue() && (!this.queue.isAttached(this.writer) || this.queue.nothingWaits());
	}

	/** Whether all was written and, where receipts are wanted, read. */
	boolean isDone() {
		return isEmpty() && this.queue.nothingIsUnreceipted();
	}

	private boolean isPingDue() {
		return this.ping.isWanted() || this.receipts.isWanted();
	}

	/** How long the next message has to wait for the rate, 0 or less if not at all. */
	long delay(long now) {
		return delay(isPingDue(), now);
	}

	private long delay(boolean isPing, long now) {
		RateLimit limit = this.queue.rateLimit();
		return (limit != null) ? limit.delay(isPing, now) : 0;
	}

	/** Fill a burst with as much as it has room for. */
	void fill(Burst burst, long now) {
		if (isPingDue() && delay(true, now) <= 0) {
			addPing(burst, now);
		}
		OutboundMessage next = poll(burst, now);
		while (next != null) {
			take(next, burst, now);
			next = poll(burst, now);
		}
		if (this.receipts.isDue() && delay(true, now) <= 0) {
			addPing(burst, now);
		}
	}

	private @Nullable OutboundMessage poll(Burst burst, long now) {
		if (!burst.hasRoom() || delay(false, now) > 0) {
			return null;
		}
		OutboundMessage next = this.own.pollFirst();
		if (next != null) {
			this.ownBytes -= next.bytes();
			return next;
		}
		return this.queue.isAttached(this.writer) ? this.queue.poll(now) : null;
	}

	/** This message is going to be written next. */
	void take(OutboundMessage message, Burst burst, long now) {
		message.position(this.receipts.next());
		if (isReceipted(message)) {
			this.queue.awaitReceipt(message);
		}
		count(now);
		burst.add(message);
	}

	boolean isReceipted(OutboundMessage message) {
		return message.kind() == Kind.CLIENT && this.queue.isReceipted();
	}

	private void addPing(Burst burst, long now) {
		if (this.ping.isWanted()) {
			this.ping.begin(now);
		}
		count(now);
		PingMessage message = this.receipts.ping();
		burst.add(new OutboundMessage(message, message.getPayloadLength(), Kind.PING, OutboundMessage.NEVER));
	}

	private void count(long now) {
		RateLimit limit = this.queue.rateLimit();
		if (limit != null) {
			limit.written(now);
		}
	}

	/** Take out what belongs to the connection. */
	List<OutboundMessage> clear() {
		List<OutboundMessage> rest = new ArrayList<>(this.own);
		this.own.clear();
		this.ownBytes = 0;
		return rest;
	}

}
