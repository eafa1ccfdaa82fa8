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

import io.github.resilientwebsocket.connection.DefaultResilientWebSocketClients;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the health of the clients.
 *
 * @since 0.1.0
 */
@AutoConfiguration(afterName = "io.github.resilientwebsocket.autoconfigure.ResilientWebSocketAutoConfiguration",
		beforeName = "org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration")
@ConditionalOnClass({ HealthContributor.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(DefaultResilientWebSocketClients.class)
@ConditionalOnEnabledHealthIndicator("resilientwebsocket")
@EnableConfigurationProperties(ResilientWebSocketHealthProperties.class)
public final class ResilientWebSocketHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = { "resilientwebsocketHealthIndicator", "resilientwebsocketHealthContributor" })
	ClientsHealthContributor resilientwebsocketHealthContributor(DefaultResilientWebSocketClients clients,
			ResilientWebSocketHealthProperties properties) {
		return new ClientsHealthContributor(clients, properties.getDownAfter());
	}

}
