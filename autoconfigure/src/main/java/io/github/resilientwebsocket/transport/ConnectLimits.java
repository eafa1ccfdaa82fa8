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
 * How many attempts may be under way at the same time. More of them wait their turn
 * without holding a thread.
 *
 * @param maxConcurrent the limit for all hosts together
 * @param perHost the limit for one host and port, so that a host that does not answer
 * leaves room for the others
 */
public record ConnectLimits(int maxConcurrent, int perHost) {

	/**
	 * Check the limits.
	 */
	public ConnectLimits {
		if (maxConcurrent < 1 || perHost < 1) {
			throw new IllegalArgumentException("Limits on concurrent connects must be 1 or more");
		}
	}

}
