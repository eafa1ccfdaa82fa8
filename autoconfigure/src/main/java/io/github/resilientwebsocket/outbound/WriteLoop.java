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
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.MessageNotSentException.Reason;
import io.github.resilientwebsocket.transport.TransportConnection;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Who writes to a connection, and when. An idle one is written to by the thread that
 * sends, which is quickest; a busy one by a task that takes what has come meanwhile and
 * hands it over at once, which costs least. One thread at a time; the state is guarded by
 * the lock of the queue.
 */
final class WriteLoop {

	private static final Log logger = LogFactory.getLog(WriteLoop.class);

	/** Up to here a message is small enough to be written by its sender. */
	private static final int CALLER_BYTES = 8 * 1024;

	/** A write that takes longer tells of a socket that may hold up a caller. */
	private static final long QUICK = Duration.ofMillis(1).toNanos();

	/** What comes sooner after a write than this comes in a flood. */
	private static final long GAP = Duration.ofNanos(20_000).toNanos();

	private final Burst burst = new Burst();

	private final Runnable work = this::work;

	private final LinkWriter link;

	private final OutboundQueue queue;

	private final OutboundServices services;

	private final Agenda agenda;

	private final BurstWriter writer;

	/** Whether a thread writes, or is going to. */
	private boolean active;

	/** Whether a timer runs for what has to wait for the rate. */
	private boolean pacing;

	private boolean quick = true;

	private long lastWrite;

	WriteLoop(LinkWriter link, TransportConnection connection, OutboundQueue queue, Agenda agenda, Runnable onStalled) {
		this.link = link;
		this.queue = queue;
		this.services = queue.services();
		this.agenda = agenda;
		this.writer = new BurstWriter(connection, this.services, this.burst, onStalled, this::answered);
		this.lastWrite = queue.now() - GAP;
	}

	/**
	 * Called with the lock held, when there may be something to do.
	 * @return whether the caller has to {@link #go}
	 */
	boolean claim() {
		if (this.active) {
			return false;
		}
		this.active = true;
		return true;
	}

	/** With the lock held: whether a thread writes, or is going to. */
	boolean isActive() {
		return this.active;
	}

	/**
	 * Called with the lock held.
	 * @return whether the caller has to {@link #go} and write this message alone
	 */
	boolean claimForCaller(OutboundMessage message, long now) {
		if (this.active || !this.quick || message.bytes() > CALLER_BYTES || now - this.lastWrite < GAP
				|| !this.agenda.isEmpty() || this.agenda.delay(now) > 0 || !OwnThreads.mayWrite()) {
			return false;
		}
		this.active = true;
		this.agenda.take(message, this.burst, now);
		startReceiptTimer();
		return true;
	}

	private void schedule() {
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

	/**
	 * Do what came of the claims, after the lock was left.
	 * @param write what {@link #claimForCaller} said
	 * @param wake what {@link #claim} said
	 */
	void go(boolean write, boolean wake) {
		if (write) {
			writeForCaller();
		}
		else if (wake) {
			schedule();
		}
	}

	/** Do something under the lock that may be a reason to write. */
	void whileLocked(Runnable change) {
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

	/** Write the one message, on the thread of its sender. */
	private void writeForCaller() {
		if (!this.writer.write()) {
			return;
		}
		settle();
		boolean more;
		this.queue.lock().lock();
		try {
			more = this.link.isEnding() || !this.agenda.isEmpty();
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

	/** Take the next burst; without one the loop falls idle. */
	private boolean take() {
		boolean some = false;
		boolean ending;
		this.queue.lock().lock();
		try {
			if (!this.link.isSealed()) {
				long now = this.queue.now();
				this.agenda.fill(this.burst, now);
				startReceiptTimer();
				some = !this.burst.isEmpty();
				if (!some) {
					pace(now);
				}
			}
			ending = !some && this.link.isEnding();
			this.active = some;
		}
		finally {
			this.queue.lock().unlock();
		}
		this.queue.tellExpired();
		if (ending) {
			this.link.end();
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

	/** The burst was written, or has failed. */
	private void settle() {
		Settlement settlement = Settlement.of(this.burst, this.queue.isReceipted());
		List<OutboundMessage> refused = List.of();
		Reason reason;
		boolean failed = this.burst.failedAfter() != null;
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
			if (failed) {
				refused = this.queue.putBack(settlement.notBegun());
			}
		}
		finally {
			this.queue.lock().unlock();
		}
		this.burst.reset();
		if (failed) {
			// The end of the connection is on its way; until then nothing can be written.
			this.link.seal();
		}
		Outcomes outcomes = this.services.outcomes();
		outcomes.sent(settlement.sent());
		settlement.unknown().forEach(outcomes::unknown);
		outcomes.notSentAgain(settlement.lost(), Reason.CONNECTION_CLOSED);
		outcomes.notSentAgain(refused, reason);
	}

}
