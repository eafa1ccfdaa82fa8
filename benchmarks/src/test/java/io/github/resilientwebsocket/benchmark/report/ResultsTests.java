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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.resilientwebsocket.benchmark.meter.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ResultsTests {

	private final List<Result> lines = new ArrayList<>();

	@Test
	void aRatioIsToTheBaselineOfTheSameRound() {
		add("run1", "spring", 1, 10);
		add("run1", "library", 1, 5);
		add("run1", "spring", 2, 100);
		add("run1", "library", 2, 60);
		add("run1", "spring", 3, 1);
		add("run1", "library", 3, 0.9);

		Spread ratio = results().ratio("send-125", "library", "spring", Metric.CPU).orElseThrow();

		assertThat(ratio.median()).isCloseTo(0.6, within(1e-9));
		assertThat(ratio.min()).isCloseTo(0.5, within(1e-9));
		assertThat(ratio.max()).isCloseTo(0.9, within(1e-9));
		assertThat(ratio.rounds()).isEqualTo(3);
	}

	@Test
	void whatIsMeasuredAgainTakesThePlaceOfTheOld() {
		add("run1", "spring", 1, 10);
		add("run1", "library", 1, 5);
		add("run1", "nv", 1, 20);
		add("run2", "spring", 1, 100);
		add("run2", "library", 1, 40);

		Results results = results();

		assertThat(results.ratio("send-125", "library", "spring", Metric.CPU).orElseThrow().median()).isEqualTo(0.4);
		// Still compared with the baseline that it met.
		assertThat(results.ratio("send-125", "nv", "spring", Metric.CPU).orElseThrow().median()).isEqualTo(2);
		assertThat(results.runs()).extracting(Run::id).containsExactly("run1", "run2");
		assertThat(results.results()).hasSize(4);
	}

	@Test
	void aRunOfWhichNothingIsLeftIsForgotten() {
		add("run1", "spring", 1, 10);
		add("run2", "spring", 1, 20);
		assertThat(results().runs()).extracting(Run::id).containsExactly("run2");
	}

	@Test
	void aFailureHasNoValue() {
		add("run1", "spring", 1, 10);
		this.lines.add(new Result("run1", "send-125", "nv", 1, "failed: no reason", Map.of()));

		assertThat(results().ratio("send-125", "nv", "spring", Metric.CPU)).isEmpty();
		assertThat(results().failure("send-125", "nv")).contains("failed: no reason");
	}

	@Test
	void ofManyConnectionsTheLargestNumberCounts() {
		this.lines.add(new Result("run1", "idle", "library", 1, null,
				Map.of("heap-kib-1000", 70.0, "heap-kib-10000", 60.0, "threads-10000", 12.0)));

		assertThat(results().largest("idle", "library", Metric.HEAP)).isEqualTo("heap-kib-10000");
		assertThat(results().sizes("idle", Metric.HEAP)).containsExactly(1000, 10_000);
		assertThat(results().largest("send-125", "library", Metric.CPU)).isEqualTo(Metric.CPU);
	}

	@Test
	void theFileKeepsEverything(@TempDir Path directory) throws Exception {
		ResultsFile file = new ResultsFile(directory.resolve("results.jsonl"));
		file.append(run("run1", 0));
		file.append(new Result("run1", "send-125", "spring", 1, null, Map.of(Metric.CPU, 2.5)));
		file.append(run("run1", 12));

		Results read = file.read();

		assertThat(read.runs()).containsExactly(run("run1", 12));
		assertThat(read.value("send-125", "spring", Metric.CPU).orElseThrow().median()).isEqualTo(2.5);
		file.replace(read);
		assertThat(file.read().results()).isEqualTo(read.results());
	}

	private void add(String run, String peer, int round, double cpu) {
		this.lines.add(new Result(run, "send-125", peer, round, null, Map.of(Metric.CPU, cpu)));
	}

	private Results results() {
		return new Results(List.of(run("run1", 0), run("run2", 0)), this.lines);
	}

	private static Run run(String id, double minutes) {
		return new Run(id, "full", minutes, Map.of("kernel", "Linux"), Map.of("nv", "2.14"));
	}

}
