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

import io.github.resilientwebsocket.OutboundSettings.WhileDisconnected;
import org.jspecify.annotations.Nullable;

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
