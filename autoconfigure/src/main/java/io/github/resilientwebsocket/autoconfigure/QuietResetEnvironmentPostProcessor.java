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

import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Silences the WARN with a stack trace that Tomcat's client writes for every connection
 * that the peer resets: it then tries to send a close frame. The client tells of the loss
 * itself, in one line. As the lowest of all property sources, so that
 * {@code logging.level} of the application wins.
 */
class QuietResetEnvironmentPostProcessor implements EnvironmentPostProcessor {

	static final String PROPERTY = "logging.level.org.apache.tomcat.websocket.WsRemoteEndpointImplClient";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		environment.getPropertySources()
			.addLast(new MapPropertySource("resilientWebSocketLogging", Map.of(PROPERTY, "error")));
	}

}
