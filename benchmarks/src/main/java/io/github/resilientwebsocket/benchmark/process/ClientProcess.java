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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.benchmark.client.Kind;
import io.github.resilientwebsocket.benchmark.client.Peers;
import io.github.resilientwebsocket.benchmark.scenario.ClientMain;
import io.github.resilientwebsocket.benchmark.scenario.ClientTask;

/**
 * A process that measures a client once.
 */
public final class ClientProcess {

	/** The most that starting, opening and waiting for the last message may take. */
	private static final Duration PATIENCE = Duration.ofSeconds(150);

	private static final int LINES_OF_A_FAILURE = 12;

	private final Cores cores;

	/**
	 * Create processes on a core.
	 * @param cores the cores
	 */
	public ClientProcess(Cores cores) {
		this.cores = cores;
	}

	/**
	 * Measure.
	 * @param task what to measure
	 * @return the values by name
	 * @throws IOException if the process has failed, with the end of what it wrote
	 * @throws InterruptedException if this thread is interrupted
	 */
	public Map<String, Double> run(ClientTask task) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command(task)).redirectErrorStream(true).start();
		process.getOutputStream().close();
		Duration patience = PATIENCE.plus(task.warmUp()).plus(task.measure());
		var unused = process.onExit()
			.orTimeout(patience.toSeconds(), TimeUnit.SECONDS)
			.exceptionally((timeout) -> process.destroyForcibly());
		Deque<String> tail = new ArrayDeque<>();
		Map<String, Double> values = new HashMap<>();
		try (BufferedReader out = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
			for (String line = out.readLine(); line != null; line = out.readLine()) {
				if (line.startsWith(ClientMain.RESULT)) {
					parse(line, values);
				}
				else if (tail.size() < LINES_OF_A_FAILURE) {
					tail.add(line);
				}
			}
		}
		int status = process.waitFor();
		if (status != 0 || values.isEmpty()) {
			throw new IOException(tail.isEmpty() ? "no result within " + patience.toSeconds() + " s"
					: "status " + status + ": " + String.join(" | ", tail));
		}
		return values;
	}

	private List<String> command(ClientTask task) throws IOException {
		if (Peers.of(task.peer()).factory() == null) {
			return PythonCommand.of(this.cores.client(), task.toArguments());
		}
		// A fixed heap for data; for many connections it grows with them.
		boolean growing = task.scenario().kind() == Kind.IDLE || task.scenario().kind() == Kind.RESTART;
		return JavaCommand.of(this.cores.client(), growing ? List.of("-Xmx6g") : List.of("-Xms512m", "-Xmx512m"),
				ClientMain.class, task.toArguments());
	}

	private static void parse(String line, Map<String, Double> values) {
		for (String word : line.split(" ", -1)) {
			int equals = word.indexOf('=');
			if (equals > 0) {
				values.put(word.substring(0, equals), Double.valueOf(word.substring(equals + 1)));
			}
		}
	}

}
