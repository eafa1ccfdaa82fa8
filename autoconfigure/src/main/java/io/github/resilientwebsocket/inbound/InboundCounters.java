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

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The counters of one client. Of messages that are dropped the log is told as well, once
 * for all that follow one another.
 */
public final class InboundCounters implements InboundStatistics {

	private static final Log logger = LogFactory.getLog(InboundCounters.class);

	/** Two drops farther apart have nothing to do with each other. */
	private static final long BURST = Duration.ofSeconds(10).toNanos();

	private final String clientName;

	private final LongSupplier clock;

	private volatile boolean dropping;

	private volatile long lastDrop;

	private final LongAdder received = new LongAdder();

	private final LongAdder bytes = new LongAdder();

	private final LongAdder handled = new LongAdder();

	private final LongAdder handlerNanos = new LongAdder();

	private final LongAdder handlerErrors = new LongAdder();

	private volatile boolean measured;

	private final LongAdder dropped = new LongAdder();

	private final LongAdder discarded = new LongAdder();

	private final LongAdder suspensions = new LongAdder();

	/**
	 * Create counters.
	 * @param clientName the name of the client
	 * @param clock a monotonic clock in nanoseconds
	 */
	public InboundCounters(String clientName, LongSupplier clock) {
		this.clientName = clientName;
		this.clock = clock;
	}

	long now() {
		return this.clock.getAsLong();
	}

	void received(long count) {
		this.received.add(count);
	}

	void bytes(long count) {
		this.bytes.add(count);
	}

	/**
	 * Measure the time of the listeners, or do not.
	 * @param measured whether anybody wants to know it
	 */
	public void measure(boolean measured) {
		this.measured = measured;
	}

	boolean isMeasured() {
		return this.measured;
	}

	void handled(long count, long nanos) {
		this.handled.add(count);
		this.handlerNanos.add(nanos);
	}

	void handlerFailed() {
		this.handlerErrors.increment();
	}

	void dropped(long count) {
		this.dropped.add(count);
		long now = this.clock.getAsLong();
		boolean first = !this.dropping || now - this.lastDrop > BURST;
		this.dropping = true;
		this.lastDrop = now;
		if (first) {
			logger.warn("WebSocket client '" + this.clientName
					+ "' drops received messages, because they come faster than the listeners handle them ("
					+ getDropped() + " dropped so far); see 'inbound.overflow'");
		}
	}

	void discarded(long count) {
		this.discarded.add(count);
	}

	void suspended() {
		this.suspensions.increment();
	}

	@Override
	public long getReceived() {
		return this.received.sum();
	}

	@Override
	public long getBytes() {
		return this.bytes.sum();
	}

	@Override
	public long getHandled() {
		return this.handled.sum();
	}

	@Override
	public long getHandlerNanos() {
		return this.handlerNanos.sum();
	}

	@Override
	public long getHandlerErrors() {
		return this.handlerErrors.sum();
	}

	@Override
	public long getDropped() {
		return this.dropped.sum();
	}

	@Override
	public long getDiscarded() {
		return this.discarded.sum();
	}

	@Override
	public long getSuspensions() {
		return this.suspensions.sum();
	}

}
