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

package io.github.resilientwebsocket.actuate;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the table of meters to the meters. A name that begins with a dot follows one that
 * begins in the same way.
 */
class ObservabilityDocumentationTests {

	private static final String PREFIX = "resilient.websocket.";

	private static final Pattern NAME = Pattern.compile("`(?:resilient\\.websocket)?\\.([a-z.]+)`");

	@Test
	void thePageHasTheMetersThatThereAre() throws IOException {
		Set<String> told = Files.readAllLines(Path.of("..", "docs", "observability.md"))
			.stream()
			.filter((line) -> line.startsWith("| `" + PREFIX))
			.flatMap((line) -> NAME.matcher(line.substring(0, line.indexOf('|', 1)))
				.results()
				.map((match) -> match.group(1)))
			.collect(Collectors.toSet());
		List<String> meters = Arrays.stream(MeterNames.class.getDeclaredFields())
			.map(ObservabilityDocumentationTests::value)
			.filter((name) -> !name.equals(PREFIX))
			.map((name) -> name.substring(PREFIX.length()))
			.toList();
		assertThat(told).containsExactlyInAnyOrderElementsOf(meters);
	}

	private static String value(Field constant) {
		try {
			constant.setAccessible(true);
			return (String) constant.get(null);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
