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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.github.resilientwebsocket.MessageNotSentException.Reason;
import io.github.resilientwebsocket.OutboundSettings;
import io.github.resilientwebsocket.OutboundSettings.Delivery;
import io.github.resilientwebsocket.OutboundSettings.Overflow;
import io.github.resilientwebsocket.OutboundSettings.WhileDisconnected;
import io.github.resilientwebsocket.SendOptions;
import io.github.resilientwebsocket.outbound.OutboundMessage.Kind;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.WebSocketMessage;

/**
 * What waits to be sent: bounded, in order, outlives the connections of its client. At
 * most one writer takes from it at a time. Thread-safe; its lock also guards the state of
 * the writers and is never held around I/O or user code.
 */
public final class OutboundQueue {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition room = this.lock.newCondition();

	private final OutboundServices services;

	private final OutboundSettings settings;

	private final Backlog backlog;

	private final @Nullable RateLimit rateLimit;

	private final Expiry expiry;

	private List<OutboundMessage> expired = List.of();

	private volatile boolean anyExpired;

	private @Nullable Reason refusing;

	private boolean closed;

	private @Nullable LinkWriter writer;

	/**
	 * Create a queue that accepts messages.
	 * @param services what it shares with its writers
	 */
	public OutboundQueue(OutboundServices services) {
		this.services = services;
		this.settings = services.settings();
		this.backlog = new Backlog(this.settings.capacity(), this.settings.maxBytes());
		this.rateLimit = (this.settings.rate() != null) ? new RateLimit(this.settings.rate()) : null;
		this.expiry = new Expiry(services, this::expire);
	}

	/**
	 * Send a message, now or later.
	 * @param message the message
	 * @param bytes the size of its payload
	 * @param options how to send it
	 * @return its outcome
	 */
	public CompletableFuture<Void> send(WebSocketMessage<?> message, int bytes, SendOptions options) {
		long now = now();
		OutboundMessage entry = new OutboundMessage(message, bytes,
				options.thisConnectionOnly() ? Kind.CONNECTION_OF_CLIENT : Kind.CLIENT, deadline(options, now));
		List<OutboundMessage> dropped = List.of();
		Reason refusal;
		WriteLoop to = null;
		boolean write = false;
		boolean wake = false;
		this.lock.lock();
		try {
			refusal = refusal(entry);
			if (refusal == null && !this.backlog.fits(bytes)) {
				dropped = (this.settings.overflow() == Overflow.DROP_OLDEST) ? this.backlog.makeRoom(bytes) : List.of();
				refusal = overflowed(entry);
			}
			to = (this.writer != null) ? this.writer.loop() : null;
			if (refusal == null) {
				write = to != null && to.claimForCaller(entry, now);
				if (!write) {
					this.backlog.add(entry, options.aheadOfQueue());
					this.expiry.watch(entry.deadline(), now);
					wake = to != null && to.claim();
				}
			}
		}
		finally {
			this.lock.unlock();
		}
		this.services.outcomes().notSentAgain(dropped, Reason.DROPPED);
		if (refusal != null) {
			this.services.outcomes().notSent(entry, refusal);
		}
		if (to != null) {
			to.go(write, wake);
		}
		return entry;
	}

	private long deadline(SendOptions options, long now) {
		Duration timeToLive = (options.timeToLive() != null) ? options.timeToLive() : this.settings.timeToLive();
		return (timeToLive != null) ? now + timeToLive.toNanos() : OutboundMessage.NEVER;
	}

	private @Nullable Reason refusal(OutboundMessage entry) {
		if (this.refusing != null) {
			return this.refusing;
		}
		boolean waits = entry.kind() == Kind.CLIENT && this.settings.whileDisconnected() == WhileDisconnected.QUEUE;
		return (this.writer == null && !waits) ? Reason.NOT_CONNECTED : null;
	}

	private @Nullable Reason overflowed(OutboundMessage entry) {
		if (this.backlog.fits(entry.bytes())) {
			return null;
		}
		return switch (this.settings.overflow()) {
			case FAIL, DROP_OLDEST -> Reason.QUEUE_FULL;
			case DROP_NEWEST -> Reason.DROPPED;
			case BLOCK -> awaitRoom(entry);
		};
	}

