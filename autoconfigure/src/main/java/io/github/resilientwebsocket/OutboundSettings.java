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

package io.github.resilientwebsocket;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How messages are queued and sent. Made by {@link #builder()}.
 *
 * @param capacity how many messages may wait
 * @param maxBytes how many bytes of payload may wait
 * @param overflow what happens to messages beyond these two
 * @param blockTimeout how long {@code send} may wait for room with {@code block}
 * @param timeToLive how long a message may wait, or {@code null} for ever
 * @param whileDisconnected what happens to messages while there is no connection
 * @param sendTimeout how long the writing of one whole message may take; beyond it the
 * connection is cut
 * @param rate how many messages a second may be written, pings included, or {@code null}
 * for any number
 * @param delivery how often a message arrives
 * @since 0.1.0
 */
public record OutboundSettings(int capacity, long maxBytes, Overflow overflow, Duration blockTimeout,
		@Nullable Duration timeToLive, WhileDisconnected whileDisconnected, Duration sendTimeout,
		@Nullable Integer rate, Delivery delivery) {

	/**
	 * The settings that hold if nothing else is configured.
	 */
	public static final OutboundSettings DEFAULT = new OutboundSettings(10000, 16 * 1024 * 1024, Overflow.FAIL,
			Duration.ofSeconds(5), Duration.ofMinutes(1), WhileDisconnected.QUEUE, Duration.ofSeconds(10), null,
			Delivery.AT_MOST_ONCE);

	/**
	 * Check the settings.
	 * @throws InvalidClientSettingsException if a value makes no sense
	 */
	public OutboundSettings {
		Check.positive("outbound.capacity", capacity, "Set how many messages may wait to be sent.");
		Check.positive("outbound.max-bytes", maxBytes, "Set how many bytes may wait to be sent, for example 16MB.");
		Check.positive("outbound.block-timeout", blockTimeout,
				"Set how long a caller may wait for room in the queue, for example 5s.");
		if (timeToLive != null) {
			Check.positive("outbound.time-to-live", timeToLive,
					"Set how long a message may wait to be sent, for example 1m.");
		}
		Check.positive("outbound.send-timeout", sendTimeout,
				"Set how long the writing of one message may take, for example 10s.");
		if (rate != null) {
			Check.positive("outbound.rate", rate, "Set how many messages a second the server allows, or leave it out.");
		}
		if (delivery == Delivery.AT_LEAST_ONCE && whileDisconnected == WhileDisconnected.FAIL) {
			throw new InvalidClientSettingsException("outbound.while-disconnected",
					"is 'fail', but 'outbound.delivery' is 'at-least-once'",
					"A message that is to be repeated has to wait for the next connection: use 'queue'.");
		}
	}

	/**
	 * Begin with the defaults.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * What happens to a message for which the queue has no room. Whatever is not sent
	 * because of it fails its future.
	 */
	public enum Overflow {

		/**
		 * It fails with {@link MessageNotSentException}.
		 */
		FAIL,

		/**
		 * The caller of {@code send} waits for room, for at most the block timeout. On
		 * threads of the client itself, those of handlers for example, it fails instead.
		 */
		BLOCK,

		/**
		 * The messages that have waited longest give way.
		 */
		DROP_OLDEST,

		/**
		 * It is dropped.
		 */
		DROP_NEWEST

	}

	/**
	 * What happens to a message while there is no connection.
	 */
	public enum WhileDisconnected {

		/**
		 * It waits for the next connection.
		 */
		QUEUE,

		/**
		 * It fails with {@link MessageNotSentException}.
		 */
		FAIL

	}

	/**
	 * How often a message arrives.
	 */
	public enum Delivery {

		/**
		 * Never twice. The future completes when the message was handed to the operating
		 * system; a message that was being written when the connection broke fails with
		 * {@link MessageOutcomeUnknownException}.
		 */
		AT_MOST_ONCE,

		/**
		 * Until the server has read it. The future completes with the pong to a ping that
		 * went out behind the message (RFC 6455, section 5.5.3): everything before it was
		 * read by the next WebSocket hop. Without it the message is written again on the
		 * next connection.
		 */
		AT_LEAST_ONCE

	}

	/**
	 * Builds {@link OutboundSettings}. Not thread-safe.
	 */
	public static final class Builder {

		private int capacity = DEFAULT.capacity;

		private long maxBytes = DEFAULT.maxBytes;

		private Overflow overflow = DEFAULT.overflow;

		private Duration blockTimeout = DEFAULT.blockTimeout;

		private @Nullable Duration timeToLive = DEFAULT.timeToLive;

		private WhileDisconnected whileDisconnected = DEFAULT.whileDisconnected;

		private Duration sendTimeout = DEFAULT.sendTimeout;

		private @Nullable Integer rate;

		private Delivery delivery = DEFAULT.delivery;

		private Builder() {
		}

		/**
		 * Set how many messages may wait.
		 * @param capacity the number of messages, at least 1
		 * @return this builder
		 */
		public Builder capacity(int capacity) {
			this.capacity = capacity;
			return this;
		}

		/**
		 * Set how many bytes of payload may wait.
		 * @param maxBytes the number of bytes, at least 1
		 * @return this builder
		 */
		public Builder maxBytes(long maxBytes) {
			this.maxBytes = maxBytes;
			return this;
		}

		/**
		 * Set what happens to messages for which there is no room.
		 * @param overflow what happens
		 * @return this builder
		 */
		public Builder overflow(Overflow overflow) {
			this.overflow = overflow;
			return this;
		}

		/**
		 * Set how long {@code send} may wait for room with {@link Overflow#BLOCK}.
		 * @param blockTimeout the time, positive
		 * @return this builder
		 */
		public Builder blockTimeout(Duration blockTimeout) {
			this.blockTimeout = blockTimeout;
			return this;
		}

		/**
		 * Set how long a message may wait.
		 * @param timeToLive the time, or {@code null} for ever
		 * @return this builder
		 */
		public Builder timeToLive(@Nullable Duration timeToLive) {
			this.timeToLive = timeToLive;
			return this;
		}

		/**
		 * Set what happens to messages while there is no connection.
		 * @param whileDisconnected what happens
		 * @return this builder
		 */
		public Builder whileDisconnected(WhileDisconnected whileDisconnected) {
			this.whileDisconnected = whileDisconnected;
			return this;
		}

		/**
		 * Set how long the writing of one message may take.
		 * @param sendTimeout the time, positive
		 * @return this builder
		 */
		public Builder sendTimeout(Duration sendTimeout) {
			this.sendTimeout = sendTimeout;
			return this;
		}

		/**
		 * Set how many messages a second may be written.
		 * @param rate the number, at least 1, or {@code null} for any number
		 * @return this builder
		 */
		public Builder rate(@Nullable Integer rate) {
			this.rate = rate;
			return this;
		}

		/**
		 * Set how often a message arrives.
		 * @param delivery how often
		 * @return this builder
		 */
		public Builder delivery(Delivery delivery) {
			this.delivery = delivery;
			return this;
		}

		/**
		 * Build the settings.
		 * @return the settings
		 * @throws InvalidClientSettingsException if a value makes no sense
		 */
		public OutboundSettings build() {
			return new OutboundSettings(this.capacity, this.maxBytes, this.overflow, this.blockTimeout, this.timeToLive,
					this.whileDisconnected, this.sendTimeout, this.rate, this.delivery);
		}

	}

}
