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

package io.github.resilientwebsocket.test.example;

import java.time.Duration;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import io.github.resilientwebsocket.test.autoconfigure.ConnectionHistory;
import io.github.resilientwebsocket.test.autoconfigure.ResilientWebSocketTest;
import io.github.resilientwebsocket.test.autoconfigure.VirtualTime;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(properties = "resilient-websocket.clients.prices.backoff.jitter=none")
@ResilientWebSocketTest(value = "prices", virtualTime = true)
class OutageTests {

	@Test
	void triesAgainLessAndLessOften(ScriptedWebSocketServer server, VirtualTime time, ConnectionHistory history) {
		server.awaitConnection().expectText("subscribe EUR/USD");
		server.stop();
		for (int seconds : new int[] { 1, 2, 4, 8, 16, 30, 30 }) {
			assertThat(time.advanceToNextAttempt()).hasSeconds(seconds);
		}
		server.restart();
		time.advance(Duration.ofSeconds(30));
		server.awaitConnection().expectText("subscribe EUR/USD");
		assertThat(history).client("prices")
			.hasState(ConnectionState.READY)
			.hasFailedAttempts(7)
			.reconnectedWithin(Duration.ofMinutes(3));
	}

	@Test
	void findsOutThatTheServerIsDead(ScriptedWebSocketServer server, VirtualTime time, ConnectionHistory history) {
		ScriptedConnection connection = server.awaitConnection();
		time.advance(Duration.ofHours(1));
		connection.ignorePings();
		time.advance(Duration.ofMinutes(1));
		assertThat(history).client("prices").lostBecause(Origin.LIVENESS).hasConnections(2);
	}

}
