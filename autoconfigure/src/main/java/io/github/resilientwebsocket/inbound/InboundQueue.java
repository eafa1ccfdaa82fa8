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

package io.github.resilientwebsocket.inbound;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;

import io.github.resilientwebsocket.InboundSettings;
import io.github.resilientwebsocket.InboundSettings.Overflow;

import org.springframework.web.socket.WebSocketMessage;

/**
 * Messages of one connection that wait for the listeners. Whoever reads adds all messages
 * of a read at once, the lane takes them in batches, so that the two seldom meet. Bounded
 * by dropping; with {@link Overflow#BLOCK} it only says when it is full.
 */
final class InboundQueue {

	private static final int LARGEST_BATCH = 64;

	/** A batch is no longer under control, so it must be small against the bounds. */
	private static final int BATCHES = 16;

	/** Above it the memory of the queue is not kept when it is empty. */
	private static final int SMALL = 64;

	private final ReentrantLock lock = new ReentrantLock();

	private final InboundSettings settings;

	private Queue<Received> messages = new ArrayDeque<>(0);

	private long bytes;

	private boolean large;

	/** For those who look without the lock. */
	private volatile Filling filling = Filling.NONE;

	InboundQueue(InboundSettings settings) {
		this.settings = settings;
	}

	/**
	 * Say what a message is to count for. As long as little waits, a text counts for the
	 * most that it can have, which is known without a look at its characters.
	 * @param message the message
	 * @param before what will have been added before it
	 * @return the bytes
	 */
	long bytesOf(WebSocketMessage<?> message, long before) {
		if (!(message.getPayload() instanceof String text)) {
			return ((ByteBuffer) message.getPayload()).remaining();
		}
		long atMost = Utf8.atMost(text);
		return (this.filling.bytes() + before + atMost <= this.settings.maxBytes() / BATCHES) ? atMost
				: Utf8.length(text);
	}

	/**
	 * Add messages.
	 * @param arrived the messages
	 * @return how many were dropped, of these or others
	 */
	int add(List<Received> arrived) {
		this.lock.lock();
		try {
			int dropped = 0;
			for (Received message : arrived) {
				dropped += add(message);
			}
			this.large |= this.messages.size() > SMALL;
			return dropped;
		}
		finally {
			unlock();
		}
	}

	private int add(Received message) {
		if (this.settings.overflow() == Overflow.DROP_NEWEST && !hasRoomFor(message)) {
			return 1;
		}
		int dropped = 0;
		while (this.settings.overflow() == Overflow.DROP_OLDEST && !hasRoomFor(message)) {
			remove();
			dropped++;
		}
		this.messages.add(message);
		this.bytes += message.bytes();
		return dropped;
	}

	/** One message may always wait, however large it is. */
	private boolean hasRoomFor(Received message) {
		return this.messages.isEmpty() || (this.messages.size() < this.settings.capacity()
				&& this.bytes + message.bytes() <= this.settings.maxBytes());
	}

	private Received remove() {
		Received message = this.messages.remove();
		this.bytes -= message.bytes();
		return message;
	}

	/**
	 * Take messages out.
	 * @param batch where to put them
	 * @return whether there were any
	 */
	boolean take(List<Received> batch) {
		this.lock.lock();
		try {
			int most = Math.max(1, Math.min(LARGEST_BATCH, this.settings.capacity() / BATCHES));
			long left = this.settings.maxBytes() / BATCHES;
			while (batch.size() < most && left >= 0 && !this.messages.isEmpty()) {
				Received message = remove();
				left -= message.bytes();
				batch.add(message);
			}
			return !batch.isEmpty();
		}
		finally {
			unlock();
		}
	}

	/**
	 * Remove all.
	 * @return how many there were
	 */
	int clear() {
		this.lock.lock();
		try {
			int cleared = this.messages.size();
			this.messages.clear();
			this.bytes = 0;
			return cleared;
		}
		finally {
			unlock();
		}
	}

	private void unlock() {
		if (this.large && this.messages.isEmpty()) {
			this.messages = new ArrayDeque<>(0);
			this.large = false;
		}
		this.filling = this.messages.isEmpty() ? Filling.NONE : new Filling(this.messages.size(), this.bytes);
		this.lock.unlock();
	}

	int size() {
		return this.filling.messages();
	}

	boolean isFull() {
		Filling current = this.filling;
		return current.messages() >= this.settings.capacity() || current.bytes() >= this.settings.maxBytes();
	}

	boolean isHalfEmpty() {
		Filling current = this.filling;
		return current.messages() <= this.settings.capacity() / 2 && current.bytes() <= this.settings.maxBytes() / 2;
	}

	private record Filling(int messages, long bytes) {

		private static final Filling NONE = new Filling(0, 0);

	}

}
