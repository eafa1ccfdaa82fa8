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

package io.github.resilientwebsocket.sample.feed;

import java.time.Duration;

/**
 * Something that goes wrong, and is all right again after a while.
 *
 * @param description what a person sees of it
 * @param begin what happens
 * @param lasting how long it goes on
 * @param end what makes it end
 */
record Trouble(String description, Runnable begin, Duration lasting, Runnable end) {

	/**
	 * Create a trouble that is over as soon as it has happened.
	 * @param description what a person sees of it
	 * @param begin what happens
	 * @return the trouble
	 */
	static Trouble momentary(String description, Runnable begin) {
		return new Trouble(description, begin, Duration.ZERO, () -> {
		});
	}

}
