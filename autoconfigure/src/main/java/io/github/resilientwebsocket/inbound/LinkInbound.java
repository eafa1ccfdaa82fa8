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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionSender;
import io.github.resilientwebsocket.InboundSettings;
import io.github.resilientwebsocket.InboundSettings.Dispatch;
import io.github.resilientwebsocket.InboundSettings.OnClose;
import io.github.resilientwebsocket.InboundSettings.Overflow;
import io.github.resilientwebsocket.inbound.MessageAssembler.MessageTooBigException;
import io.github.resilientwebsocket.transport.TransportConnection;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.WebSocketMessage;

/**
 * From the parts that one connection delivers to calls of the listeners: in order, and by
 * default off the I/O thread. When too much waits, reading is suspended and TCP pushes
 * back on the server; no thread blocks.
 * <p>
 * The lane runs one call at a time and belongs to the client, so that two connections of
 * it never interleave. What arrives before the listeners were told of the connection
 * waits for that. With {@link Dispatch#INLINE} the I/O thread enters the lane for the
 * time of a read if that is free and nothing waits; otherwise it hands over as well.
 */
public final class LinkInbound {

	/** So much of one read is enough for the lane to begin with. */
	private static final int MANY = 128;

	private static final int MUCH = 64 * 1024;

	/** After so many messages the lane has time for something else. */
	private static final int TURN = 1024;

	private final Runnable delivery = this::deliverSome;

	private final AtomicBoolean scheduled = new AtomicBoolean();

	private final TransportConnection connection;

	private final Listeners listeners;

	private final Lane lane;

	private final InboundSettings settings;

	private final InboundCounters counters;

	private final Runnable onTooBig;

	private final MessageAssembler assembler;

	private final InboundQueue queue;

	private final BackPressure backPressure;

	private final InlineTurn turn;

	/** What the current read has brought. Confined to who reads. */
	private final List<Received> arrived = new ArrayList<>(0);

	private long arrivedBytes;

	/** What is being handled. Confined to the lane. */
	private final List<Received> batch = new ArrayList<>(0);

	/** How much of what the connection has read is counted. Confined to who reads. */
	private long countedBytes;

	private volatile @Nullable Opened opened;

	private volatile boolean deaf;

	private volatile boolean discarding;

	private volatile boolean ended;

	/**
	 * Create the inbound side of a connection.
	 * @param connection the connection
	 * @param listeners whom to tell
	 * @param lane runs the listeners of the client, one at a time
	 * @param settings the settings
	 * @param maxMessageSize the largest message in bytes
	 * @param counters counts for the client
	 * @param onTooBig is called once when a message is larger; nothing is delivered after
	 * it
	 */
	public LinkInbound(TransportConnection connection, Listeners listeners, Lane lane, InboundSettings settings,
			int maxMessageSize, InboundCounters counters, Runnable onTooBig) {
		this.connection = connection;
		this.listeners = listeners;
		this.lane = lane;
		this.settings = settings;
		this.counters = counters;
		this.onTooBig = onTooBig;
		this.assembler = new MessageAssembler(maxMessageSize);
		this.queue = new InboundQueue(settings);
		this.backPressure = new BackPressure(connection, counters::now);
		this.turn = new InlineTurn(lane, counters);
	}

	/**
	 * Tell the listeners of the connection, and deliver from then on.
	 * @param info the connection
	 * @param sender sends over it
	 * @param whenBegun is called when it is their turn: what the connection before has
	 * left is handled first
	 * @param whenDone is called when the listeners have returned
	 */
	public void open(ConnectionInfo info, ConnectionSender sender, Runnable whenBegun, Runnable whenDone) {
		this.lane.execute(() -> {
			whenBegun.run();
			this.listeners.onOpen(info, sender);
			this.opened = new Opened(info, sender);
			whenDone.run();
			schedule();
		});
	}

	/**
	 * Deliver what has arrived, unless it is to be discarded, then tell the listeners of
	 * the end.
	 * @param info the connection
	 * @param close how it ended
	 */
	public void close(ConnectionInfo info, CloseInfo close) {
		this.deaf = true;
		if (this.settings.onClose() == OnClose.DISCARD) {
			this.discarding = true;
			this.counters.discarded(this.queue.clear());
		}
		this.lane.execute(() -> {
			deliverAll();
			// The I/O thread may have been adding messages just now.
			this.opened = null;
			this.ended = true;
			this.counters.discarded(this.queue.clear());
			this.listeners.onClose(close, info);
		});
	}

	/**
	 * Deliver nothing that arrives from now on, but read it: what we wait for may be
	 * behind it, the answer to our close.
	 */
	public void ignore() {
		this.deaf = true;
		resumeIfDrained();
	}

	/**
	 * A part of a text message has arrived.
	 * @param part the part
	 * @param last whether the message ends with it
	 */
	public void text(String part, boolean last) {
		if (!this.deaf) {
			try {
				add(this.assembler.text(part, last));
			}
			catch (MessageTooBigException ex) {
				tooBig();
			}
		}
	}

