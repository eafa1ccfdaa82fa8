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

import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.test.HandshakeRequest;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * All clients of an application, whatever its configuration says of them.
 */
@SpringBootTest(properties = { "resilient-websocket.clients.my-orders.uri=${ORDERS_ADDRESS}",
		"resilient-websocket.clients.my-orders.ssl.bundle=orders",
		"resilient-websocket.clients.my-orders.proxy.host=proxy.example.com",
		"resilient-websocket.clients.my-orders.proxy.port=3128",
		"resilient-websocket.clients[eu.quotes].uri=ws://quotes.example.com",
		"resilient-websocket.clients[eu.quotes].auto-startup=false" })
@ResilientWebSocketTest
class SeveralClientsTests {

	@Autowired
	@Qualifier("my-orders")
	private ScriptedWebSocketServer orders;

	@Test
	void eachHasAServerOfItsOwn(@Qualifier("prices") ScriptedWebSocketServer prices,
			@Qualifier("my-orders") ResilientWebSocketClient client) {
		assertThat(prices.awaitConnection().request()).returns("/ws", HandshakeRequest::path)
			.returns("format=json", HandshakeRequest::query);
		client.send("order");
		this.orders.awaitConnection().expectText("order");
		assertThat(this.orders.requests()).singleElement().returns("/", HandshakeRequest::path);
	}

	@Test
	void whatDoesNotStartWithTheContextIsLeftToTheTest(@Qualifier("eu.quotes") ScriptedWebSocketServer server,
			@Qualifier("eu.quotes") ResilientWebSocketClient client, ConnectionHistory history) {
		assertThat(client.getState()).isEqualTo(ConnectionState.STOPPED);
		server.expectNoConnection(Duration.ofMillis(50));
		server.rejectHandshake(503);
		client.start();
		assertThat(history).client("eu.quotes").eventually().refusedWith(503);
		assertThat(history).client("prices").eventually().hasState(ConnectionState.READY).hasFailedAttempts(0);
	}

	@Test
	void oneHasToBeNamed(ConnectionHistory history) {
		assertThatIllegalStateException().isThrownBy(history::client)
			.withMessageContainingAll("prices", "my-orders", "eu.quotes");
	}

}
