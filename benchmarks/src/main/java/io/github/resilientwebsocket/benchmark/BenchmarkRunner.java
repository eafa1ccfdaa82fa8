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

package io.github.resilientwebsocket.benchmark;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.resilientwebsocket.benchmark.client.Peers;
import io.github.resilientwebsocket.benchmark.process.ClientProcess;
import io.github.resilientwebsocket.benchmark.process.Cores;
import io.github.resilientwebsocket.benchmark.process.Machine;
import io.github.resilientwebsocket.benchmark.process.PythonCommand;
import io.github.resilientwebsocket.benchmark.process.ServerProcess;
import io.github.resilientwebsocket.benchmark.report.Report;
import io.github.resilientwebsocket.benchmark.report.Result;
import io.github.resilientwebsocket.benchmark.report.ResultsFile;
import io.github.resilientwebsocket.benchmark.report.Run;
import io.github.resilientwebsocket.benchmark.scenario.ClientTask;
import io.github.resilientwebsocket.benchmark.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * Measures this library side by side with others and writes a report.
 */
public final class BenchmarkRunner {

	private final KnownProperties properties = new KnownProperties();

	private final boolean python = PythonCommand.version() != null;

	private final String id = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();

	private final Options options;

	private final Cores cores;

	private final ResultsFile file;

	private BenchmarkRunner(Options options) throws IOException {
		this.options = options;
		// Whether it works shows without, and sooner on a busy machine.
		this.cores = (options.scale() == Scale.QUICK) ? Cores.any() : Cores.detect();
		this.file = new ResultsFile(options.output().resolve("results.jsonl"));
	}

	/**
	 * Run what the options ask for.
	 * @param args see {@link Options}
	 * @throws Exception if the server cannot run, or nothing can be written
	 */
	public static void main(String[] args) throws Exception {
		Options options;
		try {
			options = Options.parse(args);
		}
		catch (IllegalArgumentException ex) {
			System.out.println(ex.getMessage() + "\n" + Options.USAGE);
			System.exit(2);
			return;
		}
		if (options.list()) {
			Scenario.ALL.forEach((scenario) -> System.out.println("scenario    " + scenario.id()));
			Peers.all().forEach((peer) -> System.out.println("contestant  " + peer.id()));
			return;
		}
		new BenchmarkRunner(options).run();
	}

	private void run() throws IOException, InterruptedException {
		if (!this.options.reportOnly()) {
			measure(new Plan(this.options).measurements());
		}
		var results = this.file.read();
		this.file.replace(results);
		new Report(results).write(this.options.output());
		System.out.println("Written: " + this.options.output().resolve("RESULTS.md").toAbsolutePath().normalize());
	}

	private void measure(List<Measurement> measurements) throws IOException, InterruptedException {
		long begin = System.nanoTime();
		ClientProcess client = new ClientProcess(this.cores);
		this.file.append(run(begin));
		boolean tls = measurements.stream().anyMatch((measurement) -> measurement.scenario().tls());
		try (ServerProcess server = new ServerProcess(this.cores, tls)) {
			for (int i = 0; i < measurements.size(); i++) {
				Result result = measure(measurements.get(i), client, server);
				this.file.append(result);
				System.out.printf(Locale.ROOT, "%d/%d %ds %s %s #%d %s%n", i + 1, measurements.size(),
						(System.nanoTime() - begin) / 1_000_000_000, result.scenario(), result.peer(), result.round(),
						(result.failure() != null) ? result.failure() : result.values());
			}
		}
		this.file.append(run(begin));
	}

	private Run run(long begin) {
		return new Run(this.id, this.options.scale().toString(), (System.nanoTime() - begin) / 60e9,
				Machine.describe(this.cores), Machine.versions());
	}

	private Result measure(Measurement measurement, ClientProcess client, ServerProcess server)
			throws InterruptedException {
		String failure = unable(measurement);
		Map<String, Double> values = Map.of();
		if (failure == null) {
			try {
				values = client.run(task(measurement, server));
			}
			catch (IOException ex) {
				failure = "failed: " + ex.getMessage();
			}
		}
		return new Result(this.id, measurement.scenario().id(), measurement.peer().id(), measurement.round(), failure,
				values);
	}

	private @Nullable String unable(Measurement measurement) {
		if (measurement.peer().factory() == null && !this.python) {
			return "skipped: not installed";
		}
		return measurement.peer()
			.properties()
			.stream()
			.filter((name) -> !this.properties.contains(name))
			.findFirst()
			.map((name) -> "skipped: this version has no property '" + name + "'")
			.orElse(null);
	}

	private ClientTask task(Measurement measurement, ServerProcess server) {
		Scenario scenario = measurement.scenario();
		return new ClientTask(scenario, measurement.peer().id(), server.port(scenario.tls() ? "wss" : "ws"),
				server.port("control"), server.certificate(), this.options.scale().warmUp(scenario.kind()),
				this.options.scale().measure(scenario.kind()), measurement.connections());
	}

}
