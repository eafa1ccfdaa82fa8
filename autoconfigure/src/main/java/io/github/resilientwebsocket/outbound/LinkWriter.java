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
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.resilientwebsocket.MessageNotSentException.Reason;
import io.github.resilientwebsocket.OutboundSettings;
import io.github.resilientwebsocket.transport.TransportConnection;
import io.github.resilientwebsocket.transport.TransportConnection.SendCallback;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.WebSocketMessage;

/**
 * Writes to one connection, one message at a time: a ping first, then what belongs to
 * this connection, then what waits in the queue. Runs as a task only while there is
 * something to write. Thread-safe.
 */
public final class LinkWriter {

	private static final Log logger = LogFactory.getLog(LinkWriter.class);

	private static final long LATE = Duration.ofSeconds(1).toNanos();

	private final Queue<OutboundMessage> own;

	private final AtomicReference<@Nullable ByteBuffer> ping = new AtomicReference<>();

	/** Calls for work since the loop last looked; the loop runs while it is not 0. */
	private final AtomicInteger calls = new AtomicInteger();

	private final CompletableFuture<Void> left = new CompletableFuture<>();

	private final TransportConnection connection;

	private final OutboundQueue queue;

	private final Outcomes outcomes;

	private final Executor executor;

	private final StallWatch stallWatch;

	/** Until it has left, this one has not either. */
	private volatile @Nullable LinkWriter before;

	private volatile boolean pinging;

	private volatile long pingAsked;

	private volatile long lastLatePing = System.nanoTime();

	private volatile boolean busy;

	private volatile boolean sealed;

	/**
	 * Create a writer.
	 * @param connection what to write to
	 * @param queue what to take from, once it is opened
	 * @param outcomes completes the futures
	 * @param executor where the writer may block
	 * @param timers the threads of which never block
	 * @param settings how many messages may wait, and how long the writing of one may
	 * take
	 * @param onStalled is called if it takes longer
	 */
	public LinkWriter(TransportConnection connection, OutboundQueue queue, Outcomes outcomes, Executor executor,
			ScheduledExecutorService timers, OutboundSettings settings, Runnable onStalled) {
		this.connection = connection;
		this.queue = queue;
		this.outcomes = outcomes;
		this.executor = executor;
		this.own = new LinkedBlockingQueue<>(settings.capacity());
		this.stallWatch = new StallWatch(timers, settings.sendTimeout(), onStalled);
	}

	/**
	 * Send a message that belongs to this connection.
	 * @param message the message
	 * @return its outcome
	 */
	public CompletableFuture<Void> send(WebSocketMessage<?> message) {
		OutboundMessage entry = new OutboundMessage(message);
		if (this.own.offer(entry)) {
			wake();
		}
		else {
			this.outcomes.notSent(entry, Reason.QUEUE_FULL);
		}
		return entry.future();
	}

	/**
	 * Send a ping ahead of everything that waits. A ping that still waits is replaced.
	 * @param payload up to 125 bytes
	 */
	public void ping(ByteBuffer payload) {
		long now = System.nanoTime();
		boolean inTime = !isPingWaiting();
		if (inTime) {
			// First: the writer may be quicker than this thread.
			this.pingAsked = now;
		}
		this.ping.set(payload);
		wake();
	}

	/**
	 * Return whether a ping still waits.
	 * @return whether the last ping could not be written yet
	 */
	public boolean isPingWaiting() {
		return this.pinging || this.ping.get() != null;
	}

	/**
	 * Return when a ping was last written that had to wait for something else.
	 * @return the {@link System#nanoTime()} of that ping, or of the opening
	 */
	public long getLastLatePingNanos() {
		return this.lastLatePing;
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
			this.before = before;
			var unused = before.left.thenRun(() -> {
				this.before = null;
				takeFromQueue();
			});
		}
	}

	private void takeFromQueue() {
		if (!this.sealed) {
			this.queue.attach(this);
			wake();
		}
		if (this.sealed) {
			this.queue.detach(this);
		}
	}

	/**
	 * Take no more. A message that is being written may still end either way; what
	 * belongs to this connection and waits is not sent.
	 */
	public void seal() {
		this.sealed = true;
		this.queue.detach(this);
		wake();
	}

	/** There is something to do. */
	void wake() {
		if (this.calls.getAndIncrement() != 0) {
			return;
		}
		try {
			this.executor.execute(this::run);
		}
		catch (RejectedExecutionException ex) {
			run();
		}
		catch (Throwable ex) {
			// Out of threads, for example. The next call, or ping, tries again.
			this.calls.set(0);
			logger.error("No thread to write on: " + ex.getClass().getName());
		}
	}

	private void run() {
		int seen = this.calls.get();
		do {
			while (!this.busy && writeNext()) {
				// Until there is nothing left or the engine has not answered yet.
			}
			if (!this.busy) {
				leaveIfSealed();
			}
			seen = this.calls.addAndGet(-seen);
		}
		while (seen != 0);
	}

	private boolean writeNext() {
		if (this.sealed) {
			return false;
		}
		if (this.ping.get() != null) {
			this.pinging = true;
		}
		ByteBuffer payload = this.ping.getAndSet(null);
		if (payload != null) {
			write(new OutboundMessage(new PingMessage(payload)), false);
			return true;
		}
		OutboundMessage message = this.own.poll();
		boolean shared = message == null;
		if (shared) {
			message = this.queue.poll(this);
		}
		if (message == null) {
			return false;
		}
		write(message, shared);
		return true;
	}

	private void write(OutboundMessage message, boolean shared) {
		this.busy = true;
		this.stallWatch.messageBegins();
		SendCallback callback = callback(message, shared);
		try {
			this.connection.send(message.message(), callback);
		}
		catch (Throwable ex) {
			// No engine should, but an Error may come out of any. Nobody knows what was
			// written, and the next writer waits until this one has left.
			logger.error("The engine has thrown " + ex.getClass().getName());
			callback.onFailure(true);
			this.executor.execute(this.connection::abort);
		}
	}

	private SendCallback callback(OutboundMessage message, boolean shared) {
		return new SendCallback() {

			@Override
			public void onSent() {
				LinkWriter.this.outcomes.sent(message);
				written();
			}

			@Override
			public void onFailure(boolean begun) {
				if (begun) {
					LinkWriter.this.outcomes.unknown(message);
				}
				else if (shared) {
					LinkWriter.this.queue.putBack(message);
				}
				else {
					LinkWriter.this.outcomes.notSent(message, Reason.CONNECTION_CLOSED);
				}
				// The end of the connection is on its way; until then nothing can be
				// written.
				LinkWriter.this.sealed = true;
				LinkWriter.this.queue.detach(LinkWriter.this);
				written();
			}

		};
	}

	private void written() {
		this.stallWatch.messageEnds();
		if (this.pinging) {
			long now = System.nanoTime();
			if (now - this.pingAsked > LATE) {
				this.lastLatePing = now;
			}
			this.pinging = false;
		}
		this.busy = false;
		wake();
	}

	private void leaveIfSealed() {
		if (this.sealed) {
			for (OutboundMessage message = this.own.poll(); message != null; message = this.own.poll()) {
				this.outcomes.notSent(message, Reason.CONNECTION_CLOSED);
			}
			LinkWriter predecessor = this.before;
			if (predecessor == null) {
				this.left.complete(null);
			}
			else {
				var unused = predecessor.left.thenRun(() -> this.left.complete(null));
			}
		}
	}

}
