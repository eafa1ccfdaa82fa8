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

import io.github.resilientwebsocket.benchmark.client.Kind;
import io.github.resilientwebsocket.benchmark.client.Peer;
import io.github.resilientwebsocket.benchmark.client.Peers;
import io.github.resilientwebsocket.benchmark.meter.Metric;
import io.github.resilientwebsocket.benchmark.scenario.Scenario;

/**
 * The table of one scenario: the best on top.
 */
final class ScenarioTable {

	private final Results results;

	private final Scenario scenario;

	private final List<Column> columns;

	ScenarioTable(Results results, Scenario scenario) {
		this.results = results;
		this.scenario = scenario;
		this.columns = Column.of(scenario.kind());
	}

	/**
	 * Return the table.
	 * @return the Markdown, empty if nothing was measured
	 */
	String markdown() {
		List<String> rows = (this.scenario.kind() == Kind.IDLE) ? idleRows() : rows("");
		List<String> missing = missing();
		if (rows.isEmpty() && missing.isEmpty()) {
			return "";
		}
		StringBuilder text = new StringBuilder("\n### ").append(this.scenario.title())
			.append(" (`")
			.append(this.scenario.id())
			.append("`)\n");
		if (!rows.isEmpty()) {
			text.append("\n|");
			header().forEach((cell) -> text.append(' ').append(cell).append(" |"));
			text.append("\n|---|").append("---:|".repeat(header().size() - 1)).append('\n');
			rows.forEach((row) -> text.append(row).append('\n'));
		}
		if (!missing.isEmpty()) {
			text.append('\n');
			missing.forEach((line) -> text.append("* ").append(line).append('\n'));
		}
		return text.toString();
	}

	private List<String> header() {
		List<String> header = new ArrayList<>();
		header.add("");
		for (Column column : this.columns) {
			header.add(column.ratio() ? column.title() + ", ratio" : column.title());
			if (column.equals(this.columns.get(0)) && column.ratio()) {
				header.add("min – max");
			}
		}
		return header;
	}

	/** Those with many connections come once for each number of them. */
	private List<String> idleRows() {
		List<String> rows = new ArrayList<>();
		for (int size : this.results.sizes(this.scenario.id(), Metric.HEAP)) {
			rows.addAll(rows("-" + size));
		}
		return rows;
	}

	private List<String> rows(String suffix) {
		Column first = this.columns.get(0);
		return Peers.all()
			.stream()
			.filter((peer) -> cell(peer, first, suffix).isPresent())
			.sorted(Comparator.comparingDouble((peer) -> cell(peer, first, suffix).orElseThrow().median()))
			.map((peer) -> row(peer, suffix))
			.toList();
	}

	private String row(Peer peer, String suffix) {
		String title = peer.title() + (suffix.isEmpty() ? "" : ", " + suffix.substring(1));
		boolean marked = peer.isLibrary() || peer.id().equals(Peers.BASELINE);
		StringBuilder row = new StringBuilder("| ").append(marked ? "**" + title + "**" : title).append(" |");
		for (Column column : this.columns) {
			Optional<Spread> spread = cell(peer, column, suffix);
			row.append(' ')
				.append(spread.map((value) -> Numbers.format(value.median(), column.ratio())).orElse(""))
				.append(" |");
			if (column.equals(this.columns.get(0)) && column.ratio()) {
				row.append(' ').append(spread.map((value) -> Numbers.range(value, true)).orElse("")).append(" |");
			}
		}
		return row.toString();
	}

	private Optional<Spread> cell(Peer peer, Column column, String suffix) {
		String metric = column.metric() + suffix;
		Optional<Spread> spread = column.ratio()
				? this.results.ratio(this.scenario.id(), peer.id(), Peers.BASELINE, metric)
				: this.results.value(this.scenario.id(), peer.id(), metric);
		return spread.map((value) -> value.times(column.factor()));
	}

	private List<String> missing() {
		return Peers.all()
			.stream()
			.flatMap((peer) -> this.results.failure(this.scenario.id(), peer.id())
				.map((failure) -> peer.title() + ": " + failure)
				.stream())
			.toList();
	}

}
