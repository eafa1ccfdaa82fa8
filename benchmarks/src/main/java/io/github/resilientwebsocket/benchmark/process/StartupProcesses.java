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

package io.github.resilientwebsocket.benchmark.process;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.benchmark.meter.Metric;
import io.github.resilientwebsocket.benchmark.scenario.ClientTask;
import io.github.resilientwebsocket.benchmark.startup.StartupMain;

/**
 * Pairs of processes that start the same application, with this library and without it.
 */
final class StartupProcesses {

	/**
	 * Without the library the application ends just below the first threshold of the
	 * metaspace, and only one of the two would have that collection.
	 */
	private static final List<String> MEMORY = List.of("-Xms512m", "-Xmx512m", "-XX:MetaspaceSize=128m");

	private final Map<String, Integer> runs = new HashMap<>();

	/**
	 * Start the application twice.
	 * @param task where the client connects to
	 * @param patience how long one start may take
	 * @return the values by name
	 * @throws IOException if a process has failed
	 * @throws InterruptedException if this thread is interrupted
	 */
	Map<String, Double> run(ClientTask task, Duration patience) throws IOException, InterruptedException {
		String with = ClassPath.ofStarter();
		String without = ClassPath.without(with, ResilientWebSocketClient.class);
		// Not always the same one behind the other.
		boolean libraryFirst = this.runs.merge(task.scenario().id(), 1, Integer::sum) % 2 == 1;
		Map<String, Double> first = start(task, libraryFirst ? with : without, patience);
		Map<String, Double> second = start(task, libraryFirst ? without : with, patience);
		return libraryFirst ? compare(first, second) : compare(second, first);
	}

	private static Map<String, Double> start(ClientTask task, String classPath, Duration patience)
			throws IOException, InterruptedException {
		return MeasuringProcess.run(JavaCommand.of(List.of(), task.scenario().withJvmOptions(MEMORY), classPath,
				StartupMain.class, List.of(StartupMain.URI + task.uri("/echo"))), patience);
	}

	private static Map<String, Double> compare(Map<String, Double> library, Map<String, Double> without)
			throws IOException {
		if (!library.containsKey(Metric.READY) || without.containsKey(Metric.READY)) {
			throw new IOException("The client is to be in one of the applications, and only there");
		}
		double start = Objects.requireNonNull(library.get(Metric.START));
		double startWithout = Objects.requireNonNull(without.get(Metric.START));
		return Map.of(Metric.START, start, Metric.START_WITHOUT, startWithout, Metric.START_MORE, start - startWithout,
				Metric.READY, Objects.requireNonNull(library.get(Metric.READY)));
	}

}
