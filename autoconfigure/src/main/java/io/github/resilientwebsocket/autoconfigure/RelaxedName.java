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

import java.util.Locale;

/**
 * What an environment variable makes of the key of a map: {@code X-Api-Key} can only be
 * written {@code XAPIKEY}, and Spring Boot then fills both {@code X-Api-Key} and
 * {@code xapikey} with the value of the variable.
 */
final class RelaxedName {

	private RelaxedName() {
	}

	/**
	 * Return the form that is left of a key in an environment variable.
	 * @param key the key
	 * @return the key in lower case, without dashes and underscores
	 */
	static String of(String key) {
		return key.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
	}

	/**
	 * Return whether a key may be nothing but the relaxed form of another one.
	 * @param key the key
	 * @param other the other key
	 * @return whether it is
	 */
	static boolean isAlias(String key, String other) {
		return !key.equals(other) && key.equals(of(other));
	}

}
