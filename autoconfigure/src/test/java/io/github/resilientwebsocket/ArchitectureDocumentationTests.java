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
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the tables of packages to the packages.
 */
class ArchitectureDocumentationTests {

	private static final Path PACKAGES = Path.of("src/main/java/io/github/resilientwebsocket");

	private static final Pattern NAME = Pattern.compile("`\\.([a-z]+)`");

	@ParameterizedTest
	@ValueSource(strings = { "docs/architecture.md", "CONTRIBUTING.md" })
	void thePackagesOfThePageAreThoseOfTheLibrary(String page) throws IOException {
		List<String> rows = Files.readAllLines(Path.of("..", page))
			.stream()
			.filter((line) -> line.startsWith("| `."))
			.flatMap((line) -> NAME.matcher(line.substring(0, line.indexOf('|', 1)))
				.results()
				.map((match) -> match.group(1)))
			.toList();
		assertThat(rows).containsExactlyInAnyOrderElementsOf(packages());
	}

	private static List<String> packages() throws IOException {
		try (Stream<Path> files = Files.list(PACKAGES)) {
			return files.filter(Files::isDirectory).map((folder) -> folder.getFileName().toString()).toList();
		}
	}

}
