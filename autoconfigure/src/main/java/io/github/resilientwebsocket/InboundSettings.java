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

/**
 * How received messages get to the listeners. Made by {@link #builder()}.
 *
 * @param capacity how many messages may wait for the listeners
 * @param maxBytes how much may wait for the listeners, in bytes; of a text in UTF-8. One
 * message may always wait, however large it is
 * @param overflow what happens when more arrives than may wait
 * @param onClose what happens to messages that wait when their connection has ended
 * @param dispatch which thread calls the listeners
 * @since 0.1.0
 */
public record InboundSettings(int capacity, long maxBytes, Overflow overflow, OnClose onClose, Dispatch dispatch) {

	/**
	 * The settings that hold if nothing else is configured.
	 */
	public static final InboundSettings DEFAULT = new InboundSettings(1024, 16 * 1024 * 1024, Overflow.BLOCK,
			OnClose.DRAIN, Dispatch.QUEUED);

	/**
	 * Check the settings.
	 * @throws InvalidClientSettingsException if a value makes no sense
	 */
	public InboundSettings {
		Check.positive("inbound.capacity", capacity, "Set how many received messages may wait for the listeners.");
		Check.positive("inbound.max-bytes", maxBytes,
				"Set how much of received messages may wait for the listeners, for example 16MB.");
	}

	/**
	 * Begin with the defaults.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * What happens when more arrives than may wait.
	 */
	public enum Overflow {

		/**
		 * Reading is suspended, so that TCP pushes back on the server. Nothing is lost.
		 */
		BLOCK,

		/**
		 * The messages that have waited longest are dropped and counted.
		 */
		DROP_OLDEST,

		/**
		 * The messages that have arrived last are dropped and counted.
		 */
		DROP_NEWEST

	}

	/**
	 * What happens to messages that wait when their connection has ended.
	 */
	public enum OnClose {

		/**
		 * They are handled before {@code @OnClose}, and so before the next
		 * {@code @OnOpen}.
		 */
		DRAIN,

		/**
		 * They are dropped and counted.
		 */
		DISCARD

	}

	/**
	 * Which thread calls the listeners.
	 */
	public enum Dispatch {

		/**
		 * A thread of the library, on which handlers may wait. Messages wait in a queue.
		 */
		QUEUED,

		/**
		 * The I/O thread of the engine, for messages whose turn it is when they arrive.
		 * The fastest way; handlers must not wait for anything.
		 */
		INLINE

	}

	/**
	 * Builds {@link InboundSettings}. Not thread-safe.
	 */
	public static final class Builder {

		private int capacity = DEFAULT.capacity;

		private long maxBytes = DEFAULT.maxBytes;

		private Overflow overflow = DEFAULT.overflow;

		private OnClose onClose = DEFAULT.onClose;

		private Dispatch dispatch = DEFAULT.dispatch;

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
		 * Set how much may wait.
		 * @param maxBytes the number of bytes, at least 1
		 * @return this builder
		 */
		public Builder maxBytes(long maxBytes) {
			this.maxBytes = maxBytes;
			return this;
		}

		/**
		 * Set what happens when more arrives.
		 * @param overflow what happens
		 * @return this builder
		 */
		public Builder overflow(Overflow overflow) {
			this.overflow = overflow;
			return this;
		}

		/**
		 * Set what happens to messages whose connection has ended.
		 * @param onClose what happens
		 * @return this builder
		 */
		public Builder onClose(OnClose onClose) {
			this.onClose = onClose;
			return this;
		}

		/**
		 * Set which thread calls the listeners.
		 * @param dispatch which thread
		 * @return this builder
		 */
		public Builder dispatch(Dispatch dispatch) {
			this.dispatch = dispatch;
			return this;
		}

		/**
		 * Build the settings.
		 * @return the settings
		 * @throws InvalidClientSettingsException if a value makes no sense
		 */
		public InboundSettings build() {
			return new InboundSettings(this.capacity, this.maxBytes, this.overflow, this.onClose, this.dispatch);
		}

	}

}
