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

/**
 * Limits on concurrent attempts to connect.
 *
 * @param maxConcurrent for all clients together
 * @param perHost for one host
 */
record ConnectLimits(int maxConcurrent, int perHost) {

	/**
	 * Check the limits.
	 * @throws InvalidClientPropertyException if one is below 1
	 */
	ConnectLimits {
		check("max-concurrent", maxConcurrent);
		check("per-host", perHost);
	}

	private static void check(String property, int value) {
		if (value < 1) {
			throw new InvalidClientPropertyException(PropertyNames.PREFIX + ".connects." + property,
					"is " + value + ", but must be at least 1",
					"Set how many attempts to connect may be under way at the same time.");
		}
	}

}
