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

package io.github.resilientwebsocket.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.resilientwebsocket.annotation.OnMessage;
import io.github.resilientwebsocket.annotation.OnOpen;
import io.github.resilientwebsocket.annotation.WebSocketListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.io.InputStreamSource;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that is processed ahead of time.
 */
class AheadOfTimeTests {

	private static final String[] PROPERTIES = { "resilient-websocket.clients.prices.uri=ws://127.0.0.1:1/",
			"resilient-websocket.clients.prices.auto-startup=false",
			"resilient-websocket.clients.orders.uri=ws://127.0.0.1:1/",
			"resilient-websocket.clients.orders.auto-startup=false" };

	private final InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();

	private final DefaultGenerationContext generation = new DefaultGenerationContext(
			new ClassNameGenerator(ClassName.get(Application.class)), this.files);

	@BeforeEach
	void generate() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			TestPropertyValues.of(PROPERTIES).applyTo(context);
			context.register(Application.class);
			new ApplicationContextAotGenerator().processAheadOfTime(context, this.generation);
			this.generation.writeGeneratedContent();
		}
	}

	@Test
	void listenersAndPropertiesAreHinted() throws Exception {
		RuntimeHints hints = this.generation.getRuntimeHints();
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(PriceListener.class.getDeclaredMethod("tick", Tick.class))).accepts(hints);
		assertThat(
				RuntimeHintsPredicates.reflection().onMethodInvocation(PriceListener.class.getDeclaredMethod("opened")))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(ResilientWebSocketProperties.class.getMethod("setPhase", int.class))).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(ClientProperties.class.getMethod("setUri", String.class))).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(ClientProxyProperties.class.getMethod("setHost", String.class))).accepts(hints);
	}

	@Test
	void clientsAreMadeByAFactoryMethodThatCanBeWrittenDown() throws Exception {
		StringBuilder sources = new StringBuilder();
		for (InputStreamSource source : this.files.getGeneratedFiles(Kind.SOURCE).values()) {
			sources.append(new String(source.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}
		assertThat(sources).contains("\"pricesResilientWebSocketClient\"", "\"ordersResilientWebSocketClient\"",
				"ConfiguredClientFactory.get(");
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ResilientWebSocketAutoConfiguration.class)
	@Import(PriceListener.class)
	static class Application {

	}

	@WebSocketListener("prices")
	static class PriceListener {

		@OnOpen
		List<String> opened() {
			return List.of();
		}

		@OnMessage
		void tick(Tick tick) {
		}

	}

	record Tick(String pair, double bid) {

	}

}
