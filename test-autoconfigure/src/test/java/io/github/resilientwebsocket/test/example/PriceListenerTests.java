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

import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import io.github.resilientwebsocket.test.autoconfigure.ResilientWebSocketTest;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

@SpringBootTest(properties = "resilient-websocket.clients.prices.backoff.delay=50ms")
@ResilientWebSocketTest("prices")
class PriceListenerTests {

	@MockitoBean
	private Prices prices;

	@Test
	void subscribesAgainWhenTheServerHasRestarted(ScriptedWebSocketServer server) {
		ScriptedConnection first = server.awaitConnection();
		first.expectText("subscribe EUR/USD");
		first.closeWith(1012, "restart");
		ScriptedConnection second = server.awaitConnection();
		second.expectText("subscribe EUR/USD");
		second.sendText("1.0843");
		verify(this.prices, timeout(5000)).update("1.0843");
	}

}
