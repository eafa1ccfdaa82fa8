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
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.WebSocketMessage;

/**
 * Writes to one connection, one burst at a time: a ping first, then what belongs to this
 * connection, then what waits in the queue. An idle connection is written to by the
 * caller itself, which is quickest; a busy one by a task that takes what has come
 * meanwhile and hands it over at once, which costs least. Thread-safe; its state is
 * guarded by the lock of the queue.
 */
public final class LinkWriter {

	private static final Log logger = LogFactory.getLog(LinkWriter.class);

	/** Up to here a message is small enough to be written by its sender. */
	private static final int CALLER_BYTES = 8 * 1024;

	/** A write that takes longer tells of a socket that may hold up a caller. */
	private static final long QUICK = Duration.ofMillis(1).toNanos();

	/** What comes sooner after a write than this comes in a flood. */
	private static final long GAP = Duration.ofNanos(20_000).toNanos();

	private final Burst burst = new Burst();

	private final CompletableFuture<Void> left = new CompletableFuture<>();

	private final Runnable work = this::work;

	private final OutboundQueue queue;

	private final OutboundServices services;

	private final Agenda agenda;

	private final BurstWriter writer;

	/** Until it has left, this one has not either. */
	private @Nullable LinkWriter before;

	private @Nullable Runnable whenDrained;

	/** Whether a thread writes, or is going to. */
	private boolean active;

	private boolean sealed;

	private boolean quick = true;

	/** Whether a timer runs for what has to wait for the rate. */
	private boolean pacing;

