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

import io.github.resilientwebsocket.InboundSettings.Dispatch;
import io.github.resilientwebsocket.InboundSettings.OnClose;
import io.github.resilientwebsocket.InboundSettings.Overflow;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Properties below {@code inbound}.
 *
 * @since 0.1.0
 */
public class InboundProperties {

	/**
	 * Number of received messages that may wait for the listeners.
	 */
	private @Nullable Integer capacity;

	/**
	 * Size of received messages that may wait for the listeners, of texts in UTF-8. One
	 * message may always wait, however large it is.
	 */
	private @Nullable DataSize maxBytes;

	/**
	 * What happens when more arrives than may wait: reading is suspended so that TCP
	 * pushes back on the server, or messages are dropped and counted.
	 */
	private @Nullable Overflow overflow;

	/**
	 * What happens to messages that wait when their connection has ended: they are
	 * handled before the next @OnOpen, or discarded and counted.
	 */
	private @Nullable OnClose onClose;

	/**
	 * Which thread calls the listeners: one of the library, or the I/O thread, which is
	 * fastest, but handlers must not wait for anything.
	 */
	private @Nullable Dispatch dispatch;

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

	public @Nullable OnClose getOnClose() {
		return this.onClose;
	}

	public void setOnClose(@Nullable OnClose onClose) {
		this.onClose = onClose;
	}

	public @Nullable Dispatch getDispatch() {
		return this.dispatch;
	}

	public void setDispatch(@Nullable Dispatch dispatch) {
		this.dispatch = dispatch;
	}

}
