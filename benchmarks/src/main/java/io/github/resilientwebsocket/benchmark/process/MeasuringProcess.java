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

import io.github.resilientwebsocket.benchmark.scenario.ClientMain;

/**
 * A process that measures once and prints what it has measured.
 */
final class MeasuringProcess {

	private static final int LINES_OF_A_FAILURE = 12;

	private MeasuringProcess() {
	}

	/**
	 * Run it.
	 * @param command its command line
	 * @param patience how long it may take
	 * @return the values by name
	 * @throws IOException if it has failed, with the end of what it wrote
	 * @throws InterruptedException if this thread is interrupted
	 */
	static Map<String, Double> run(List<String> command, Duration patience) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		process.getOutputStream().close();
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

	private static void parse(String line, Map<String, Double> values) {
		for (String word : line.split(" ", -1)) {
			int equals = word.indexOf('=');
			if (equals > 0) {
				values.put(word.substring(0, equals), Double.valueOf(word.substring(equals + 1)));
			}
		}
	}

}
