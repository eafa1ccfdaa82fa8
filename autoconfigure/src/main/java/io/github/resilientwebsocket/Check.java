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

package io.github.resilientwebsocket;

import java.time.Duration;
import java.util.Locale;

/**
 * Checks that settings share.
 */
final class Check {

	private Check() {
	}

	static void positive(String property, Duration value, String remedy) {
		if (value.isNegative() || value.isZero()) {
			throw new InvalidClientSettingsException(property, "is " + format(value) + ", but must be positive",
					remedy);
		}
		bounded(property, value);
	}

	static void notNegative(String property, Duration value, String remedy) {
		if (value.isNegative()) {
			throw new InvalidClientSettingsException(property, "is " + format(value) + ", but must not be negative",
					remedy);
		}
		bounded(property, value);
	}

	static void positive(String property, long value, String remedy) {
		if (value < 1) {
			throw new InvalidClientSettingsException(property, "is " + value + ", but must be at least 1", remedy);
		}
	}

	/**
	 * The way Spring Boot users write a duration.
	 * @param value the duration
	 * @return for example {@code 1500ms} or {@code 30s}
	 */
	static String format(Duration value) {
		if (value.toNanosPart() % 1_000_000 != 0) {
			return value.toString().toLowerCase(Locale.ROOT);
		}
		return (value.toMillis() % 1000 != 0) ? value.toMillis() + "ms" : value.toSeconds() + "s";
	}

	// Deadlines are counted in nanoseconds, a number of 64 bits.
	private static void bounded(String property, Duration value) {
		if (value.compareTo(Duration.ofDays(3650)) > 0) {
			throw new InvalidClientSettingsException(property, "is " + format(value) + ", which is beyond ten years",
					"Use a shorter time.");
		}
	}

}
