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

import io.github.resilientwebsocket.transport.TransportConnection;
import io.github.resilientwebsocket.transport.TransportConnection.SendCallback;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Gives bursts to the engine, and watches that it gets on with them.
 */
final class BurstWriter implements SendCallback {

	private static final Log logger = LogFactory.getLog(BurstWriter.class);

	/** What the engine may take from us without a look at the clock. */
	private static final int STRIDE = 8 * 1024;

	private final TransportConnection connection;

	private final OutboundServices services;

	private final Burst burst;

	private final StallWatch stallWatch;

	private final Runnable onAnswer;

	private int stride;

	private long began;

	/**
	 * Create a writer of bursts.
	 * @param connection what to write to
	 * @param services the timers and the clock
	 * @param burst what to write
	 * @param onStalled is called if a message takes too long
	 * @param onAnswer is called if the engine answers after {@link #write()} has returned
	 */
	BurstWriter(TransportConnection connection, OutboundServices services, Burst burst, Runnable onStalled,
			Runnable onAnswer) {
		this.connection = connection;
		this.services = services;
		this.burst = burst;
		this.stallWatch = new StallWatch(services, onStalled);
		this.onAnswer = onAnswer;
	}

	/**
	 * Write the burst.
	 * @return whether the engine has answered; otherwise it is going to
	 */
	boolean write() {
		this.stride = 0;
		this.began = this.services.clock().getAsLong();
		this.stallWatch.messageBegins(this.began);
		try {
			this.connection.send(this.burst, this);
		}
		catch (Throwable ex) {
			// No engine should, but an Error may come out of any. Nobody knows what was
			// written, and the next writer waits until this one has left.
			logger.error("The engine has thrown " + ex.getClass().getName());
			if (!this.burst.isAnswered()) {
				onFailure(this.burst.size());
			}
			this.services.executor().execute(this.connection::abort);
		}
		return this.burst.arrive();
	}

	/** How long the write took, or takes. */
	long elapsed(long now) {
		return now - this.began;
	}

	@Override
	public void onBegin(int index) {
		this.stride += this.burst.message(index).bytes();
		if (this.stride > STRIDE) {
			this.stride = 0;
			this.stallWatch.messageBegins(this.services.clock().getAsLong());
		}
	}

	@Override
	public void onSent() {
		answered();
	}

	@Override
	public void onFailure(int begun) {
		this.burst.failed(begun);
		answered();
	}

	private void answered() {
		this.stallWatch.messageEnds();
		if (this.burst.arrive()) {
			this.onAnswer.run();
		}
	}

}
