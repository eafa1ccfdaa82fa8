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
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent and, with receipts, what was sent and is not receipted yet, in
 * the order in which it is to be written. Bounded in messages and bytes, all of them
 * together. Not thread-safe.
 */
final class Backlog {

	private final int capacity;

	private final long maxBytes;

	/** Written to the connection that is open, in this order. */
	private final Deque<OutboundMessage> unreceipted = new ArrayDeque<>();

	/** To be written before all that waits: again, or what came back. */
	private final Deque<OutboundMessage> first = new ArrayDeque<>();

	private final Deque<OutboundMessage> ahead = new ArrayDeque<>();

	private final Deque<OutboundMessage> waiting = new ArrayDeque<>();

	private int count;

	private long bytes;

	Backlog(int capacity, long maxBytes) {
		this.capacity = capacity;
		this.maxBytes = maxBytes;
	}

	boolean fits(int size) {
		return this.count < this.capacity && this.bytes + size <= this.maxBytes;
	}

	/** Whether there could ever be room for it. */
	boolean mayEverFit(int size) {
		return size <= this.maxBytes;
	}

	/** How many messages there are, those that are not receipted included. */
	int count() {
		return this.count;
	}

	long bytes() {
		return this.bytes;
	}

	boolean nothingWaits() {
		return this.waiting.isEmpty() && this.first.isEmpty() && this.ahead.isEmpty();
	}

	boolean nothingIsUnreceipted() {
		return this.unreceipted.isEmpty();
	}

	void add(OutboundMessage message, boolean aheadOfQueue) {
		(aheadOfQueue ? this.ahead : this.waiting).addLast(message);
		grow(message);
	}

	/** The next to be written; it leaves the backlog. */
	@Nullable OutboundMessage poll() {
		OutboundMessage next = !this.first.isEmpty() ? this.first.pollFirst()
				: !this.ahead.isEmpty() ? this.ahead.pollFirst() : this.waiting.pollFirst();
		if (next != null) {
			shrink(next);
		}
		return next;
	}

	/** Written, and in the backlog until it is receipted. */
	void awaitReceipt(OutboundMessage message) {
		this.unreceipted.addLast(message);
		grow(message);
	}

	/** Everything up to this position was read. */
	List<OutboundMessage> receipted(long position) {
		List<OutboundMessage> done = new ArrayList<>();
		for (OutboundMessage next = this.unreceipted.peekFirst(); next != null
				&& next.position() <= position; next = this.unreceipted.peekFirst()) {
			shrink(this.unreceipted.removeFirst());
			done.add(next);
		}
		return done;
	}

	/** The connection is gone: what is not receipted is written again. */
	void replayUnreceipted() {
		while (!this.unreceipted.isEmpty()) {
			this.first.addFirst(this.unreceipted.removeLast());
		}
	}

	/** Nothing of these was written: they go first. */
	void putBack(List<OutboundMessage> messages) {
		for (int i = messages.size() - 1; i >= 0; i--) {
			this.first.addFirst(messages.get(i));
			grow(messages.get(i));
		}
	}

	/** Make room by dropping what has waited longest and was never begun. */
	List<OutboundMessage> makeRoom(int size) {
		List<OutboundMessage> dropped = new ArrayList<>();
		if (mayEverFit(size)) {
			drop(this.waiting, size, dropped);
			drop(this.ahead, size, dropped);
		}
		return dropped;
	}

	private void drop(Deque<OutboundMessage> from, int size, List<OutboundMessage> dropped) {
		while (!fits(size) && !from.isEmpty()) {
			OutboundMessage oldest = from.removeFirst();
			shrink(oldest);
			dropped.add(oldest);
		}
	}

	/** Take out what waits and meets a condition. */
	List<OutboundMessage> remove(Predicate<OutboundMessage> condition) {
		List<OutboundMessage> removed = new ArrayList<>();
		for (Deque<OutboundMessage> deque : List.of(this.first, this.ahead, this.waiting)) {
			for (Iterator<OutboundMessage> messages = deque.iterator(); messages.hasNext();) {
				OutboundMessage message = messages.next();
				if (condition.test(message)) {
					messages.remove();
					shrink(message);
					removed.add(message);
				}
			}
		}
		return removed;
	}

	/** Take everything out. */
	List<OutboundMessage> clear() {
		replayUnreceipted();
		return remove((message) -> true);
	}

	/** When the first of those that wait expires. */
	long nextDeadline() {
		long next = OutboundMessage.NEVER;
		for (Deque<OutboundMessage> deque : List.of(this.first, this.ahead, this.waiting)) {
			for (OutboundMessage message : deque) {
				if (message.deadline() != OutboundMessage.NEVER
						&& (next == OutboundMessage.NEVER || message.deadline() - next < 0)) {
					next = message.deadline();
				}
			}
		}
		return next;
	}

	private void grow(OutboundMessage message) {
		this.count++;
		this.bytes += message.bytes();
	}

	private void shrink(OutboundMessage message) {
		this.count--;
		this.bytes -= message.bytes();
	}

}
