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
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionSender;
import io.github.resilientwebsocket.inbound.MessageAssembler.MessageTooBigException;
import io.github.resilientwebsocket.transport.TransportConnection;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.WebSocketMessage;

/**
 * From the parts that one connection delivers to calls of the listeners: in order, off
 * the I/O thread. When too much waits, reading is suspended and TCP pushes back on the
 * server; no thread blocks.
 * <p>
 * The lane runs one task at a time and belongs to the client, so that two connections of
 * it never interleave. What arrives before the listeners were told of the connection
 * waits for that.
 */
public final class LinkInbound {

	private final ConcurrentLinkedQueue<WebSocketMessage<?>> messages = new ConcurrentLinkedQueue<>();

	private final AtomicInteger waiting = new AtomicInteger();

	private final AtomicBoolean suspended = new AtomicBoolean();

	private final AtomicBoolean scheduled = new AtomicBoolean();

	private final TransportConnection connection;

	private final Listeners listeners;

	private final Executor lane;

	private final int capacity;

	private final Runnable onTooBig;

	private final MessageAssembler assembler;

	private volatile @Nullable Opened opened;

	private volatile boolean deaf;

	private volatile long lastResume = System.nanoTime();

	/**
	 * Create the inbound side of a connection.
	 * @param connection the connection
	 * @param listeners whom to tell
	 * @param lane runs the listeners of the client, one at a time
	 * @param capacity how many messages may wait
	 * @param maxMessageSize the largest message in bytes
	 * @param onTooBig is called once when a message is larger; nothing is delivered after
	 * it
	 */
	public LinkInbound(TransportConnection connection, Listeners listeners, Executor lane, int capacity,
			int maxMessageSize, Runnable onTooBig) {
		this.connection = connection;
		this.listeners = listeners;
		this.lane = lane;
		this.capacity = capacity;
		this.onTooBig = onTooBig;
		this.assembler = new MessageAssembler(maxMessageSize);
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
	 * Deliver what has arrived, then tell the listeners of the end.
	 * @param info the connection
	 * @param close how it ended
	 */
	public void close(ConnectionInfo info, CloseInfo close) {
		this.deaf = true;
		this.lane.execute(() -> {
			deliver();
			// The I/O thread may have been adding a message just now.
			this.opened = null;
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

	/**
	 * Return whether reading is suspended, so that the peer cannot prove to be alive.
	 * @return whether we hold the peer back
	 */
	public boolean isHoldingBack() {
		return this.suspended.get();
	}

	/**
	 * Return since when the connection is read.
	 * @return the {@link System#nanoTime()} of the opening or of the last resumption
	 */
	public long getLastResumeNanos() {
		return this.lastResume;
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
		this.messages.add(message);
		if (this.waiting.incrementAndGet() >= this.capacity && !this.suspended.get()) {
			this.connection.suspend();
			this.suspended.set(true);
			resumeIfDrained();
		}
		if (this.opened != null) {
			schedule();
		}
	}

	private void schedule() {
		if (!this.messages.isEmpty() && this.scheduled.compareAndSet(false, true)) {
			this.lane.execute(() -> {
				this.scheduled.set(false);
				deliver();
			});
		}
	}

	private void deliver() {
		Opened to = this.opened;
		if (to == null) {
			return;
		}
		for (WebSocketMessage<?> message = this.messages.poll(); message != null; message = this.messages.poll()) {
			this.waiting.decrementAndGet();
			this.listeners.onMessage(message, to.info(), to.sender());
			resumeIfDrained();
		}
	}

	/**
	 * Only the I/O thread suspends, and it calls this after it has; so a resumption is
	 * never overtaken by the suspension it belongs to.
	 */
	private void resumeIfDrained() {
		if ((this.deaf || this.waiting.get() <= this.capacity / 2) && this.suspended.compareAndSet(true, false)) {
			this.lastResume = System.nanoTime();
			this.connection.resume();
		}
	}

	private record Opened(ConnectionInfo info, ConnectionSender sender) {
	}

}
