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

package io.github.resilientwebsocket.test.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of the documentation are the tests of this package, word for word.
 */
class ExampleDocumentationTests {

	private static final Path DOCUMENTATION = Path.of("../docs/testing.md");

	private static final Path SOURCES = Path.of("src/test/java")
		.resolve(ExampleDocumentationTests.class.getPackageName().replace('.', '/'));

	@ParameterizedTest
	@ValueSource(classes = { PriceListener.class, PriceListenerTests.class, OutageTests.class, MaintenanceTests.class })
	void isInTheDocumentation(Class<?> example) throws IOException {
		String source = Files.readString(SOURCES.resolve(example.getSimpleName() + ".java"));
		String type = source.substring(source.indexOf("\n@") + 1);
		assertThat(Files.readString(DOCUMENTATION)).contains("```java\n" + type + "```\n");
	}

}
