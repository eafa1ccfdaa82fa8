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

package io.github.resilientwebsocket.docs;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.resilientwebsocket.annotation.WebSocketListener;
import io.github.resilientwebsocket.autoconfigure.ResilientWebSocketAutoConfiguration;
import io.github.resilientwebsocket.docs.given.Prices;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.core.annotation.AnnotatedElementUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compiles all Java of the documents, and lets the application start with each of the
 * listeners.
 */
class JavaBlockTests {

	private static final String SKIP = "not compiled: ";

	@TempDir
	private static Path output;

	private static Map<String, List<String>> errors;

	static Stream<CodeBlock> blocks() {
		return MarkdownPage.all()
			.stream()
			.flatMap((page) -> page.blocks().stream())
			.filter((block) -> block.language().equals("java") && !block.remark().startsWith(SKIP));
	}

	@BeforeAll
	static void compileAll() {
		errors = new SnippetCompiler(output).compile(blocks().toList());
	}

	@ParameterizedTest
	@MethodSource("blocks")
	void compiles(CodeBlock block) {
		assertThat(errors.getOrDefault(block.toString(), List.of())).isEmpty();
	}

	@Test
	void nothingElseIsWrong() {
		assertThat(errors.getOrDefault("", List.of())).isEmpty();
	}

	@Test
	void thereAreManyBlocks() {
		assertThat(blocks()).hasSizeGreaterThan(30);
	}

	@Test
	void theApplicationStartsWithEveryListener() throws Exception {
		int listeners = 0;
		try (URLClassLoader loader = new URLClassLoader(new URL[] { output.toUri().toURL() },
				getClass().getClassLoader())) {
			for (String name : compiledClasses()) {
				Class<?> type = Class.forName(name, false, loader);
				WebSocketListener listener = AnnotatedElementUtils.findMergedAnnotation(type, WebSocketListener.class);
				if (listener != null && !type.isAnnotation()) {
					start(type, listener.value(), loader);
					listeners++;
				}
			}
		}
		assertThat(listeners).isGreaterThan(10);
	}

	private static void start(Class<?> type, String client, ClassLoader loader) {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(ValidationAutoConfiguration.class, ResilientWebSocketAutoConfiguration.class))
			.withClassLoader(loader)
			.withPropertyValues("resilient-websocket.defaults.auto-startup=false",
					"resilient-websocket.clients." + client.replace("*", "1") + ".uri=ws://localhost")
			.withBean(Prices.class)
			.withBean(type)
			.run((context) -> assertThat(context).as(type.getName()).hasNotFailed());
	}

	private static List<String> compiledClasses() throws IOException {
		try (Stream<Path> files = Files.walk(output)) {
			return files.map((file) -> output.relativize(file).toString())
				.filter((file) -> file.endsWith(".class"))
				.map((file) -> file.substring(0, file.length() - ".class".length()).replaceAll("[/\\\\]", "."))
				.toList();
		}
	}

}
