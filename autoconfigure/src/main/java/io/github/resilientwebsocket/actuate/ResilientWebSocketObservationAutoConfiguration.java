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

import io.github.resilientwebsocket.actuate.ClientObservations.ObservationConventions;
import io.github.resilientwebsocket.connection.ClientInstrumentation;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.util.function.SingletonSupplier;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the observations of the clients.
 *
 * @since 0.1.0
 */
@AutoConfiguration(beforeName = "io.github.resilientwebsocket.autoconfigure.ResilientWebSocketAutoConfiguration",
		afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean(ObservationRegistry.class)
@ConditionalOnBooleanProperty(name = { "resilient-websocket.enabled", "resilient-websocket.observations.enabled" },
		matchIfMissing = true)
@EnableConfigurationProperties(ResilientWebSocketObservationProperties.class)
public final class ResilientWebSocketObservationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ClientInstrumentation resilientWebSocketObservations(ResilientWebSocketObservationProperties properties,
			ObjectProvider<ObservationRegistry> registry, ObjectProvider<HandshakeObservationConvention> handshake,
			ObjectProvider<HandlerObservationConvention> handler, ObjectProvider<SendObservationConvention> send) {
		ObservationConventions conventions = new ObservationConventions(
				handshake.getIfAvailable(DefaultHandshakeObservationConvention::new),
				handler.getIfAvailable(DefaultHandlerObservationConvention::new),
				send.getIfAvailable(DefaultSendObservationConvention::new));
		// Later, since what handles observations may want to send over a client.
		return new ClientObservations(SingletonSupplier.of(registry::getObject), conventions, properties.isMessages());
	}

}
