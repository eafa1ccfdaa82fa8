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

import java.util.concurrent.atomic.AtomicLong;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.outbound.EnumCounts;

/**
 * How the attempts and the connections of a client have ended, since it was made.
 * Thread-safe.
 */
public final class ConnectionCounts {

	private final AtomicLong opened = new AtomicLong();

	private final AtomicLong withoutNoDelay = new AtomicLong();

	private final EnumCounts<Kind> failed = new EnumCounts<>(Kind.class);

	private final EnumCounts<Origin> closed = new EnumCounts<>(Origin.class);

	ConnectionCounts() {
	}

	void opened(boolean noDelay) {
		this.opened.incrementAndGet();
		if (!noDelay) {
			this.withoutNoDelay.incrementAndGet();
		}
	}

	void failed(Kind kind) {
		this.failed.increment(kind);
	}

	void closed(Origin origin) {
		this.closed.increment(origin);
	}

	/**
	 * Return how many attempts were successful.
	 * @return the number of connections
	 */
	public long getOpened() {
		return this.opened.get();
	}

	/**
	 * Return how many connections were opened whose small messages the operating system
	 * may hold back (Nagle's algorithm), because the engine did not let us turn that off.
	 * @return the number of connections
	 */
	public long getWithoutNoDelay() {
		return this.withoutNoDelay.get();
	}

	/**
	 * Return how many attempts have failed.
	 * @param kind at which step
	 * @return the number of attempts
	 */
	public long getFailed(Kind kind) {
		return this.failed.get(kind);
	}

	/**
	 * Return how many connections have ended.
	 * @param origin who ended them
	 * @return the number of connections
	 */
	public long getClosed(Origin origin) {
		return this.closed.get(origin);
	}

}
