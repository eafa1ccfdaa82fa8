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
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The raw results, one JSON object a line: a run that is interrupted keeps what it has,
 * and what is measured again is merged by being newer.
 */
public final class ResultsFile {

	private final JsonMapper json = JsonMapper.shared();

	private final Path path;

	/**
	 * Use a file.
	 * @param path the file, which need not exist
	 */
	public ResultsFile(Path path) {
		this.path = path;
	}

	/**
	 * Add a run or a result.
	 * @param line a {@link Run} or {@link Result}
	 * @throws IOException if it cannot be written
	 */
	public void append(Record line) throws IOException {
		if (this.path.toAbsolutePath().getParent() != null) {
			Files.createDirectories(this.path.toAbsolutePath().getParent());
		}
		Files.writeString(this.path, this.json.writeValueAsString(line) + "\n", StandardOpenOption.CREATE,
				StandardOpenOption.APPEND);
	}

	/**
	 * Read everything.
	 * @return the results
	 * @throws IOException if it cannot be read
	 */
	public Results read() throws IOException {
		List<Run> runs = new ArrayList<>();
		List<Result> results = new ArrayList<>();
		for (String line : Files.exists(this.path) ? Files.readAllLines(this.path) : List.<String>of()) {
			JsonNode node = this.json.readTree(line);
			if (node.has("scale")) {
				runs.add(this.json.treeToValue(node, Run.class));
			}
			else {
				results.add(this.json.treeToValue(node, Result.class));
			}
		}
		return new Results(runs, results);
	}

	/**
	 * Keep only what a report shows.
	 * @param results the results
	 * @throws IOException if it cannot be written
	 */
	public void replace(Results results) throws IOException {
		List<String> lines = new ArrayList<>();
		results.runs().forEach((run) -> lines.add(this.json.writeValueAsString(run)));
		results.results().forEach((result) -> lines.add(this.json.writeValueAsString(result)));
		Files.write(this.path, lines);
	}

}
