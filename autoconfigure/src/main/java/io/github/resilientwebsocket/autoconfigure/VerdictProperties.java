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

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Properties below {@code close-codes} and {@code handshake-statuses}.
 *
 * @since 0.1.0
 */
public class VerdictProperties {

	/**
	 * Codes and ranges after which to connect again.
	 */
	private @Nullable List<String> reconnect;

	/**
	 * Codes and ranges after which to connect again at the largest delay straight away.
	 */
	private @Nullable List<String> reconnectSlowly;

	/**
	 * Codes and ranges after which to give up.
	 */
	private @Nullable List<String> stop;

	public @Nullable List<String> getReconnect() {
		return this.reconnect;
	}

	public void setReconnect(@Nullable List<String> reconnect) {
		this.reconnect = reconnect;
	}

	public @Nullable List<String> getReconnectSlowly() {
		return this.reconnectSlowly;
	}

	public void setReconnectSlowly(@Nullable List<String> reconnectSlowly) {
		this.reconnectSlowly = reconnectSlowly;
	}

	public @Nullable List<String> getStop() {
		return this.stop;
	}

	public void setStop(@Nullable List<String> stop) {
		this.stop = stop;
	}

}
