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

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.resilientwebsocket.benchmark.client.Peers;

/**
 * Results of any number of runs. Of a contestant in a scenario only the newest run
 * counts, and it is compared with the baseline of the same run and round.
 */
public final class Results {

	private final List<Run> runs;

	private final List<Result> results;

	/**
	 * Create results.
	 * @param runs the runs, of which those that nothing is left of are dropped
	 * @param all all results, of which those that were measured again are dropped
	 */
	public Results(List<Run> runs, List<Result> all) {
		Map<String, String> newest = new HashMap<>();
		all.forEach((result) -> newest.merge(key(result), result.run(), (a, b) -> (a.compareTo(b) > 0) ? a : b));
		Set<String> used = new HashSet<>(newest.values());
		// The baseline stays for those that were compared with it.
		Set<String> comparisons = new HashSet<>();
		all.stream()
			.filter((result) -> result.run().equals(newest.get(key(result))))
			.forEach((result) -> comparisons.add(result.run() + " " + result.scenario()));
		this.results = all.stream()
			.filter((result) -> result.run().equals(newest.get(key(result))) || (result.peer().equals(Peers.BASELINE)
					&& comparisons.contains(result.run() + " " + result.scenario())))
			.toList();
		// The end of a run is a second line, with the time that it took.
		Map<String, Run> last = new HashMap<>();
		runs.forEach((run) -> last.put(run.id(), run));
		this.runs = last.values()
			.stream()
			.filter((run) -> used.contains(run.id()))
			.sorted(Comparator.comparing(Run::id))
			.toList();
	}

	private static String key(Result result) {
		return result.scenario() + " " + result.peer();
	}

	/**
	 * Return the runs.
	 * @return the runs that anything is left of, the oldest first
	 */
	List<Run> runs() {
		return this.runs;
	}

	/**
	 * Return the results.
	 * @return the results that count
	 */
	List<Result> results() {
		return this.results;
	}

	/**
	 * Return a value over the rounds.
	 * @param scenario the scenario
	 * @param peer the contestant
	 * @param metric the name of the value
	 * @return the value, if it was measured
	 */
	Optional<Spread> value(String scenario, String peer, String metric) {
		return Spread.of(current(scenario, peer).map((result) -> result.values().get(metric)).filter(Objects::nonNull));
	}

	/**
	 * Return the ratio of a value to that of another contestant in the same round.
	 * @param scenario the scenario
	 * @param peer the contestant
	 * @param base the other contestant
	 * @param metric the name of the value
	 * @return the ratio, if both were measured
	 */
	Optional<Spread> ratio(String scenario, String peer, String base, String metric) {
		return Spread.of(current(scenario, peer).flatMap((result) -> {
			Double value = result.values().get(metric);
			return this.results.stream()
				.filter((other) -> other.peer().equals(base) && other.scenario().equals(scenario)
						&& other.run().equals(result.run()) && other.round() == result.round())
				.map((other) -> other.values().get(metric))
				.filter((divisor) -> divisor != null && divisor != 0 && value != null)
				.map((divisor) -> Objects.requireNonNull(value) / divisor);
		}));
	}

	/**
	 * Return why a contestant has no results in a scenario.
	 * @param scenario the scenario
	 * @param peer the contestant
	 * @return what went wrong, if anything did
	 */
	Optional<String> failure(String scenario, String peer) {
		return current(scenario, peer).map(Result::failure).filter(Objects::nonNull).findFirst();
	}

	/**
	 * Return the numbers of connections for which there is a value.
	 * @param scenario the scenario
	 * @param metric the name of the value, without the number
	 * @return the numbers, the smallest first
	 */
	List<Integer> sizes(String scenario, String metric) {
		return this.results.stream()
			.filter((result) -> result.scenario().equals(scenario))
			.flatMap((result) -> sizes(result, metric))
			.distinct()
			.sorted()
			.toList();
	}

	private static Stream<Integer> sizes(Result result, String metric) {
		return result.values()
			.keySet()
			.stream()
			.filter((name) -> name.matches(Pattern.quote(metric) + "-\\d+"))
			.map((name) -> Integer.valueOf(name.substring(metric.length() + 1)));
	}

	/**
	 * Return the name of a value that may depend on the number of connections.
	 * @param scenario the scenario
	 * @param peer the contestant
	 * @param metric the name of the value, without the number
	 * @return the name with the largest number, or without one if there is none
	 */
	String largest(String scenario, String peer, String metric) {
		return current(scenario, peer).flatMap((result) -> sizes(result, metric))
			.max(Comparator.naturalOrder())
			.map((size) -> metric + "-" + size)
			.orElse(metric);
	}

	private Stream<Result> current(String scenario, String peer) {
		List<Result> own = this.results.stream()
			.filter((result) -> result.scenario().equals(scenario) && result.peer().equals(peer))
			.toList();
		String newest = own.stream().map(Result::run).max(Comparator.naturalOrder()).orElse("");
		return own.stream().filter((result) -> result.run().equals(newest));
	}

}
