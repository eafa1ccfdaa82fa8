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

import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import io.github.resilientwebsocket.test.autoconfigure.ConnectionHistory;
import io.github.resilientwebsocket.test.autoconfigure.ResilientWebSocketTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(properties = "resilient-websocket.clients.prices.backoff.delay=50ms")
@ResilientWebSocketTest("prices")
class MaintenanceTests {

	@BeforeEach
	void closeForMaintenance(ScriptedWebSocketServer server) {
		server.rejectHandshake(503);
	}

	@Test
	void connectsWhenTheMaintenanceIsOver(ScriptedWebSocketServer server, ConnectionHistory history) {
		assertThat(history).client("prices")
			.eventually()
			.hasExactlyStates(ConnectionState.CONNECTING, ConnectionState.BACKING_OFF, ConnectionState.CONNECTING,
					ConnectionState.OPENING, ConnectionState.READY)
			.refusedWith(503)
			.neverLost()
			.neverHadTwoConnections();
		assertThat(server.requests()).hasSize(2);
	}

}
