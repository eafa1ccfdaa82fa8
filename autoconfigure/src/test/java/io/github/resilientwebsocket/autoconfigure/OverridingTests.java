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

import java.net.URI;
import java.util.List;

import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.ResilientWebSocketClients;
import io.github.resilientwebsocket.connection.ClientTime;
import io.github.resilientwebsocket.connection.DefaultResilientWebSocketClients;
import io.github.resilientwebsocket.connection.WebSocketReconnectManager;
import io.github.resilientwebsocket.listener.WebSocketListenerProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentMatchers;
import org.mockito.BDDMockito;
import org.mockito.Mockito;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the application may replace or leave out.
 */
class OverridingTests {

	private static final List<Class<?>> OURS = List.of(PayloadConverters.class, ResilientWebSocketClients.class,
			WebSocketReconnectManager.class, WebSocketListenerProcessor.class);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, JacksonAutoConfiguration.class,
				ResilientWebSocketAutoConfiguration.class))
		.withPropertyValues("resilient-websocket.clients.prices.uri=ws://127.0.0.1:1/",
				"resilient-websocket.clients.prices.auto-startup=false");

	@Test
	void allBeansAreThere() {
		this.runner.run((context) -> OURS.forEach((type) -> assertThat(context).hasSingleBean(type)));
	}

	@Test
	void theManagerCanBeReplaced() {
		this.runner.withUserConfiguration(OwnManager.class)
			.run((context) -> assertThat(context).hasSingleBean(WebSocketReconnectManager.class)
				.hasBean("ownManager")
				.hasSingleBean(WebSocketListenerProcessor.class));
	}

	@Test
	void theProcessorOfListenersCanBeReplaced() {
		this.runner.withUserConfiguration(OwnProcessor.class)
			.run((context) -> assertThat(context).hasSingleBean(WebSocketListenerProcessor.class)
				.hasBean("ownProcessor")
				.hasSingleBean(WebSocketReconnectManager.class));
	}

	@Test
	void theBeanOfAClientCanBeReplaced() {
		this.runner.withUserConfiguration(OwnClient.class)
			.withAllowBeanDefinitionOverriding(true)
			.run((context) -> assertThat(context.getBean(ResilientWebSocketClient.class))
				.isSameAs(context.getBean("pricesResilientWebSocketClient"))
				.isNotSameAs(context.getBean(ResilientWebSocketClients.class).get("prices")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tools.jackson", "jakarta.validation", "reactor", "org.springframework.boot.validation" })
	void worksWithoutWhatIsOptional(String packageName) {
		this.runner.withClassLoader(new FilteredClassLoader(packageName))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(ResilientWebSocketClients.class)
				.hasSingleBean(ResilientWebSocketClient.class));
	}

	@Test
	void worksWithoutBundles() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ResilientWebSocketAutoConfiguration.class))
			.withPropertyValues("resilient-websocket.clients.prices.uri=wss://127.0.0.1:1/",
					"resilient-websocket.clients.prices.auto-startup=false")
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ResilientWebSocketClient.class));
	}

	@Test
	void theTimeCanBeReplaced() {
		ClientTime time = Mockito.mock();
		BDDMockito.given(time.timers(ArgumentMatchers.any())).willAnswer((call) -> call.getArgument(0));
		this.runner.withBean(ClientTime.class, () -> time).run((context) -> {
			assertThat(context).hasNotFailed();
			context.getBean(ResilientWebSocketClient.class).start();
			BDDMockito.then(time).should(Mockito.timeout(10_000).atLeastOnce()).nanoTime();
		});
	}

	@Test
	void lazyInitializationDoesNotKeepClientsFromStarting() {
		this.runner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(WebSocketReconnectManager.class).isRunning()).isTrue();
			});
	}

	@Test
	void contextsOfOneJvmShareNothing() {
		this.runner.run((first) -> this.runner.run((second) -> {
			DefaultResilientWebSocketClients clients = second.getBean(DefaultResilientWebSocketClients.class);
			assertThat(first.getBean(DefaultResilientWebSocketClients.class)).isNotSameAs(clients);
			first.getSourceApplicationContext().close();
			clients.get("prices").start();
			assertThat(clients.create("late", ClientSettings.builder(URI.create("ws://127.0.0.1:1/")).build()))
				.isSameAs(clients.get("late"));
		}));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnManager {

		@Bean
		WebSocketReconnectManager ownManager(DefaultResilientWebSocketClients clients) {
			return new WebSocketReconnectManager(clients, 1);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnProcessor {

		@Bean
		static WebSocketListenerProcessor ownProcessor() {
			return Mockito.mock();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClient {

		@Bean
		ResilientWebSocketClient pricesResilientWebSocketClient() {
			return Mockito.mock();
		}

	}

}
