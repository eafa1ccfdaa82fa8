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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

import io.github.resilientwebsocket.MessageNotSentException.Reason;
import io.github.resilientwebsocket.OutboundSettings;
import io.github.resilientwebsocket.OutboundSettings.WhileDisconnected;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.WebSocketMessage;

/**
 * What waits to be sent: bounded, first in first out, outlives the connections of its
 * client. At most one writer takes from it at a time. Thread-safe; the lock is never held
 * around I/O or user code.
 */
public final class OutboundQueue {

	private final ReentrantLock lock = new ReentrantLock();

	private final Deque<OutboundMessage> messages = new ArrayDeque<>();

	private final OutboundSettings settings;

	private final Outcomes outcomes;

	private @Nullable Reason sealed;

	private boolean closed;

	private @Nullable LinkWriter writer;

	/**
	 * Create a queue that accepts messages.
	 * @param settings its bounds
	 * @param outcomes completes the futures
	 */
	public OutboundQueue(OutboundSettings settings, Outcomes outcomes) {
		this.settings = settings;
		this.outcomes = outcomes;
	}

	/**
	 * Add a message.
	 * @param message the message
	 * @return its outcome
	 */
	public CompletableFuture<Void> send(WebSocketMessage<?> message) {
		OutboundMessage entry = new OutboundMessage(message);
		Reason refusal;
		LinkWriter wake;
		this.lock.lock();
		try {
			refusal = refusal();
			wake = this.writer;
			if (refusal == null) {
				this.messages.addLast(entry);
			}
		}
		finally {
			this.lock.unlock();
		}
		if (refusal != null) {
			this.outcomes.notSent(entry, refusal);
		}
		else if (wake != null) {
			wake.wake();
		}
		return entry.future();
	}

	private @Nullable Reason refusal() {
		if (this.sealed != null) {
			return this.sealed;
		}
		if (this.writer == null && this.settings.whileDisconnected() == WhileDisconnected.FAIL) {
			return Reason.NOT_CONNECTED;
		}
		return (this.messages.size() >= this.settings.capacity()) ? Reason.QUEUE_FULL : null;
	}

	/**
	 * Accept messages, unless closed.
	 */
	public void open() {
		this.lock.lock();
		try {
			if (!this.closed) {
				this.sealed = null;
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Fail what waits, and all that comes until {@link #open}.
	 * @param reason why
	 */
	public void seal(Reason reason) {
		List<OutboundMessage> rest;
		this.lock.lock();
		try {
			this.sealed = reason;
			rest = new ArrayList<>(this.messages);
			this.messages.clear();
		}
		finally {
			this.lock.unlock();
		}
		this.outcomes.notSent(rest, reason);
	}

	/**
	 * Fail what waits, and all that ever comes.
	 * @param reason why
	 */
	public void close(Reason reason) {
		this.lock.lock();
		try {
			this.closed = true;
		}
		finally {
			this.lock.unlock();
		}
		seal(reason);
	}

	/**
	 * Return how many messages wait.
	 * @return the number of messages
	 */
	public int size() {
		this.lock.lock();
		try {
			return this.messages.size();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** From now on this writer takes the messages. */
	void attach(LinkWriter writer) {
		this.lock.lock();
		try {
			this.writer = writer;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** This writer takes no more; what fails while disconnected fails now. */
	void detach(LinkWriter writer) {
		List<OutboundMessage> rest = List.of();
		this.lock.lock();
		try {
			if (this.writer != writer) {
				return;
			}
			this.writer = null;
			if (this.settings.whileDisconnected() == WhileDisconnected.FAIL) {
				rest = new ArrayList<>(this.messages);
				this.messages.clear();
			}
		}
		finally {
			this.lock.unlock();
		}
		this.outcomes.notSent(rest, Reason.NOT_CONNECTED);
	}

	@Nullable OutboundMessage poll(LinkWriter writer) {
		this.lock.lock();
		try {
			return (this.writer == writer) ? this.messages.pollFirst() : null;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Put back a message of which nothing was written, in front of all others. */
	void putBack(OutboundMessage message) {
		Reason refusal;
		this.lock.lock();
		try {
			refusal = this.sealed;
			if (refusal == null && this.writer == null && this.settings.whileDisconnected() == WhileDisconnected.FAIL) {
				refusal = Reason.NOT_CONNECTED;
			}
			if (refusal == null) {
				this.messages.addFirst(message);
			}
		}
		finally {
			this.lock.unlock();
		}
		if (refusal != null) {
			this.outcomes.notSent(message, refusal);
		}
	}

}
