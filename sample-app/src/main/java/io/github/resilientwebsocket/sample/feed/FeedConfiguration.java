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

package io.github.resilientwebsocket.sample.feed;

import io.github.resilientwebsocket.sample.ConditionalOnOwnFeed;
import io.github.resilientwebsocket.sample.SampleProperties;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;

/**
 * The feed at {@code /feed}, the cable in front of it, and the troubles of both.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnOwnFeed
@EnableWebSocket
class FeedConfiguration {

	@Bean
	FeedHandler feedHandler(JsonMapper jsonMapper) {
		return new FeedHandler(jsonMapper);
	}

	@Bean
	Ticker ticker(FeedHandler feed) {
		return new Ticker(feed);
	}

	@Bean
	Doorman doorman() {
		return new Doorman();
	}

	@Bean
	WebSocketConfigurer feedEndpoint(FeedHandler feed, Doorman doorman) {
		return (registry) -> registry.addHandler(feed, "/feed").addInterceptors(doorman);
	}

	@Bean
	Cable cable(SampleProperties properties) {
		return new Cable(properties.cable().port());
	}

	@Bean
	CableConnector cableConnector(Cable cable) {
		return new CableConnector(cable);
	}

	@Bean
	Troublemaker troublemaker(FeedHandler feed, Cable cable, Doorman doorman, Ticker ticker,
			SampleProperties properties, ApplicationEventPublisher eventPublisher) {
		SampleProperties.Trouble trouble = properties.trouble();
		return new Troublemaker(feed, new Troubles(feed, cable, doorman, ticker, trouble), trouble.automatic(),
				trouble.pause(), eventPublisher);
	}

}
