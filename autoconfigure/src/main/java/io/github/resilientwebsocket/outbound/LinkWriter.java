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

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.MessageNotSentException.Reason;
import io.github.resilientwebsocket.outbound.OutboundMessage.Kind;
import io.github.resilientwebsocket.transport.TransportConnection;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.WebSocketMessage;

/**
 * The sending side of one connection, from its opening to its end: a ping goes first,
 * then what belongs to this connection, then what waits in the queue. Thread-safe; the
 * state is guarded by the lock of the queue.
 */
public final class LinkWriter {

	private final CompletableFuture<Void> left = new CompletableFuture<>();

	private final OutboundQueue queue;

	private final OutboundServices services;

	private final Agenda agenda;

	private final WriteLoop loop;

	/** Until it has left, this one has not either. */
	private @Nullable LinkWriter before;

	private @Nullable Runnable whenDrained;

	private boolean sealed;

	/**
	 * Create a writer.
	 * @param connection what to write to
	 * @param queue what to take from, once it is opened
	 * @param nonce stands in the pings, and tells the pongs to them from all others
	 * @param onStalled is called if the writing of a message takes too long
	 */
	public LinkWriter(TransportConnection connection, OutboundQueue queue, long nonce, Runnable onStalled) {
		this.queue = queue;
		this.services = queue.services();
		this.agenda = new Agenda(this, queue, nonce);
		this.loop = new WriteLoop(this, connection, queue, this.agenda, onStalled);
	}

	/**
	 * Send a message that belongs to this connection.
	 * @param message the message
	 * @param bytes the size of its payload
	 * @return its outcome
	 */
	public CompletableFuture<Void> send(WebSocketMessage<?> message, int bytes) {
		OutboundMessage entry = new OutboundMessage(message, bytes, Kind.CONNECTION, OutboundMessage.NEVER);
		Reason refusal = null;
		boolean write = false;
		boolean wake = false;
		this.queue.lock().lock();
		try {
			if (isEnding()) {
				refusal = Reason.CONNECTION_CLOSED;
			}
			else {
				write = this.loop.claimForCaller(entry, this.queue.now());
				if (!write) {
					refusal = this.agenda.add(entry) ? null : Reason.QUEUE_FULL;
					wake = refusal == null && this.loop.claim();
				}
			}
		}
		finally {
			this.queue.lock().unlock();
		}
		if (refusal != null) {
			this.services.outcomes().notSent(entry, refusal);
		}
		this.loop.go(write, wake);
		return entry;
	}

	/**
	 * Send a ping ahead of everything that waits.
	 */
	public void ping() {
		this.loop.whileLocked(() -> this.agenda.ping().ask(this.queue.now()));
	}

	/**
	 * A pong has arrived.
	 * @param payload the payload
	 * @return whether it answers a ping of this connection
	 */
	public boolean pong(ByteBuffer payload) {
		Long position = this.agenda.receipts().position(payload);
		if (position == null) {
			return false;
		}
		if (this.queue.isReceipted()) {
			receipted(position);
		}
		return true;
	}

	/**
	 * Return how long the peer has taken for a pong that has arrived just now.
	 * @return the nanoseconds, or a negative number if no ping was waiting for one
	 */
	public long takeRoundTrip() {
		this.queue.lock().lock();
		try {
			return this.agenda.ping().answered(this.queue.now());
		}
		finally {
			this.queue.lock().unlock();
		}
	}

	private void receipted(long position) {
		List<OutboundMessage> done = List.of();
		boolean wake = false;
		this.queue.lock().lock();
		try {
			if (this.queue.isAttached(this)) {
				done = this.queue.receipted(position);
				// This may have been all that was left to wait for.
				wake = this.whenDrained != null && this.loop.claim();
			}
		}
		finally {
			this.queue.lock().unlock();
		}
		this.services.outcomes().sent(done);
		this.loop.go(false, wake);
	}

	/**
	 * Return whether nothing can be concluded from the silence of the peer, because the
	 * ping in question waits behind a message, or went out late.
	 * @param patience how long a ping may take from us to the peer, in nanoseconds
	 * @return whether to wait for longer
	 */
	public boolean excusesSilence(long patience) {
		this.queue.lock().lock();
		try {
			return this.agenda.ping().excusesSilence(this.queue.now(), patience);
		}
		finally {
			this.queue.lock().unlock();
		}
	}

	/**
	 * Return whether something is being written, or is going to be without time passing.
	 * @return whether a thread writes
	 */
	public boolean isWriting() {
		this.queue.lock().lock();
		try {
			return this.loop.isActive();
		}
		finally {
			this.queue.lock().unlock();
		}
	}

	/**
	 * Take from the queue from now on, or as soon as the writer before has left: two
	 * never take from it at the same time.
	 * @param before the writer of the connection before, if there was one
	 */
	public void open(@Nullable LinkWriter before) {
		if (before == null) {
			takeFromQueue();
		}
		else {
			this.loop.whileLocked(() -> this.before = before);
			var unused = before.left.thenRun(this::takeFromQueue);
		}
	}

	private void takeFromQueue() {
		this.loop.whileLocked(() -> {
			this.before = null;
			if (!this.sealed) {
				this.queue.attach(this);
			}
		});
	}

	/**
	 * Write what waits, and take no more then.
	 * @param limit how long that may take
	 * @param then what to do afterwards, on any thread; must be quick
	 */
	public void drain(Duration limit, Runnable then) {
		this.loop.whileLocked(() -> {
			this.whenDrained = then;
			this.agenda.receipts().want();
		});
		try {
			var unused = this.services.timers().schedule(this::seal, limit.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			seal();
		}
	}

	/**
	 * Take no more. A message that is being written may still end either way; what
	 * belongs to this connection and waits is not sent.
	 */
	public void seal() {
		List<OutboundMessage> rest;
		Runnable then;
		boolean wake;
		this.queue.lock().lock();
		try {
			this.sealed = true;
			rest = this.queue.detach(this);
			then = this.whenDrained;
			this.whenDrained = null;
			wake = this.loop.claim();
		}
		finally {
			this.queue.lock().unlock();
		}
		this.services.outcomes().notSentAgain(rest, Reason.NOT_CONNECTED);
		this.loop.go(false, wake);
		if (then != null) {
			then.run();
		}
	}

	WriteLoop loop() {
		return this.loop;
	}

	/** With the lock held: whether nothing more is to be written. */
	boolean isSealed() {
		return this.sealed;
	}

	/** With the lock held: whether this is the end, or the end of what waits. */
	boolean isEnding() {
		return this.sealed || this.whenDrained != null;
	}

	/** Nothing is being written any more. */
	void end() {
		List<OutboundMessage> lost = List.of();
		LinkWriter predecessor;
		boolean leaves;
		boolean drained;
		this.queue.lock().lock();
		try {
			predecessor = this.before;
			leaves = this.sealed;
			// Or receipts are still to come.
			drained = !leaves && this.agenda.isDone();
			if (leaves) {
				lost = this.agenda.clear();
			}
		}
		finally {
			this.queue.lock().unlock();
		}
		this.services.outcomes().notSentAgain(lost, Reason.CONNECTION_CLOSED);
		if (leaves) {
			leave(predecessor);
		}
		else if (drained) {
			seal();
		}
	}

	private void leave(@Nullable LinkWriter predecessor) {
		if (predecessor == null) {
			this.left.complete(null);
		}
		else {
			var unused = predecessor.left.thenRun(() -> this.left.complete(null));
		}
	}

}
