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

package io.github.resilientwebsocket.transport;

/**
 * The engine: makes connections. Thread-safe; no method waits for I/O.
 */
public interface Transport {

	/**
	 * Start an attempt and return at once. Exactly one of
	 * {@link TransportListener#onOpened} and {@link TransportListener#onFailed} follows,
	 * also after {@link Attempt#abort()}, within the connect timeout counted from the
	 * moment that the limits on concurrent connects let the attempt begin.
	 * @param request whom to connect to and how
	 * @param listener whom to tell
	 * @return the attempt
	 */
	Attempt connect(ConnectRequest request, TransportListener listener);

	/**
	 * Release what the engine holds. All connections have ended before.
	 */
	void destroy();

	/**
	 * An attempt under way.
	 */
	@FunctionalInterface
	interface Attempt {

		/**
		 * Abandon the attempt in whatever step it is. If it is under way, the listener is
		 * told {@link TransportListener#onFailed} with the kind {@code ABORTED} promptly,
		 * even if a lookup cannot be interrupted, and nothing stays open. If it has
		 * opened or failed already, nothing happens.
		 */
		void abort();

	}

}
