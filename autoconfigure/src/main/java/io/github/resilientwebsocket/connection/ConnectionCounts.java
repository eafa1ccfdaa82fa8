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

package io.github.resilientwebsocket.connection;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure.Kind;

/**
 * How the attempts and the connections of a client have ended, since it was made.
 * Thread-safe.
 */
public final class ConnectionCounts {

	private final LongAdder opened = new LongAdder();

	private final LongAdder withoutNoDelay = new LongAdder();

	private final Map<Kind, LongAdder> failed = adders(Kind.class);

	private final Map<Origin, LongAdder> closed = adders(Origin.class);

	ConnectionCounts() {
	}

	private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> type) {
		Map<E, LongAdder> adders = new EnumMap<>(type);
		for (E constant : type.getEnumConstants()) {
			adders.put(constant, new LongAdder());
		}
		return adders;
	}

	void opened(boolean noDelay) {
		this.opened.increment();
		if (!noDelay) {
			this.withoutNoDelay.increment();
		}
	}

	void failed(Kind kind) {
		Objects.requireNonNull(this.failed.get(kind)).increment();
	}

	void closed(Origin origin) {
		Objects.requireNonNull(this.closed.get(origin)).increment();
	}

	/**
	 * Return how many attempts were successful.
	 * @return the number of connections
	 */
	public long getOpened() {
		return this.opened.sum();
	}

	/**
	 * Return how many connections were opened whose small messages the operating system
	 * may hold back (Nagle's algorithm), because the engine did not let us turn that off.
	 * @return the number of connections
	 */
	public long getWithoutNoDelay() {
		return this.withoutNoDelay.sum();
	}

	/**
	 * Return how many attempts have failed.
	 * @param kind at which step
	 * @return the number of attempts
	 */
	public long getFailed(Kind kind) {
		return Objects.requireNonNull(this.failed.get(kind)).sum();
	}

	/**
	 * Return how many connections have ended.
	 * @param origin who ended them
	 * @return the number of connections
	 */
	public long getClosed(Origin origin) {
		return Objects.requireNonNull(this.closed.get(origin)).sum();
	}

}
