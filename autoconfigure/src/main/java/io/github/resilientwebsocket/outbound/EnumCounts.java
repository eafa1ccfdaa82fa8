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

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A count for each constant of an enumeration. In an array, as in an {@code EnumMap}, but
 * without an object for each: a fleet has thousands of clients. Thread-safe.
 *
 * @param <E> the enumeration
 */
public final class EnumCounts<E extends Enum<E>> {

	private final AtomicLongArray counts;

	/**
	 * Create counts of zero.
	 * @param type the enumeration
	 */
	public EnumCounts(Class<E> type) {
		this.counts = new AtomicLongArray(type.getEnumConstants().length);
	}

	/**
	 * Count one more.
	 * @param constant of what
	 */
	@SuppressWarnings("EnumOrdinal")
	public void increment(E constant) {
		this.counts.incrementAndGet(constant.ordinal());
	}

	/**
	 * Return a count.
	 * @param constant of what
	 * @return the number
	 */
	@SuppressWarnings("EnumOrdinal")
	public long get(E constant) {
		return this.counts.get(constant.ordinal());
	}

}
