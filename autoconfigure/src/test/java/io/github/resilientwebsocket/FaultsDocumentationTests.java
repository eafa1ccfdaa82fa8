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

package io.github.resilientwebsocket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the page about faults against the tests that there are.
 */
class FaultsDocumentationTests {

	private static final Pattern FAULT = Pattern.compile("^\\| [^|]+ \\| [^|]+ \\| (\\w+)#(\\w+) \\|$",
			Pattern.MULTILINE);

	private static final Pattern LESSON = Pattern.compile("^\\| (\\d+) [^|]+ \\| (\\w+)#(\\w+) \\|$",
			Pattern.MULTILINE);

	private static final Path TESTS = Path.of("src/test/java");

	static Stream<String> references() throws IOException {
		return Stream
			.concat(rows(FAULT).map((row) -> row.group(1) + "#" + row.group(2)),
					rows(LESSON).map((row) -> row.group(2) + "#" + row.group(3)))
			.distinct();
	}

	private static Stream<MatchResult> rows(Pattern pattern) throws IOException {
		return pattern.matcher(Files.readString(Path.of("../docs/faults.md"))).results();
	}

	@ParameterizedTest
	@MethodSource("references")
	void everyTestIsThere(String reference) throws IOException {
		String[] parts = reference.split("#");
		try (Stream<Path> files = Files.find(TESTS, 20,
				(file, attributes) -> file.getFileName().toString().equals(parts[0] + ".java"))) {
			List<Path> found = files.toList();
			assertThat(found).as(parts[0]).hasSize(1);
			assertThat(Files.readString(found.get(0))).containsPattern("\\bvoid " + parts[1] + "\\(");
		}
	}

	@Test
	void everyLessonHasATest() throws IOException {
		assertThat(rows(LESSON).map((row) -> Integer.parseInt(row.group(1))))
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 27).boxed().toList());
	}

	@Test
	void thereAreManyFaults() throws IOException {
		assertThat(rows(FAULT).count()).isGreaterThan(60);
	}

}
