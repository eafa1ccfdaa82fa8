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

package io.github.resilientwebsocket.benchmark.meter;

import java.util.Arrays;

/**
 * Durations, all of them kept: percentiles are exact, and adding allocates nothing. Not
 * thread-safe.
 */
public final class Samples {

	private final long[] values;

	private int size;

	private boolean sorted;

	/**
	 * Create an empty collection.
	 * @param capacity how many are kept at most
	 */
	public Samples(int capacity) {
		this.values = new long[capacity];
	}

	/**
	 * Add a value, unless the capacity is reached.
	 * @param value the value
	 */
	public void add(long value) {
		if (this.size < this.values.length) {
			this.values[this.size++] = value;
			this.sorted = false;
		}
	}

	/**
	 * Forget all values.
	 */
	public void clear() {
		this.size = 0;
	}

	/**
	 * Return how many values there are.
	 * @return the number of values
	 */
	public int size() {
		return this.size;
	}

	/**
	 * Return a percentile.
	 * @param percent from 0 to 100
	 * @return the smallest value that so many percent of the values do not exceed
	 */
	public long percentile(double percent) {
		if (this.size == 0) {
			throw new IllegalStateException("Nothing was measured");
		}
		if (!this.sorted) {
			Arrays.sort(this.values, 0, this.size);
			this.sorted = true;
		}
		int rank = (int) Math.ceil(percent / 100 * this.size);
		return this.values[Math.min(Math.max(rank, 1), this.size) - 1];
	}

}
