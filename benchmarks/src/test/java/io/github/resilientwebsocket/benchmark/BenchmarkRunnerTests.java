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

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures with real processes, half a minute long.
 */
@Tag("soak")
class BenchmarkRunnerTests {

	@TempDir
	Path directory;

	@Test
	void measuresAndReports() throws Exception {
		BenchmarkRunner.main(new String[] { "--quick", "--scenarios", "send-125", "--contestants", "library",
				"--output", this.directory.toString() });

		assertThat(Files.readString(this.directory.resolve("results.jsonl"))).containsOnlyOnce("\"peer\":\"spring\"")
			.containsOnlyOnce("\"peer\":\"library\"")
			.containsOnlyOnce("\"scale\":\"quick\"")
			.doesNotContain("failed", "skipped");
		assertThat(Files.readString(this.directory.resolve("RESULTS.md"))).contains("those numbers mean nothing")
			.containsPattern("\\| send 125 B, 1 thread \\| ≤ 0\\.60 \\| \\d+\\.\\d\\d \\|")
			.containsPattern("\\| \\*\\*this library\\*\\* \\| \\d+\\.\\d\\d \\|");
		assertThat(Files.readString(this.directory.resolve("results.svg"))).contains("<svg", "this library", "</svg>");
	}

	@Test
	void startsAnApplicationWithAndWithoutTheLibrary() throws Exception {
		BenchmarkRunner
			.main(new String[] { "--quick", "--scenarios", "startup", "--output", this.directory.toString() });

		assertThat(Files.readString(this.directory.resolve("results.jsonl"))).containsOnlyOnce("\"peer\"")
			.contains("\"start-millis\":", "\"start-without-millis\":", "\"ready-millis\":")
			.doesNotContain("failed", "skipped");
		assertThat(Files.readString(this.directory.resolve("RESULTS.md"))).containsPattern(
				"\\| start of an application: [^|]+ \\| ≤ 60 ms \\| -?[\\d.,]+ ms \\|  \\| (reached|\\*\\*missed\\*\\*) \\|");
	}

}
