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

import org.jspecify.annotations.Nullable;

/**
 * What holds if a client, the defaults or neither of the two say something. Values, not
 * functions that read them: each of some forty would be a class to be made at start-up.
 */
final class Layers {

	private Layers() {
	}

	/**
	 * Return the value of the uppermost layer that has one.
	 * @param <T> the type of the value
	 * @param client the value of the client
	 * @param defaults the value of the defaults
	 * @return the value, or {@code null} if no layer has one
	 */
	static <T> @Nullable T first(@Nullable T client, @Nullable T defaults) {
		return (client != null) ? client : defaults;
	}

	/**
	 * Return the value of the uppermost layer that has one.
	 * @param <T> the type of the value
	 * @param client the value of the client
	 * @param defaults the value of the defaults
	 * @param builtIn the value if no layer has one
	 * @return the value
	 */
	static <T> T first(@Nullable T client, @Nullable T defaults, T builtIn) {
		T value = first(client, defaults);
		return (value != null) ? value : builtIn;
	}

}
