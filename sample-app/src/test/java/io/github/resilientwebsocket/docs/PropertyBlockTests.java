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
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.github.resilientwebsocket.autoconfigure.ResilientWebSocketAutoConfiguration;
import io.github.resilientwebsocket.autoconfigure.ResilientWebSocketProperties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Binds all properties of the documents, and starts an application with them. A block
 * after {@code <!-- refused -->} must be refused, with the description and the action in
 * the text that follows it.
 */
class PropertyBlockTests {

	private static final Map<String, String> KNOWN = new TreeMap<>();

	static Stream<CodeBlock> blocks() {
		return MarkdownPage.all()
			.stream()
			.flatMap((page) -> page.blocks().stream())
			.filter(PropertyBlock::isOne)
			.filter((block) -> !isRefused(block));
	}

	static Stream<List<CodeBlock>> refusedBlocks() {
		List<List<CodeBlock>> refused = new ArrayList<>();
		for (MarkdownPage page : MarkdownPage.all()) {
			List<CodeBlock> blocks = page.blocks();
			for (int i = 0; i < blocks.size(); i++) {
				if (PropertyBlock.isOne(blocks.get(i)) && isRefused(blocks.get(i))) {
					refused.add(blocks.subList(i, i + 2));
				}
			}
		}
		return refused.stream();
	}

	private static boolean isRefused(CodeBlock block) {
		return block.remark().equals("refused");
	}

	@BeforeAll
	static void readMetadata() throws IOException {
		for (URL url : Collections.list(PropertyBlockTests.class.getClassLoader()
			.getResources("META-INF/spring-configuration-metadata.json"))) {
			try (InputStream metadata = url.openStream()) {
				for (JsonNode property : JsonMapper.shared().readTree(metadata).get("properties")) {
					KNOWN.put(property.get("name").asString(), property.path("type").asString(""));
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("blocks")
	void everyKeyIsKnown(CodeBlock block) {
		assertThat(PropertyBlock.of(block).names()).isNotEmpty().allMatch(PropertyBlockTests::isKnown);
	}

	/** Those of clients are bound below; those of maps have names that nobody knows. */
	private static boolean isKnown(String name) {
		String key = name.replaceAll("\\[\\d+]", "");
		return KNOWN.containsKey(key) || KNOWN.entrySet()
			.stream()
			.anyMatch((known) -> key.startsWith(known.getKey() + ".") && known.getValue().startsWith("java.util.Map"));
	}

	@ParameterizedTest
	@MethodSource("blocks")
	void theClientsAreThoseOfTheLibrary(CodeBlock block) {
		MutablePropertySources sources = new MutablePropertySources();
		PropertyBlock.of(block).sources().forEach(sources::addLast);
		new Binder(ConfigurationPropertySources.from(sources)).bind("resilient-websocket",
				Bindable.of(ResilientWebSocketProperties.class), new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
	}

	@ParameterizedTest
	@MethodSource("blocks")
	void anApplicationStartsWithThem(CodeBlock block) {
		runner(PropertyBlock.of(block)).run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@MethodSource("refusedBlocks")
	void whatIsRefusedIsExplained(List<CodeBlock> blocks) {
		AtomicReference<ConfigurableApplicationContext> started = new AtomicReference<>();
		runner(PropertyBlock.of(blocks.get(0))).withInitializer(started::set).run((context) -> {
			assertThat(context).hasFailed();
			FailureAnalysis analysis = analyze(started.get(), context.getStartupFailure());
			String text = blocks.get(1).text();
			assertThat(text).startsWith("Description:");
			String problem = analysis.getDescription().lines().findFirst().orElseThrow();
			assertThat(text.lines().map(String::strip).toList()).contains(problem, analysis.getAction());
		});
	}

	@Test
	void thereAreManyBlocks() {
		assertThat(blocks()).hasSizeGreaterThan(10);
		assertThat(refusedBlocks()).isNotEmpty();
	}

	private static ApplicationContextRunner runner(PropertyBlock block) {
		return new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(SslAutoConfiguration.class, ResilientWebSocketAutoConfiguration.class))
			.withPropertyValues("resilient-websocket.defaults.auto-startup=false")
			.withInitializer((context) -> {
				MutablePropertySources sources = context.getEnvironment().getPropertySources();
				block.sources().forEach(sources::addLast);
				sources.addLast(new MapPropertySource("missing", block.missingUris()));
			});
	}

	private static FailureAnalysis analyze(ConfigurableApplicationContext context, Throwable failure) {
		return SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class,
					ArgumentResolver.of(org.springframework.core.env.Environment.class, context.getEnvironment()),
					FailureHandler.handleMessage((message, cause) -> {
						// Some of Spring Boot's analyzers want a bean factory.
					}))
			.stream()
			.map((analyzer) -> analyzer.analyze(failure))
			.filter(Objects::nonNull)
			.findFirst()
			.orElseThrow(() -> new AssertionError("Not analyzed", failure));
	}

}
