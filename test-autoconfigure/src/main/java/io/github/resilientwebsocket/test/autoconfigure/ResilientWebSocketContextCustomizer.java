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

package io.github.resilientwebsocket.test.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.resilientwebsocket.connection.DefaultResilientWebSocketClients;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Brings servers, history and time into a context, and leads the clients to the servers.
 * It is part of the key of the context cache, so it holds nothing but what was asked for.
 *
 * @param names the names of the clients, empty for all
 * @param virtualTime whether time is virtual
 */
record ResilientWebSocketContextCustomizer(List<String> names, boolean virtualTime) implements ContextCustomizer {

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
		List<TestedClient> clients = TestedClients.find(context.getEnvironment(), this.names);
		TestServers servers = new TestServers(clients);
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("resilientWebSocketTest", properties(clients, servers)));
		DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
		beans.registerSingleton("resilientWebSocketTestServers", servers);
		// Also if the context fails to start.
		beans.registerDisposableBean("resilientWebSocketTestServers", servers);
		servers.all().forEach((name, server) -> register(beans, name, server));
		ConnectionHistory history = new ConnectionHistory(servers.all());
		context.addApplicationListener(new HistoryRecorder(history));
		beans.registerSingleton("resilientWebSocketConnectionHistory", history);
		VirtualTime time = this.virtualTime ? virtualTime(beans) : null;
		beans.registerSingleton("resilientWebSocketTestRun", new TestRun(beans, clients, servers, history, time));
	}

	private static Map<String, Object> properties(List<TestedClient> clients, TestServers servers) {
		Map<String, Object> properties = new LinkedHashMap<>();
		// The JVM of the tests is not the application's to keep.
		properties.put("resilient-websocket.keep-jvm-running", "false");
		for (TestedClient client : clients) {
			ScriptedWebSocketServer server = servers.get(client.name());
			properties.put(client.property("uri"), server.uri(client.resource()).toString());
			properties.put(client.property("ssl.bundle"), "");
			properties.put(client.property("proxy.host"), "");
		}
		return properties;
	}

	private static void register(DefaultListableBeanFactory beans, String name, ScriptedWebSocketServer server) {
		RootBeanDefinition definition = new RootBeanDefinition(ScriptedWebSocketServer.class, () -> server);
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, name));
		// Closed with the others.
		definition.setDestroyMethodName("");
		definition.setDescription("Scripted server of WebSocket client '" + name + "'");
		beans.registerBeanDefinition(name + "ScriptedWebSocketServer", definition);
	}

	private static VirtualTime virtualTime(DefaultListableBeanFactory beans) {
		VirtualClock clock = new VirtualClock();
		VirtualTime time = new VirtualTime(clock, beans.getBeanProvider(DefaultResilientWebSocketClients.class));
		beans.registerSingleton("resilientWebSocketClientTime", clock);
		beans.registerSingleton("resilientWebSocketVirtualTime", time);
		return time;
	}

}
