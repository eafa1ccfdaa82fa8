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

package io.github.resilientwebsocket.autoconfigure;

import java.time.Duration;

import io.github.resilientwebsocket.OutboundSettings.Delivery;
import io.github.resilientwebsocket.OutboundSettings.Overflow;
import io.github.resilientwebsocket.OutboundSettings.WhileDisconnected;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Properties below {@code outbound}.
 *
 * @since 0.1.0
 */
public class OutboundProperties {

	/**
	 * Number of messages that may wait to be sent.
	 */
	private @Nullable Integer capacity;

	/**
	 * Number of bytes of payload that may wait to be sent.
	 */
	private @Nullable DataSize maxBytes;

	/**
	 * What happens to a message for which the queue has no room.
	 */
	private @Nullable Overflow overflow;

	/**
	 * How long the sender of a message may wait for room in the queue, if "overflow" is
	 * "block".
	 */
	private @Nullable Duration blockTimeout;

	/**
	 * How long a message may wait to be sent. One that waits longer fails.
	 */
	private @Nullable Duration timeToLive;

	/**
	 * Number of messages that may be written in a second, pings included. Without it
	 * there is no limit.
	 */
	private @Nullable Integer rate;

	/**
	 * How often a message arrives. With "at-least-once" it is written again on the next
	 * connection unless the server is known to have read it.
	 */
	private @Nullable Delivery delivery;

	/**
	 * What happens to a message while there is no connection.
	 */
	private @Nullable WhileDisconnected whileDisconnected;

	/**
	 * How long the writing of one whole message may take. Beyond it the connection is
	 * cut.
	 */
	private @Nullable Duration sendTimeout;

	public @Nullable Integer getCapacity() {
		return this.capacity;
	}

	public void setCapacity(@Nullable Integer capacity) {
		this.capacity = capacity;
	}

	public @Nullable DataSize getMaxBytes() {
		return this.maxBytes;
	}

	public void setMaxBytes(@Nullable DataSize maxBytes) {
		this.maxBytes = maxBytes;
	}

	public @Nullable Overflow getOverflow() {
		return this.overflow;
	}

	public void setOverflow(@Nullable Overflow overflow) {
		this.overflow = overflow;
	}

	public @Nullable Duration getBlockTimeout() {
		return this.blockTimeout;
	}

	public void setBlockTimeout(@Nullable Duration blockTimeout) {
		this.blockTimeout = blockTimeout;
	}

	public @Nullable Duration getTimeToLive() {
		return this.timeToLive;
	}

	public void setTimeToLive(@Nullable Duration timeToLive) {
		this.timeToLive = timeToLive;
	}

	public @Nullable Integer getRate() {
		return this.rate;
	}

	public void setRate(@Nullable Integer rate) {
		this.rate = rate;
	}

	public @Nullable Delivery getDelivery() {
		return this.delivery;
	}

	public void setDelivery(@Nullable Delivery delivery) {
		this.delivery = delivery;
	}

	public @Nullable WhileDisconnected getWhileDisconnected() {
		return this.whileDisconnected;
	}

	public void setWhileDisconnected(@Nullable WhileDisconnected whileDisconnected) {
		this.whileDisconnected = whileDisconnected;
	}

	public @Nullable Duration getSendTimeout() {
		return this.sendTimeout;
	}

	public void setSendTimeout(@Nullable Duration sendTimeout) {
		this.sendTimeout = sendTimeout;
	}

}
