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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;

import io.github.resilientwebsocket.benchmark.client.Kind;
import io.github.resilientwebsocket.benchmark.client.Peer;
import io.github.resilientwebsocket.benchmark.client.Peers;
import io.github.resilientwebsocket.benchmark.scenario.Scenario;

/**
 * Where we stand, in three sentences made from the results.
 */
final class Summary {

	private static final double AHEAD = 0.95;

	private static final double BEHIND = 1.05;

	private final Results results;

	Summary(Results results) {
		this.results = results;
	}

	/**
	 * Return the sentences.
	 * @return the Markdown
	 */
	String markdown() {
		List<Standing> standings = Scenario.ALL.stream().flatMap((scenario) -> standing(scenario).stream()).toList();
		return goals() + " " + list("We win over raw Spring in", standings, (ratio) -> ratio < AHEAD, "nothing") + " "
				+ list("We lose to it in", standings, (ratio) -> ratio > BEHIND, "nothing") + "\n\n" + ahead(standings)
				+ "\n";
	}

	private String goals() {
		List<Goal> measured = Goal.ALL.stream().filter((goal) -> goal.reached(this.results).isPresent()).toList();
		long reached = measured.stream()
			.filter((goal) -> goal.isReachedBy(goal.reached(this.results).orElseThrow().median()))
			.count();
		return reached + " of " + Goal.ALL.size() + " goals are reached" + ((measured.size() < Goal.ALL.size())
				? ", " + (Goal.ALL.size() - measured.size()) + " were not measured" : "") + ".";
	}

	private static String list(String begin, List<Standing> standings, DoublePredicate which, String none) {
		List<String> names = standings.stream()
			.filter((standing) -> which.test(standing.ratio()))
			.map((standing) -> lower(standing.scenario().title()) + " (" + Numbers.format(standing.ratio(), true) + ")")
			.toList();
		return begin + " " + (names.isEmpty() ? none : String.join("; ", names)) + ".";
	}

	/** Who is ahead of us in what, the limits aside. */
	private String ahead(List<Standing> standings) {
		List<String> parts = new ArrayList<>();
		for (Standing standing : standings) {
			List<String> names = Peers.all()
				.stream()
				.filter((peer) -> !peer.isLibrary() && !peer.id().startsWith("socket")
						&& !peer.id().equals(Peers.BASELINE))
				.filter((peer) -> ratio(standing.scenario(), peer).filter((ratio) -> ratio < standing.ratio() * AHEAD)
					.isPresent())
				.sorted(Comparator.comparingDouble((peer) -> ratio(standing.scenario(), peer).orElseThrow()))
				.map((peer) -> peer.title() + " "
						+ Numbers.format(ratio(standing.scenario(), peer).orElseThrow(), true))
				.toList();
			if (!names.isEmpty()) {
				parts.add(lower(standing.scenario().title()) + ": " + String.join(", ", names));
			}
		}
		return "Other clients ahead of this library, the ratio to raw Spring behind each: "
				+ (parts.isEmpty() ? "none" : String.join("; ", parts)) + ".";
	}

	private Optional<Standing> standing(Scenario scenario) {
		if (scenario.kind() == Kind.RESTART) {
			return Optional.empty();
		}
		return ratio(scenario, Peers.of("library")).map((ratio) -> new Standing(scenario, ratio));
	}

	private Optional<Double> ratio(Scenario scenario, Peer peer) {
		String metric = this.results.largest(scenario.id(), peer.id(), Column.of(scenario.kind()).get(0).metric());
		return this.results.ratio(scenario.id(), peer.id(), Peers.BASELINE, metric).map(Spread::median);
	}

	private static String lower(String title) {
		return Character.toLowerCase(title.charAt(0)) + title.substring(1);
	}

	/** How this library does in a scenario. */
	private record Standing(Scenario scenario, double ratio) {
	}

}
