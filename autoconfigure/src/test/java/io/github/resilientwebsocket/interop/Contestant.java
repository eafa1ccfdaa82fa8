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

package io.github.resilientwebsocket.interop;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A running client that is compared with others.
 */
interface Contestant extends AutoCloseable {

	/**
	 * How often each of its callbacks was called.
	 */
	Map<String, Long> calls();

	/**
	 * Stop it as a user would.
	 * @return after how long it said that it had ended, or {@code null} if it did not
	 */
	@Nullable Duration stop();

	@Override
	void close();

	/**
	 * Starts a client with the first and the longest delay of its back-off, which may
	 * have no use for the longest.
	 */
	interface Factory {

		Contestant start(URI uri, Duration delay, Duration maxDelay);

	}

}
