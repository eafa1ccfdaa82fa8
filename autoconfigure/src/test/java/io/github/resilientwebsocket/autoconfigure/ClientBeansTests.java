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

import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.ResilientWebSocketClients;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The beans of configured clients.
 */
class ClientBeansTests {

	private static final String ONE = "resilient-websocket.clients.prices.uri=wss://prices";

	private static final String TWO = "resilient-websocket.clients.orders.uri=wss://orders";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ResilientWebSocketAutoConfiguration.class))
		.withUserConfiguration(FakeClients.FakeClientsConfiguration.class);

	@Test
	void areThoseOfTheRegistry() {
		this.runner.withPropertyValues(ONE, TWO).run((context) -> {
			ResilientWebSocketClients clients = context.getBean(ResilientWebSocketClients.class);
			assertThat(context.getBeansOfType(ResilientWebSocketClient.class)).hasSize(2)
				.containsEntry("pricesResilientWebSocketClient", clients.get("prices"))
				.containsEntry("ordersResilientWebSocketClient", clients.get("orders"));
		});
	}

	@Test
	void onlyOneNeedsNoQualifier() {
		this.runner.withPropertyValues(ONE)
			.withUserConfiguration(Unqualified.class)
			.run((context) -> assertThat(context).getBean("injected").isEqualTo("prices"));
	}

	@Test
	void severalWithoutQualifierFail() {
		this.runner.withPropertyValues(ONE, TWO)
			.withUserConfiguration(Unqualified.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(NoUniqueBeanDefinitionException.class)
				.hasMessageContaining("pricesResilientWebSocketClient")
				.hasMessageContaining("ordersResilientWebSocketClient"));
	}

	@Test
	void severalAreToldApartByQualifier() {
		this.runner.withPropertyValues(ONE, TWO)
			.withUserConfiguration(Qualified.class)
			.run((context) -> assertThat(context).getBean("injected").isEqualTo("prices"));
	}

	@Test
	void applicationMayHaveBeanOfTheSameName() {
		this.runner.withPropertyValues(ONE, TWO)
			.withUserConfiguration(Qualified.class)
			.withBean("prices", StringBuilder.class)
			.run((context) -> {
				assertThat(context).getBean("prices").isInstanceOf(StringBuilder.class);
				assertThat(context).getBean("injected").isEqualTo("prices");
			});
	}

	@Test
	void applicationMayReplaceBeanOfClient() {
		this.runner.withPropertyValues(ONE).withUserConfiguration(Replaced.class).run((context) -> {
			assertThat(context).hasSingleBean(ResilientWebSocketClient.class);
			assertThat(context.getBean(ResilientWebSocketClient.class))
				.isSameAs(context.getBean(Replaced.class).client);
		});
	}

	@Test
	void areNotDestroyedByTheContext() {
		this.runner.withPropertyValues(ONE)
			.run((context) -> assertThat(
					context.getBeanFactory().getMergedBeanDefinition("pricesResilientWebSocketClient"))
				.satisfies((definition) -> assertThat(definition.getDestroyMethodName()).isEmpty()));
	}

	@Test
	void areWrittenDownAheadOfTime() {
		InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			TestPropertyValues.of(ONE).applyTo(context);
			context.register(FakeClients.FakeClientsConfiguration.class, ResilientWebSocketAutoConfiguration.class);
			DefaultGenerationContext generation = new DefaultGenerationContext(
					new ClassNameGenerator(ClassName.get("com.example", "Application")), files);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
			generation.writeGeneratedContent();
		}
		assertThat(files.getGeneratedFiles(GeneratedFiles.Kind.SOURCE).keySet())
			.anyMatch((path) -> path.contains("ConfiguredClientFactory"));
		assertThat(files.getGeneratedFiles(GeneratedFiles.Kind.SOURCE).values())
			.anySatisfy((source) -> assertThat(source.toString()).contains(
					"addQualifier(new AutowireCandidateQualifier(\"" + Qualifier.class.getName() + "\", \"prices\"))"));
	}

	@Configuration(proxyBeanMethods = false)
	static class Unqualified {

		@Bean
		String injected(ResilientWebSocketClient client) {
			return client.getName();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Qualified {

		@Bean
		String injected(@Qualifier("prices") ResilientWebSocketClient client) {
			return client.getName();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Replaced {

		private final ResilientWebSocketClient client = Mockito.mock();

		@Bean
		ResilientWebSocketClient pricesResilientWebSocketClient() {
			return this.client;
		}

	}

}
