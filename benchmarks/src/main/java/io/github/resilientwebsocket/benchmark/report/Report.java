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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import io.github.resilientwebsocket.benchmark.client.Peers;
import io.github.resilientwebsocket.benchmark.scenario.Scenario;

/**
 * The page with the results, and the chart.
 */
public final class Report {

	private final Results results;

	/**
	 * Create a report.
	 * @param results what it shows
	 */
	public Report(Results results) {
		this.results = results;
	}

	/**
	 * Write it.
	 * @param directory where to
	 * @throws IOException if that fails
	 */
	public void write(Path directory) throws IOException {
		Files.createDirectories(directory);
		Files.writeString(directory.resolve("RESULTS.md"), markdown());
		Files.writeString(directory.resolve("results.svg"), new Chart(this.results).svg());
	}

	private String markdown() {
		StringBuilder text = new StringBuilder("# Results\n\n");
		text.append("Written by the runner; [README.md](README.md) says what is measured and how. ")
			.append("Ratios are to raw `StandardWebSocketClient` = 1.00 in the same round, the median of the rounds; ")
			.append("less is better.\n\n");
		if (this.results.runs().stream().anyMatch((run) -> run.scale().equals("quick"))) {
			text.append("**Some of this comes from `--quick`: those numbers mean nothing.**\n\n");
		}
		text.append(new Summary(this.results).markdown());
		text.append("\n![Ratios to raw Spring](results.svg)\n\n## Goals\n\n");
		goals(text);
		text.append("\n## Scenarios\n");
		Scenario.ALL.forEach((scenario) -> text.append(new ScenarioTable(this.results, scenario).markdown()));
		text.append("\n## Runs\n");
		this.results.runs().forEach((run) -> run(text, run));
		return text.toString();
	}

	private void goals(StringBuilder text) {
		text.append("| | goal | reached | min – max | |\n|---|---|---:|---:|---|\n");
		for (Goal goal : Goal.ALL) {
			Optional<Spread> reached = goal.reached(this.results);
			text.append("| ").append(goal.title()).append(" | ").append(goal.limitText()).append(" | ");
			if (reached.isPresent()) {
				Spread spread = reached.get();
				text.append(goal.text(spread.median()))
					.append(" | ")
					.append(Numbers.range(spread, goal.base() != null))
					.append(" | ")
					.append(goal.isReachedBy(spread.median()) ? "reached" : "**missed**");
			}
			else {
				text.append(" | | ").append(this.results.failure(goal.scenario(), goal.peer()).orElse("not measured"));
			}
			text.append(" |\n");
		}
		limits(text);
	}

	private void limits(StringBuilder text) {
		text.append("\nWhat sets the limit of what is missed, as far as it is known:\n\n");
		for (Goal goal : Goal.ALL) {
			String limit = Limits.of(goal);
			Optional<Spread> reached = goal.reached(this.results);
			if (limit != null && reached.isPresent() && !goal.isReachedBy(reached.get().median())) {
				text.append("* ").append(goal.title()).append(": ").append(limit.strip()).append("\n");
			}
		}
	}

	private static void run(StringBuilder text, Run run) {
		text.append("\n")
			.append(run.id())
			.append(", `--")
			.append(run.scale())
			.append("`, ")
			.append(String.format(Locale.ROOT, "%.0f", run.minutes()))
			.append(" minutes\n\n");
		run.machine().forEach((name, value) -> text.append("* ").append(name).append(": ").append(value).append('\n'));
		text.append("* versions: ")
			.append(String.join(", ",
					run.versions()
						.entrySet()
						.stream()
						.map((entry) -> Peers.of(entry.getKey()).title() + " " + entry.getValue())
						.toList()))
			.append('\n');
	}

}
