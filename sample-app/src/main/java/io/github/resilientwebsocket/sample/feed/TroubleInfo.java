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
 * What a person is told of a trouble.
 *
 * @param id the name in addresses
 * @param group what kind of trouble it is
 * @param label a word or two, for a button
 * @param hint a word or two more
 * @param description what happens, for the log
 * @param lasting how long it goes on at most
 */
public record TroubleInfo(String id, Group group, String label, String hint, String description, Duration lasting) {

	/**
	 * The kinds of trouble.
	 */
	public enum Group {

		/**
		 * The server sends a close frame.
		 */
		CLOSE,

		/**
		 * TCP breaks, or only seems to work.
		 */
		CABLE,

		/**
		 * The server lets nobody in.
		 */
		DOOR,

		/**
		 * The server sends more than usual.
		 */
		LOAD

	}

}
