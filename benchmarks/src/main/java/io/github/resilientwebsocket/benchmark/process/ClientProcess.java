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
import java.util.List;
import java.util.Map;

import io.github.resilientwebsocket.benchmark.client.Kind;
import io.github.resilientwebsocket.benchmark.client.Peers;
import io.github.resilientwebsocket.benchmark.scenario.ClientMain;
import io.github.resilientwebsocket.benchmark.scenario.ClientTask;

/**
 * Processes that measure a client once.
 */
public final class ClientProcess {

	/** The most that starting, opening and waiting for the last message may take. */
	private static final Duration PATIENCE = Duration.ofSeconds(150);

	private final Cores cores;

	private final StartupProcesses startups = new StartupProcesses();

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
		if (task.scenario().kind() == Kind.STARTUP) {
			return this.startups.run(task, PATIENCE);
		}
		return MeasuringProcess.run(command(task), PATIENCE.plus(task.warmUp()).plus(task.measure()));
	}

	private List<String> command(ClientTask task) throws IOException {
		if (Peers.of(task.peer()).factory() == null) {
			return PythonCommand.of(this.cores.client(), task.toArguments());
		}
		// A fixed heap for data; for many connections it grows with them.
		boolean growing = task.scenario().kind() == Kind.IDLE || task.scenario().kind() == Kind.RESTART;
		List<String> heap = growing ? List.of("-Xmx6g") : List.of("-Xms512m", "-Xmx512m");
		return JavaCommand.of(this.cores.client(), task.scenario().withJvmOptions(heap), ClientMain.class,
				task.toArguments());
	}

}
