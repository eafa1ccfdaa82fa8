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
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

import io.github.resilientwebsocket.HandshakeCustomizer;
import io.github.resilientwebsocket.ReconnectPolicy;
import io.github.resilientwebsocket.ResilientWebSocketClients;
import io.github.resilientwebsocket.connection.ClientExecutors;
import io.github.resilientwebsocket.connection.ClientInstrumentation;
import io.github.resilientwebsocket.connection.ClientServices;
import io.github.resilientwebsocket.connection.ClientTime;
import io.github.resilientwebsocket.connection.DefaultResilientWebSocketClients;
import io.github.resilientwebsocket.connection.JvmKeeper;
import io.github.resilientwebsocket.connection.WebSocketReconnectManager;
import io.github.resilientwebsocket.listener.WebSocketListenerProcessor;
import io.github.resilientwebsocket.transport.LazyTransport;
import io.github.resilientwebsocket.transport.TomcatTransport;
import io.github.resilientwebsocket.transport.Transport;
import org.apache.tomcat.websocket.WsWebSocketContainer;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.thread.Threading;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for WebSocket clients that stay
 * connected.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SslAutoConfiguration.class,
		afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@ConditionalOnClass({ StandardWebSocketClient.class, WsWebSocketContainer.class })
@ConditionalOnBooleanProperty(name = "resilient-websocket.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ResilientWebSocketProperties.class)
@Import(ResilientWebSocketClientRegistrar.class)
public final class ResilientWebSocketAutoConfiguration {

	@Bean
	ResolvedProperties resilientWebSocketResolvedProperties(ResilientWebSocketProperties properties,
			Environment environment, ObjectProvider<SslBundles> sslBundles) {
		SslBundles bundles = sslBundles.getIfAvailable();
		return ResolvedProperties.of(properties, ConfiguredNames.clientKeys(environment),
				(bundles != null) ? bundles.getBundleNames() : List.of());
	}

	@Bean
	@ConditionalOnMissingBean
	PayloadConverters resilientWebSocketPayloadConverters() {
		return new PayloadConverters();
	}

	@Bean
	@ConditionalOnMissingBean(ResilientWebSocketClients.class)
	DefaultResilientWebSocketClients resilientWebSocketClients(ResolvedProperties properties,
			PayloadConverters converters, ObjectProvider<HandshakeCustomizer> customizers,
			ObjectProvider<ReconnectPolicy> policies, ObjectProvider<SslBundles> sslBundles,
			ApplicationEventPublisher eventPublisher, Environment environment,
			ObjectProvider<ClientInstrumentation> instrumentation, ObjectProvider<ClientTime> times,
			ObjectProvider<LoggingSystem> loggingSystem) {
		loggingSystem.ifAvailable(QuietResets::apply);
		ClientTime time = times.getIfAvailable(() -> ClientTime.SYSTEM);
		ClientExecutors executors = ClientExecutors.create(Threading.VIRTUAL.isActive(environment), time);
		LongSupplier clock = time::nanoTime;
		Transport transport = new LazyTransport(
				() -> new TomcatTransport(executors.transport(), executors.loop(), clock, properties.connects()));
		ClientServices services = new ClientServices(executors, transport, customizers.orderedStream().toList(),
				policies.orderedStream().toList(), new BundledSslContexts(sslBundles::getObject), converters::converter,
				jvmKeeper(properties, environment), eventPublisher::publishEvent, clock,
				() -> ThreadLocalRandom.current().nextDouble());
		return new DefaultResilientWebSocketClients(services, properties.clients(),
				instrumentation.getIfAvailable(() -> ClientInstrumentation.NONE));
	}

	private static JvmKeeper jvmKeeper(ResolvedProperties properties, Environment environment) {
		// Who decides for the whole application has decided for the clients too.
		return new JvmKeeper(properties.keepJvmRunning() && !environment.containsProperty("spring.main.keep-alive"));
	}

	@Bean
	@ConditionalOnBean(DefaultResilientWebSocketClients.class)
	@ConditionalOnMissingBean
	WebSocketReconnectManager webSocketReconnectManager(DefaultResilientWebSocketClients clients,
			ResolvedProperties properties) {
		return new WebSocketReconnectManager(clients, properties.phase());
	}

	@Bean
	@ConditionalOnBean(DefaultResilientWebSocketClients.class)
	@ConditionalOnMissingBean
	WebSocketListenerProcessor webSocketListenerProcessor(ObjectProvider<DefaultResilientWebSocketClients> clients,
			ObjectProvider<PayloadConverters> converters, BeanFactory beanFactory) {
		return new WebSocketListenerProcessor(() -> new RegistryListenerTarget(clients.getObject()),
				() -> converters.getObject().converter(), () -> PayloadValidator.find(beanFactory));
	}

	/**
	 * Conversion from and to JSON, with the mapper of the application.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JsonMapper.class)
	static class JsonConfiguration {

		@Bean
		@ConditionalOnBean(JsonMapper.class)
		@ConditionalOnMissingBean
		PayloadConverters jsonResilientWebSocketPayloadConverters(JsonMapper jsonMapper) {
			return new PayloadConverters(() -> List.of(new JacksonJsonMessageConverter(jsonMapper)));
		}

	}

}
