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

package io.github.resilientwebsocket.integration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.ResilientWebSocketClients;
import io.github.resilientwebsocket.annotation.OnOpen;
import io.github.resilientwebsocket.annotation.WebSocketListener;
import io.github.resilientwebsocket.secrets.PlantedSecrets;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A thousand clients that come and go at run time.
 */
class ThousandClientsTests {

	private static final int AT_ONCE = 50;

	@RegisterExtension
	private final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws();

	@Test
	void someLeaveNothingBehind() throws Exception {
		leaveNothingBehind(200);
	}

	@Test
	@Tag("soak")
	void aThousandLeaveNothingBehind() throws Exception {
		leaveNothingBehind(1000);
	}

	private void leaveNothingBehind(int count) throws Exception {
		try (ClientApplication application = ClientApplication.start(this.server, List.of(ShardListener.class))) {
			application.client().whenReady().get(20, TimeUnit.SECONDS);
			ResilientWebSocketClients clients = application.context().getBean(ResilientWebSocketClients.class);
			ShardListener listener = application.context().getBean(ShardListener.class);
			int beans = application.context().getBeanDefinitionCount();
			String[] singletons = application.context().getBeanFactory().getSingletonNames();
			comeAndGo(clients, 0);
			for (int first = AT_ONCE; first < count; first += AT_ONCE) {
				comeAndGo(clients, first);
			}
			assertThat(listener.opens).hasValue(count);
			assertThat(clients.all()).extracting(ResilientWebSocketClient::getName).containsExactly("feed");
			assertThat(application.context().getBeanDefinitionCount()).isEqualTo(beans);
			assertThat(application.context().getBeanFactory().getSingletonNames()).isEqualTo(singletons);
			ClientApplication.await("the server's view", () -> this.server.openCount() == 1);
			// Idle threads of a pool go after half a minute, one that is held never
			// would. The JVM stays up for the client that is left.
			ClientApplication.await("idle threads",
					() -> heldThreads().equals(List.of("resilient-websocket-keep-alive")));
			assertThat(application.client().whenReady()).succeedsWithin(20, TimeUnit.SECONDS);
		}
	}

	private void comeAndGo(ResilientWebSocketClients clients, int first) throws Exception {
		ClientSettings settings = ClientSettings.builder(PlantedSecrets.in(this.server.uri("/feed"))).build();
		List<ResilientWebSocketClient> created = new ArrayList<>();
		for (int i = first; i < first + AT_ONCE; i++) {
			created.add(clients.create("shard-" + i, settings));
		}
		CompletableFuture<?>[] ready = created.stream()
			.map(ResilientWebSocketClient::whenReady)
			.toArray(CompletableFuture[]::new);
		CompletableFuture.allOf(ready).get(20, TimeUnit.SECONDS);
		created.forEach((client) -> clients.remove(client.getName()));
		CompletableFuture<?>[] stopped = created.stream()
			.map(ResilientWebSocketClient::stop)
			.toArray(CompletableFuture[]::new);
		CompletableFuture.allOf(stopped).get(20, TimeUnit.SECONDS);
	}

	private static List<String> heldThreads() {
		return Thread.getAllStackTraces()
			.entrySet()
			.stream()
			.filter((thread) -> thread.getKey().getName().startsWith("resilient-websocket-"))
			.filter((thread) -> Arrays.stream(thread.getValue())
				.noneMatch((frame) -> frame.getMethodName().equals("getTask")))
			.map((thread) -> thread.getKey().getName())
			.toList();
	}

	@WebSocketListener("shard-*")
	static class ShardListener {

		final AtomicInteger opens = new AtomicInteger();

		@OnOpen
		void opened(ConnectionInfo connection) {
			this.opens.incrementAndGet();
		}

	}

}
