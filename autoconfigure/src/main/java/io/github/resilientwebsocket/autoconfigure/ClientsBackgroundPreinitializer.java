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

import io.github.resilientwebsocket.HandshakeCustomizer;
import io.github.resilientwebsocket.ReconnectPolicy;
import io.github.resilientwebsocket.connection.ClientInstrumentation;
import io.github.resilientwebsocket.connection.ClientTime;
import io.github.resilientwebsocket.connection.DefaultResilientWebSocketClients;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.StandardEnvironment;

/**
 * Loads and links, beside the start of an application, the classes that the start will
 * need: an example client goes all the way of a configured one, but for the binding of
 * its properties and its own start. No thread is made, no socket opened, and nothing of
 * the application is read.
 */
final class ClientsBackgroundPreinitializer implements BackgroundPreinitializer {

	private static final String EXAMPLE = "example";

	@Override
	public void preinitialize() {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		ResilientWebSocketAutoConfiguration configuration = new ResilientWebSocketAutoConfiguration();
		ResolvedProperties properties = ResolvedProperties.of(example(), List.of(EXAMPLE), List.of());
		DefaultResilientWebSocketClients clients = configuration.resilientWebSocketClients(properties,
				configuration.resilientWebSocketPayloadConverters(), beans.getBeanProvider(HandshakeCustomizer.class),
				beans.getBeanProvider(ReconnectPolicy.class), beans.getBeanProvider(SslBundles.class), (event) -> {
				}, new StandardEnvironment(), beans.getBeanProvider(ClientInstrumentation.class),
				beans.getBeanProvider(ClientTime.class), beans.getBeanProvider(LoggingSystem.class));
		configuration.webSocketReconnectManager(clients, properties);
		configuration.webSocketListenerProcessor(beans.getBeanProvider(DefaultResilientWebSocketClients.class),
				beans.getBeanProvider(PayloadConverters.class), beans);
		ConfiguredClientFactory.get(clients, EXAMPLE);
	}

	private static ResilientWebSocketProperties example() {
		ResilientWebSocketProperties properties = new ResilientWebSocketProperties();
		ClientProperties client = new ClientProperties();
		client.setUri("ws://localhost");
		properties.getClients().put(EXAMPLE, client);
		return properties;
	}

}