	private long lastWrite;

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
		this.writer = new BurstWriter(connection, this.services, this.burst, onStalled, this::answered);
		this.lastWrite = queue.now() - GAP;
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
			if (this.sealed || this.whenDrained != null) {
				refusal = Reason.CONNECTION_CLOSED;
			}
			else {
				write = claimForCaller(entry, this.queue.now());
				if (!write) {
					refusal = this.agenda.add(entry) ? null : Reason.QUEUE_FULL;
					wake = refusal == null && claim();
				}
			}
		}
		finally {
			this.queue.lock().unlock();
		}
		if (refusal != null) {
			this.services.outcomes().notSent(entry, refusal);
		}
		else if (write) {
			writeForCaller();
		}
		else if (wake) {
			schedule();
		}
		return entry;
	}

	/**
	 * Send a ping ahead of everything that waits.
	 */
	public void ping() {
		whileLocked(() -> this.agenda.ping().ask(this.queue.now()));
	}

	/**
	 * A pong to a ping of ours has arrived.
	 * @param payload the payload
	 * @return whether it is one of ours
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

	private void receipted(long position) {
		List<OutboundMessage> done = List.of();
		boolean wake = false;
		this.queue.lock().lock();
		try {
			if (this.queue.isAttached(this)) {
				done = this.queue.receipted(position);
				// Somebody may have been waiting for that.
				wake = claim();
			}
		}
		finally {
			this.queue.lock().unlock();
		}
		this.services.outcomes().sent(done);
		if (wake) {
			schedule();
		}
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
	 * Take from the queue from now on, or as soon as the writer before has left: two
	 * never take from it at the same time.
	 * @param before the writer of the connection before, if there was one
	 */
	public void open(@Nullable LinkWriter before) {
		if (before == null) {
			takeFromQueue();
		}
		else {
			whileLocked(() -> this.before = before);
			var unused = before.left.thenRun(this::takeFromQueue);
		}
	}

	private void takeFromQueue() {
		whileLocked(() -> {
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
		whileLocked(() -> {
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
			wake = claim();
		}
		finally {
			this.queue.lock().unlock();
		}
		this.services.outcomes().notSentAgain(rest, Reason.NOT_CONNECTED);
		if (wake) {
			schedule();
		}
		if (then != null) {
			then.run();
		}
	}

	/** Do something under the lock that may be a reason to write. */
	private void whileLocked(Runnable change) {
		boolean wake;
		this.queue.lock().lock();
		try {
			change.run();
			wake = claim();
		}
		finally {
			this.queue.lock().unlock();
		}
		if (wake) {
			schedule();
		}
	}

	/**
	 * Called with the lock held.
	 * @return whether the caller has to {@link #schedule()} the writer
	 */
	boolean claim() {
		if (this.active) {
			return false;
		}
		this.active = true;
		return true;
	}

	/**
	 * Called with the lock held.
	 * @return whether the caller has to {@link #writeForCaller()}, this message alone
	 */
	boolean claimForCaller(OutboundMessage message, long now) {
		if (this.active || this.sealed || !this.quick || message.bytes() > CALLER_BYTES || now - this.lastWrite < GAP
				|| !this.agenda.isEmpty() || this.agenda.delay(now) > 0 || !OwnThreads.mayWrite()) {
			return false;
		}
		this.active = true;
		this.agenda.take(message, this.burst, now);
		startReceiptTimer();
		return true;
	}

	void schedule() {
		try {
			this.services.executor().execute(this.work);
		}
		catch (RejectedExecutionException ex) {
			work();
		}
		catch (Throwable ex) {
			// Out of threads, for example. The next call, or ping, tries again.
			this.queue.lock().lock();
			try {
				this.active = false;
			}
			finally {
				this.queue.lock().unlock();
			}
			logger.error("No thread to write on: " + ex.getClass().getName());
		}
	}

	/** Write the one message, on the thread of its sender. */
	void writeForCaller() {
		if (!this.writer.write()) {
			return;
		}
		settle();
		boolean more;
		this.queue.lock().lock();
		try {
			more = this.sealed || this.whenDrained != null || !this.agenda.isEmpty();
			this.active = more;
		}
		finally {
			this.queue.lock().unlock();
		}
		if (more) {
			schedule();
		}
	}

	private void work() {
		while (take()) {
			if (!this.writer.write()) {
				return;
			}
			settle();
		}
	}

	/** The engine has taken its time. */
	private void answered() {
		settle();
		schedule();
	}

	/**
	 * Take the next burst; without one the writer falls idle.
	 */
	private boolean take() {
		boolean some = false;
		boolean leaves = false;
		boolean drained = false;
		this.queue.lock().lock();
		try {
			if (this.sealed) {
				leaves = true;
			}
			else {
				long now = this.queue.now();
				this.agenda.fill(this.burst, now);
				startReceiptTimer();
				some = !this.burst.isEmpty();
				drained = !some && this.whenDrained != null && this.agenda.isDone();
				if (!some) {
					pace(now);
				}
			}
			this.active = some;
		}
		finally {
			this.queue.lock().unlock();
		}
		this.queue.tellExpired();
		if (leaves) {
			leave();
		}
		else if (drained) {
			seal();
		}
		return some;
	}

	/** If something waits although we are idle, it waits for the rate. */
	private void pace(long now) {
		if (!this.agenda.isEmpty() && !this.pacing) {
			this.pacing = true;
			after(Math.max(0, this.agenda.delay(now)), () -> this.pacing = false);
		}
	}

	private void startReceiptTimer() {
		if (this.agenda.receipts().startTimer()) {
			after(Receipts.INTERVAL.toNanos(), this.agenda.receipts()::want);
		}
	}

	private void after(long nanos, Runnable change) {
		try {
			var unused = this.services.timers().schedule(() -> whileLocked(change), nanos, TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			// Shut down: the connection is being closed.
		}
	}

	private void leave() {
		List<OutboundMessage> lost;
		LinkWriter predecessor;
		this.queue.lock().lock();
		try {
			lost = this.agenda.clear();
			predecessor = this.before;
		}
		finally {
			this.queue.lock().unlock();
		}
		this.services.outcomes().notSentAgain(lost, Reason.CONNECTION_CLOSED);
		if (predecessor == null) {
			this.left.complete(null);
		}
		else {
			var unused = predecessor.left.thenRun(() -> this.left.complete(null));
		}
	}

	/** The burst was written, or has failed. */
	private void settle() {
		Settlement settlement = Settlement.of(this.burst, this.agenda::isReceipted);
		List<OutboundMessage> refused = List.of();
		List<OutboundMessage> rest = List.of();
		Reason reason;
		this.queue.lock().lock();
		try {
			long now = this.queue.now();
			this.lastWrite = now;
			this.quick = this.writer.elapsed(now) <= QUICK;
			if (this.burst.hasPing()) {
				this.agenda.ping().end(now);
			}
			settlement.begun().forEach(OutboundMessage::begin);
			reason = this.queue.reason();
			if (this.burst.failedAfter() != null) {
				refused = this.queue.putBack(settlement.notBegun());
				// The end of the connection is on its way; until then nothing can be
				// written.
				this.sealed = true;
				rest = this.queue.detach(this);
			}
		}
		finally {
			this.queue.lock().unlock();
		}
		this.burst.reset();
		Outcomes outcomes = this.services.outcomes();
		outcomes.sent(settlement.sent());
		settlement.unknown().forEach(outcomes::unknown);
		outcomes.notSentAgain(settlement.lost(), Reason.CONNECTION_CLOSED);
		outcomes.notSentAgain(refused, reason);
		outcomes.notSentAgain(rest, Reason.NOT_CONNECTED);
	}

}
