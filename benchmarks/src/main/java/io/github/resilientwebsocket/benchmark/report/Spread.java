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

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A value that was measured in several rounds.
 *
 * @param median the middle one
 * @param min the smallest one
 * @param max the largest one
 * @param rounds how many there are
 */
public record Spread(double median, double min, double max, int rounds) {

	static Optional<Spread> of(Stream<? extends @Nullable Double> values) {
		List<Double> sorted = values.map((value) -> (value != null) ? value : Double.NaN).sorted().toList();
		if (sorted.isEmpty()) {
			return Optional.empty();
		}
		int middle = sorted.size() / 2;
		double median = (sorted.size() % 2 == 1) ? sorted.get(middle)
				: (sorted.get(middle - 1) + sorted.get(middle)) / 2;
		return Optional.of(new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1), sorted.size()));
	}

	/**
	 * Return the spread in another unit.
	 * @param factor what to multiply with
	 * @return the spread
	 */
	Spread times(double factor) {
		return new Spread(this.median * factor, this.min * factor, this.max * factor, this.rounds);
	}

}
