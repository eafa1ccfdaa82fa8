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

package io.github.resilientwebsocket.benchmark.report;

import java.util.Locale;

/**
 * Numbers for a person.
 */
final class Numbers {

	private Numbers() {
	}

	/**
	 * Format a number.
	 * @param value the number
	 * @param ratio whether it is a ratio, with two decimals always
	 * @return the text
	 */
	static String format(double value, boolean ratio) {
		if (ratio) {
			return String.format(Locale.ROOT, "%.2f", value);
		}
		if (value == Math.rint(value)) {
			return String.format(Locale.ROOT, "%,.0f", value);
		}
		int decimals = (Math.abs(value) >= 100) ? 0 : (Math.abs(value) >= 10) ? 1 : 2;
		return String.format(Locale.ROOT, "%,." + decimals + "f", value);
	}

	/**
	 * Format the ends of a spread.
	 * @param spread the spread
	 * @param ratio whether it is of ratios
	 * @return the text, empty if there is only one value
	 */
	static String range(Spread spread, boolean ratio) {
		return (spread.rounds() > 1) ? format(spread.min(), ratio) + " – " + format(spread.max(), ratio) : "";
	}

}