	private @Nullable Reason awaitRoom(OutboundMessage entry) {
		long nanos = this.settings.blockTimeout().toNanos();
		boolean mayWait = OwnThreads.mayBlock() && this.backlog.mayEverFit(entry.bytes());
		try {
			while (mayWait && nanos > 0) {
				nanos = this.room.awaitNanos(nanos);
				Reason refusal = refusal(entry);
				if (refusal != null || this.backlog.fits(entry.bytes())) {
					return refusal;
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return Reason.QUEUE_FULL;
	}

	/**
	 * Accept messages, unless closed.
	 */
	public void open() {
		this.lock.lock();
		try {
			if (!this.closed) {
				this.refusing = null;
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Fail all that comes until {@link #open}; what waits may still be sent.
	 * @param reason why
	 */
	public void refuse(Reason reason) {
		this.lock.lock();
		try {
			this.refusing = reason;
			this.room.signalAll();
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
			this.refusing = reason;
			this.room.signalAll();
			rest = this.backlog.clear();
		}
		finally {
			this.lock.unlock();
		}
		this.services.outcomes().notSentAgain(rest, reason);
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
	 * Return how many messages there are, those that wait for a receipt included.
	 * @return the number of messages
	 */
	public int size() {
		this.lock.lock();
		try {
			return this.backlog.count();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Return how many bytes of payload these are.
	 * @return the number of bytes
	 */
	public long bytes() {
		this.lock.lock();
		try {
			return this.backlog.bytes();
		}
		finally {
			this.lock.unlock();
		}
	}

	OutboundServices services() {
		return this.services;
	}

	/** Guards the writers too. */
	ReentrantLock lock() {
		return this.lock;
	}

	long now() {
		return this.services.clock().getAsLong();
	}

	boolean isReceipted() {
		return this.settings.delivery() == Delivery.AT_LEAST_ONCE;
	}

	// From here on, if not said otherwise: called with the lock held.

	@Nullable RateLimit rateLimit() {
		return this.rateLimit;
	}

	/** From now on this writer takes the messages. */
	void attach(LinkWriter writer) {
		this.writer = writer;
	}

	boolean isAttached(LinkWriter writer) {
		return this.writer == writer;
	}

	/**
	 * This writer takes no more.
	 * @return what does not wait for the next connection
	 */
	List<OutboundMessage> detach(LinkWriter writer) {
		if (this.writer != writer) {
			return List.of();
		}
		this.writer = null;
		this.backlog.replayUnreceipted();
		this.room.signalAll();
		this.expiry.watch(this.backlog.nextDeadline(), now());
		boolean all = this.settings.whileDisconnected() == WhileDisconnected.FAIL;
		return this.backlog.remove((message) -> all || message.kind() == Kind.CONNECTION_OF_CLIENT);
	}

	boolean nothingWaits() {
		return this.backlog.nothingWaits();
	}

	boolean nothingIsUnreceipted() {
		return this.backlog.nothingIsUnreceipted();
	}

	/** The next message; those that have expired or were cancelled meanwhile are not. */
	@Nullable OutboundMessage poll(long now) {
		OutboundMessage next = this.backlog.poll();
		while (next != null && (next.isDone() || next.isExpired(now))) {
			if (!next.isDone()) {
				this.expired = this.expired.isEmpty() ? new ArrayList<>() : this.expired;
				this.expired.add(next);
				this.anyExpired = true;
			}
			next = this.backlog.poll();
		}
		if (this.lock.hasWaiters(this.room)) {
			this.room.signalAll();
		}
		return next;
	}

	void awaitReceipt(OutboundMessage message) {
		this.backlog.awaitReceipt(message);
	}

	List<OutboundMessage> receipted(long position) {
		List<OutboundMessage> done = this.backlog.receipted(position);
		this.room.signalAll();
		return done;
	}

	/**
	 * Put back messages of which nothing was written, in front of all others.
	 * @return those that must not wait any more
	 */
	List<OutboundMessage> putBack(List<OutboundMessage> messages) {
		List<OutboundMessage> refused = new ArrayList<>();
		List<OutboundMessage> accepted = new ArrayList<>();
		for (OutboundMessage message : messages) {
			((refusal(message) != null) ? refused : accepted).add(message);
		}
		this.backlog.putBack(accepted);
		this.expiry.watch(this.backlog.nextDeadline(), now());
		return refused;
	}

	/** Why messages are refused just now. */
	Reason reason() {
		return (this.refusing != null) ? this.refusing : Reason.NOT_CONNECTED;
	}

	// Called without the lock.

	/** Tell of those that had expired when their turn came. */
	void tellExpired() {
		if (!this.anyExpired) {
			return;
		}
		List<OutboundMessage> late;
		this.lock.lock();
		try {
			late = this.expired;
			this.expired = List.of();
			this.anyExpired = false;
		}
		finally {
			this.lock.unlock();
		}
		this.services.outcomes().notSentAgain(late, Reason.EXPIRED);
	}

	private void expire() {
		List<OutboundMessage> late;
		this.lock.lock();
		try {
			long now = now();
			late = this.backlog.remove((message) -> message.isExpired(now));
			this.expiry.reset();
			this.expiry.watch(this.backlog.nextDeadline(), now);
			this.room.signalAll();
		}
		finally {
			this.lock.unlock();
		}
		this.services.outcomes().notSentAgain(late, Reason.EXPIRED);
	}

}
