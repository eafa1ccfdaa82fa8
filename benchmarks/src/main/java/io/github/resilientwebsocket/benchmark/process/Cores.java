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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The cores that the two sides of a measurement get: one each, so that they do not take
 * time from each other.
 *
 * @param client what a command line of the client begins with
 * @param server what a command line of the server begins with
 * @param description what the report says about it
 */
public record Cores(List<String> client, List<String> server, String description) {

	private static final Path STATUS = Path.of("/proc/self/status");

	/**
	 * Leave it to the system.
	 * @return all cores for both
	 */
	public static Cores any() {
		return new Cores(List.of(), List.of(), "not pinned");
	}

	/**
	 * Look which cores there are, and whether processes can be pinned to them.
	 * @return the cores
	 * @throws IOException if the system cannot be read
	 */
	public static Cores detect() throws IOException {
		List<Integer> allowed = allowed();
		Path taskset = Path.of("/usr/bin/taskset");
		if (!Files.isExecutable(taskset) || allowed.size() < 2) {
			return new Cores(List.of(), List.of(), "not pinned: there is no taskset or only one core");
		}
		int client = allowed.get(0);
		int server = allowed.get(allowed.size() - 1);
		return new Cores(List.of(taskset.toString(), "-c", String.valueOf(client)),
				List.of(taskset.toString(), "-c", String.valueOf(server)),
				"client pinned to core " + client + ", server to core " + server);
	}

	private static List<Integer> allowed() throws IOException {
		if (!Files.exists(STATUS)) {
			return List.of();
		}
		return Files.readAllLines(STATUS)
			.stream()
			.filter((line) -> line.startsWith("Cpus_allowed_list:"))
			.map((line) -> parse(line.substring(line.indexOf(':') + 1).trim()))
			.findFirst()
			.orElse(List.of());
	}

	/**
	 * Parse a list of cores.
	 * @param list for example {@code 0-2,5}
	 * @return the numbers
	 */
	static List<Integer> parse(String list) {
		List<Integer> cores = new ArrayList<>();
		for (String range : list.split(",", -1)) {
			String[] ends = range.split("-", -1);
			for (int core = Integer.parseInt(ends[0]); core <= Integer.parseInt(ends[ends.length - 1]); core++) {
				cores.add(core);
			}
		}
		return cores;
	}

}