	/**
	 * A part of a binary message has arrived.
	 * @param part the part
	 * @param last whether the message ends with it
	 */
	public void binary(ByteBuffer part, boolean last) {
		if (!this.deaf) {
			try {
				add(this.assembler.binary(part, last));
			}
			catch (MessageTooBigException ex) {
				tooBig();
			}
		}
	}

	private void tooBig() {
		// Tomcat goes on to deliver parts after our close, even a bogus whole tail.
		this.deaf = true;
		this.onTooBig.run();
	}

	private void add(@Nullable WebSocketMessage<?> message) {
		if (message == null) {
			return;
		}
		Opened to = this.opened;
		if (to != null && (this.turn.isTaken() || tryEnter())) {
			this.listeners.onMessage(message, to.info(), to.sender());
			this.turn.handled();
			return;
		}
		long bytes = this.queue.bytesOf(message, this.arrivedBytes);
		this.arrived.add(new Received(message, bytes));
		this.arrivedBytes += bytes;
		if (this.arrived.size() >= MANY || this.arrivedBytes >= MUCH) {
			publish();
		}
	}

	private boolean tryEnter() {
		boolean taken = this.settings.dispatch() == Dispatch.INLINE && this.arrived.isEmpty() && this.queue.size() == 0
				&& this.turn.tryTake();
		if (taken && this.opened == null) {
			this.turn.end();
			return false;
		}
		return taken;
	}

	/**
	 * All that was read together has arrived.
	 */
	public void readComplete() {
		publish();
		long bytes = this.connection.getBytesRead();
		this.counters.bytes(bytes - this.countedBytes);
		this.countedBytes = bytes;
		this.turn.end();
	}

	/**
	 * There is nothing to read at the moment, so it is time to hand over. To do so after
	 * every read would cost more than to handle what it has brought.
	 */
	public void readPending() {
		schedule();
	}

	private void publish() {
		if (this.arrived.isEmpty()) {
			return;
		}
		this.counters.received(this.arrived.size());
		int dropped = this.queue.add(this.arrived);
		this.arrived.clear();
		this.arrivedBytes = 0;
		if (dropped > 0) {
			this.counters.dropped(dropped);
		}
		if (this.ended) {
			this.counters.discarded(this.queue.clear());
		}
		if (this.settings.overflow() == Overflow.BLOCK && isEnough() && !this.backPressure.isSuspended()) {
			this.counters.suspended();
			this.backPressure.suspend();
			resumeIfDrained();
		}
		if (this.queue.size() >= 2 * MANY) {
			schedule();
		}
	}

	/**
	 * Inline, the thread that reads waits until nothing is left behind which its next
	 * messages would have to queue: in a flood that might never come about by itself.
	 */
	private boolean isEnough() {
		return this.queue.isFull()
				|| (this.settings.dispatch() == Dispatch.INLINE && this.opened != null && this.queue.size() > 0);
	}

	private void schedule() {
		if (this.opened != null && this.queue.size() > 0 && !this.scheduled.get()
				&& this.scheduled.compareAndSet(false, true)) {
			this.lane.execute(this.delivery);
		}
	}

	private void deliverSome() {
		int count = 0;
		while (count < TURN && this.queue.take(this.batch)) {
			count += this.batch.size();
			deliverBatch();
		}
		this.scheduled.set(false);
		schedule();
	}

	private void deliverAll() {
		while (this.queue.take(this.batch)) {
			deliverBatch();
		}
	}

	private void deliverBatch() {
		Opened to = this.opened;
		// Once for all of them: to ask for the time costs more than some messages.
		long start = (to != null && this.counters.isMeasured()) ? System.nanoTime() : 0;
		for (Received received : this.batch) {
			if (to == null || this.discarding) {
				this.counters.discarded(1);
			}
			else {
				this.listeners.onMessage(received.message(), to.info(), to.sender());
			}
		}
		if (start != 0) {
			this.counters.handled(this.batch.size(), System.nanoTime() - start);
		}
		this.batch.clear();
		resumeIfDrained();
	}

	/**
	 * Only who reads suspends, and calls this after it has; so a resumption is never
	 * overtaken by the suspension it belongs to.
	 */
	private void resumeIfDrained() {
		if (this.deaf || isDrained()) {
			this.backPressure.resume();
		}
	}

	/** Inline, the I/O thread goes on when it is its turn again, not before. */
	private boolean isDrained() {
		return (this.settings.dispatch() == Dispatch.INLINE) ? this.queue.size() == 0 : this.queue.isHalfEmpty();
	}

	/**
	 * Return how many messages wait for the listeners.
	 * @return the number of messages
	 */
	public int getWaiting() {
		return this.queue.size();
	}

	/**
	 * Return whether reading is suspended, or waits for a handler, so that the peer
	 * cannot prove to be alive.
	 * @return whether we hold the peer back
	 */
	public boolean isHoldingBack() {
		return this.backPressure.isSuspended() || this.turn.isTaken();
	}

	/**
	 * Return since when the connection is read.
	 * @return the time of the opening or of the last resumption, on the clock of the
	 * client
	 */
	public long getLastResumeNanos() {
		return this.backPressure.getLastResumeNanos();
	}

	private record Opened(ConnectionInfo info, ConnectionSender sender) {
	}

}
