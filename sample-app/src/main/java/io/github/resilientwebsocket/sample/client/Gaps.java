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

package io.github.resilientwebsocket.sample.client;

/**
 * Finds what is missing in a sequence of numbers. Not thread-safe: the messages of a
 * client arrive one after the other.
 */
class Gaps {

	private long last = -1;

	/**
	 * Take the next number.
	 * @param sequence the number
	 * @return how many are missing before it; none before the first, nor before one that
	 * is no larger than its predecessor, because then the server has begun anew
	 */
	long before(long sequence) {
		long missing = (this.last >= 0 && sequence > this.last) ? sequence - this.last - 1 : 0;
		this.last = sequence;
		return missing;
	}

}
