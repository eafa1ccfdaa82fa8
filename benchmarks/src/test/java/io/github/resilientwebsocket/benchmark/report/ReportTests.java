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

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

import io.github.resilientwebsocket.benchmark.meter.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTests {

	@TempDir
	Path directory;

	private final List<Result> lines = new ArrayList<>();

	@Test
	void saysWhatIsReachedAndWhatIsMissed() throws Exception {
		add("send-125", "spring", Map.of(Metric.CPU, 2.0, Metric.ALLOCATED, 500.0));
		add("send-125", "library", Map.of(Metric.CPU, 1.204, Metric.ALLOCATED, 371.0));
		add("send-125", "nv", Map.of(Metric.CPU, 0.8));
		add("two-small", "spring", Map.of(Metric.P90, 43_000.0));
		add("two-small", "library", Map.of(Metric.P90, 700.0));
		add("echo", "spring", Map.of(Metric.P50, 100.0));
		add("echo", "library", Map.of(Metric.P50, 120.0));

		String page = write();

		assertThat(page).contains("| send 125 B, 1 thread | ≤ 0.60 | 0.60 |  | reached |")
			.contains("| allocation per message sent | ≤ 370 B | 371 B |  | **missed** |")
			.contains("| two small messages, answer after the second: p90 | ≤ 5 ms | 0.70 ms |  | reached |")
			.contains("| echo round trip, one in flight: p50 | ≤ 1.10 | 1.20 |  | **missed** |")
			.contains("| receive 125 B, queued | ≤ 1.35 |  | | not measured |");
	}

	@Test
	void namesWinsAndLossesAndWhoIsAhead() throws Exception {
		add("send-125", "spring", Map.of(Metric.CPU, 2.0));
		add("send-125", "library", Map.of(Metric.CPU, 1.2));
		add("send-125", "nv", Map.of(Metric.CPU, 0.8));
		add("echo", "spring", Map.of(Metric.P50, 100.0));
		add("echo", "library", Map.of(Metric.P50, 120.0));

		assertThat(write()).contains("We win over raw Spring in send 125 B, 1 thread (0.60).")
			.contains("We lose to it in echo 125 B, one in flight (1.20).")
			.contains("send 125 B, 1 thread: nv-websocket-client 0.40");
	}

	@Test
	void saysWhyAVariantWasNotMeasured() throws Exception {
		add("receive-125", "spring", Map.of(Metric.CPU, 2.0));
		this.lines.add(new Result("run", "receive-125", "library-inline", 1,
				"skipped: this version has no property 'inbound.dispatch'", Map.of()));

		assertThat(write()).contains("| receive 125 B, inline | ≤ 1.05 |  | | skipped: this version has no property")
			.contains("* this library, inline: skipped: this version has no property 'inbound.dispatch'");
	}

	@Test
	void manyConnectionsHaveARowForEachNumber() throws Exception {
		add("idle", "spring", Map.of("heap-kib-1000", 60.0, "heap-kib-10000", 50.0, "threads-1000", 3.0));
		add("idle", "library", Map.of("heap-kib-1000", 66.0, "heap-kib-10000", 60.0, "threads-10000", 12.0));

		assertThat(write()).contains("| **this library, 1000** | 1.10 |")
			.contains("| **this library, 10000** | 1.20 |")
			.contains("| 10,000 connections in one process: threads | ≤ 100 | 12 |  | reached |");
	}

	@Test
	void theCostOfAStartIsTheMedianOfThePairs() throws Exception {
		for (int round = 1; round <= 3; round++) {
			this.lines.add(new Result("run", "startup", "library", round, null, Map.of(Metric.START, 500.0 + round,
					Metric.START_WITHOUT, 460.0, Metric.START_MORE, 40.0 + round, Metric.READY, 800.0)));
		}

		assertThat(write()).contains("add | ≤ 60 ms | 42 ms | 41 – 43 | reached |")
			.contains("|  | ms more | ms | ms without it | ms until connected |")
			.contains("| **this library** | 42 | 502 | 460 | 800 |");
	}

	@Test
	void theChartIsXml() throws Exception {
		add("send-125", "spring", Map.of(Metric.CPU, 2.0));
		add("send-125", "library", Map.of(Metric.CPU, 9.0));
		write();

		String svg = Files.readString(this.directory.resolve("results.svg"));

		assertThat(DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(new InputSource(new StringReader(svg)))
			.getElementsByTagName("rect")
			.getLength()).isEqualTo(2);
		// A bar that is cut still says how long it is.
		assertThat(svg).contains(">4.50<");
	}

	private void add(String scenario, String peer, Map<String, Double> values) {
		this.lines.add(new Result("run", scenario, peer, 1, null, values));
	}

	private String write() throws Exception {
		Run run = new Run("run", "full", 30, Map.of("kernel", "Linux"), Map.of());
		new Report(new Results(List.of(run), this.lines)).write(this.directory);
		return Files.readString(this.directory.resolve("RESULTS.md"));
	}

}
