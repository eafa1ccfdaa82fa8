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

import java.util.List;
import java.util.concurrent.Executor;

import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.ResilientWebSocketClients;
import io.github.resilientwebsocket.transport.ConnectLimits;
import org.apache.tomcat.websocket.WsWebSocketContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When the auto-configuration takes part and what it adds.
 */
class ResilientWebSocketAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(SslAutoConfiguration.class,
			JacksonAutoConfiguration.class, ResilientWebSocketAutoConfiguration.class);

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
		.withPropertyValues("resilient-websocket.clients.prices.uri=wss://stream.example.com/ws");

	private final ApplicationContextRunner fakeRunner = this.runner
		.withUserConfiguration(FakeClients.FakeClientsConfiguration.class);

	@Test
	void isRegistered() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()))
			.contains(ResilientWebSocketAutoConfiguration.class.getName());
	}

	@Test
	void backsOffFromOwnRegistry() {
		this.fakeRunner.run((context) -> assertThat(context).hasSingleBean(ResilientWebSocketClients.class)
			.hasSingleBean(FakeClients.class)
			.hasSingleBean(ResilientWebSocketClient.class));
	}

	@Test
	void zeroClientsAreFine() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withUserConfiguration(FakeClients.FakeClientsConfiguration.class)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ResilientWebSocketClient.class));
	}

	@Test
	void doesNothingIfDisabled() {
		this.runner
			.withPropertyValues("resilient-websocket.enabled=false", "resilient-websocket.clients.other.uri=not a URI")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ResilientWebSocketClients.class)
				.doesNotHaveBean(ResilientWebSocketClient.class)
				.doesNotHaveBean(ResilientWebSocketProperties.class));
	}

	@ParameterizedTest
	@ValueSource(classes = { StandardWebSocketClient.class, WsWebSocketContainer.class })
	void doesNothingWithoutWebSocketClasses(Class<?> missing) {
		this.runner.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ResilientWebSocketClients.class)
				.doesNotHaveBean(ResilientWebSocketClient.class));
	}

	@Test
	void convertsJsonWithTheMapperOfTheApplication() {
		this.fakeRunner.withPropertyValues("spring.jackson.property-naming-strategy=SNAKE_CASE").run((context) -> {
			assertThat(context).hasSingleBean(JsonMapper.class);
			MessageConverter converter = context.getBean(PayloadConverters.class).converter();
			assertThat(converter.toMessage(new Order(7), null).getPayload()).isEqualTo("{\"order_number\":7}");
		});
	}

	@Test
	void worksWithoutJackson() {
		this.fakeRunner.withClassLoader(new FilteredClassLoader("tools.jackson")).run((context) -> {
			assertThat(context).hasNotFailed();
			MessageConverter converter = context.getBean(PayloadConverters.class).converter();
			assertThat(converter.toMessage(new Order(7), null)).isNull();
			assertThat(converter.fromMessage(MessageBuilder.withPayload("text").build(), String.class))
				.isEqualTo("text");
		});
	}

	@Test
	void worksWithoutMapper() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ResilientWebSocketAutoConfiguration.class))
			.withUserConfiguration(FakeClients.FakeClientsConfiguration.class)
			.run((context) -> {
				assertThat(context).hasSingleBean(PayloadConverters.class).doesNotHaveBean(JsonMapper.class);
				assertThat(context.getBean(PayloadConverters.class).converter().toMessage(new Order(7), null)).isNull();
			});
	}

	@Test
	void addsNothingThatMakesOthersBackOff() {
		List<Class<?>> types = List.of(Executor.class, TaskScheduler.class, MessageConverter.class);
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ResilientWebSocketAutoConfiguration.class))
			.withUserConfiguration(FakeClients.FakeClientsConfiguration.class, MapperConfiguration.class)
			.run((context) -> {
				assertThat(context).hasSingleBean(JsonMapper.class);
				types.forEach((type) -> assertThat(context).doesNotHaveBean(type));
			});
	}

	@Test
	void takesPartInWebApplicationsToo() {
		new WebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withUserConfiguration(FakeClients.FakeClientsConfiguration.class)
			.run((context) -> assertThat(context).hasSingleBean(ResolvedProperties.class));
		new ReactiveWebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withUserConfiguration(FakeClients.FakeClientsConfiguration.class)
			.run((context) -> assertThat(context).hasSingleBean(ResolvedProperties.class));
	}

	@Test
	void knownBundleIsAccepted() {
		this.fakeRunner
			.withPropertyValues("resilient-websocket.clients.prices.ssl.bundle=feed",
					"spring.ssl.bundle.pem.feed.truststore.certificate=classpath:none.pem")
			.run((context) -> assertThat(context.getBean(FakeClients.class).settings("prices").sslBundle())
				.isEqualTo("feed"));
	}

	@Test
	void limitsAndPhase() {
		this.fakeRunner.run((context) -> {
			ResolvedProperties properties = context.getBean(ResolvedProperties.class);
			assertThat(properties.connects()).isEqualTo(new ConnectLimits(64, 32));
			assertThat(properties.phase()).isEqualTo(Integer.MAX_VALUE - 4096);
		});
		this.fakeRunner
			.withPropertyValues("resilient-websocket.connects.max-concurrent=8",
					"resilient-websocket.connects.per-host=1", "resilient-websocket.phase=5")
			.run((context) -> {
				ResolvedProperties properties = context.getBean(ResolvedProperties.class);
				assertThat(properties.connects()).isEqualTo(new ConnectLimits(8, 1));
				assertThat(properties.phase()).isEqualTo(5);
			});
	}

	record Order(int orderNumber) {

	}

	@Configuration(proxyBeanMethods = false)
	static class MapperConfiguration {

		@Bean
		JsonMapper jsonMapper() {
			return JsonMapper.builder().build();
		}

	}

}
