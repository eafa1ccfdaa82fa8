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

import io.github.resilientwebsocket.ResilientWebSocketClients;
import org.apache.tomcat.websocket.WsWebSocketContainer;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
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
			ObjectProvider<SslBundles> sslBundles) {
		SslBundles bundles = sslBundles.getIfAvailable();
		return ResolvedProperties.of(properties, (bundles != null) ? bundles.getBundleNames() : List.of());
	}

	@Bean
	@ConditionalOnMissingBean
	PayloadConverters resilientWebSocketPayloadConverters() {
		return new PayloadConverters();
	}

	@Bean
	@ConditionalOnMissingBean
	@SuppressWarnings("DoNotCallSuggester")
	ResilientWebSocketClients resilientWebSocketClients(ResolvedProperties properties, PayloadConverters converters) {
		throw new UnsupportedOperationException("The clients are not there yet");
	}

	/**
	 * Conversion from and to JSON, with the mapper of the application.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JsonMapper.class)
	static class JsonConfiguration {

		@Bean
		@ConditionalOnBean(JsonMapper.class)
		PayloadConverters jsonResilientWebSocketPayloadConverters(JsonMapper jsonMapper) {
			return new PayloadConverters(new JacksonJsonMessageConverter(jsonMapper));
		}

	}

}
