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

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.ResilientWebSocketClients;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of one context know nothing of each other.
 */
@SpringBootTest
@ResilientWebSocketTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SharedContextTests {

	private static ApplicationContext shared;

	@Test
	@Order(1)
	void leavesAMess(ScriptedWebSocketServer server, ResilientWebSocketClient client,
			@Autowired ResilientWebSocketClients clients, @Autowired ApplicationContext context) {
		shared = context;
		ScriptedConnection connection = server.awaitConnection();
		client.send("read");
		connection.expectText("read");
		ResilientWebSocketClient late = clients.create("late", ClientSettings.builder(server.uri("/late")).build());
		ScriptedConnection second = server.awaitConnection();
		server.always(ConnectionScript.hang()).strict().allowViolations().timeout(Duration.ofMillis(1));
		second.dropTcp();
		connection.freeze();
		client.send("never read");
		late.send("never sent");
	}

	@Test
	@Order(2)
	void findsNothingOfIt(ScriptedWebSocketServer server, ResilientWebSocketClient client, ConnectionHistory history,
			@Autowired ResilientWebSocketClients clients, @Autowired ApplicationContext context) throws Exception {
		assertThat(context).isSameAs(shared);
		isLikeNew(server, client, history);
		assertThat(clients.all()).containsExactly(client);
	}

	@Test
	@Order(3)
	void findsAClientThatWasStopped(ResilientWebSocketClient client) {
		assertThat(client.stop()).succeedsWithin(Duration.ofSeconds(10));
	}

	private static void isLikeNew(ScriptedWebSocketServer server, ResilientWebSocketClient client,
			ConnectionHistory history) throws Exception {
		ScriptedConnection connection = server.awaitConnection();
		CompletableFuture<ConnectionInfo> ready = client.whenReady();
		ConnectionInfo info = ready.get(10, TimeUnit.SECONDS);
		assertThat(info.isReconnect()).isFalse();
		assertThat(info.attempt()).isOne();
		assertThat(info.outage()).isZero();
		assertThat(server.connectCount()).isOne();
		assertThat(server.requests()).hasSize(1);
		assertThat(history).client()
			.eventually()
			.hasExactlyStates(ConnectionState.CONNECTING, ConnectionState.OPENING, ConnectionState.READY)
			.hasConnections(1);
		assertThat(history.toString()).contains("'prices'").doesNotContain("'late'");
		client.send("first");
		connection.expectText("first");
		client.send("not expected, as nobody is strict");
	}

	@Nested
	class NestedTests {

		@Test
		void findsNothingOfIt(ScriptedWebSocketServer server, ResilientWebSocketClient client,
				ConnectionHistory history) throws Exception {
			isLikeNew(server, client, history);
		}

	}

}
