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

import java.time.Duration;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bug that this library exists for: a server sends a close frame, and the client
 * comes back, whatever the code.
 */
class CloseFrameTests {

	private static final int NO_CODE = 1005;

	@RegisterExtension
	final ScriptedWebSocketServer plain = ScriptedWebSocketServer.ws();

	@RegisterExtension
	final ScriptedWebSocketServer encrypted = ScriptedWebSocketServer.wss();

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 4000, 4999,
			NO_CODE })
	void reconnects(int code) {
		reconnects(this.plain, code);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1001, 1002, 1008, 1011, 1012, 1013, 4000, NO_CODE })
	void reconnectsWithTls(int code) {
		reconnects(this.encrypted, code);
	}

	private static void reconnects(ScriptedWebSocketServer server, int code) {
		try (ClientApplication application = ClientApplication.start(server)) {
			application.awaitState(ConnectionState.READY);
			close(server.awaitConnection(), code);
			ClientApplication.await("second connection", () -> application.listener().opens.size() == 2);
			assertThat(application.listener().closes).singleElement().satisfies((close) -> {
				assertThat(close.status()).isEqualTo(expected(code));
				assertThat(close.origin()).isEqualTo(Origin.REMOTE);
				assertThat(close.willReconnect()).isTrue();
			});
			assertThat(application.listener().opens).extracting(ConnectionInfo::isReconnect)
				.containsExactly(false, true);
			assertThat(application.listener().messages).isEmpty();
			assertThat(application.listener().errors).isEmpty();
			assertThat(application.listener().story).containsExactly("open", "close", "open");
			assertThat(server.maxOpenCount()).isOne();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1001, 1002, 1008, 1011, 1012, 1013, 4000, NO_CODE })
	void endsWithoutReconnect(int code) {
		try (ClientApplication application = ClientApplication.start(this.plain,
				"resilient-websocket.clients.feed.reconnect=false")) {
			application.awaitState(ConnectionState.READY);
			close(this.plain.awaitConnection(), code);
			application.awaitState(ConnectionState.ENDED);
			ClientApplication.await("@OnClose", () -> application.listener().closes.size() == 1);
			assertThat(application.listener().closes.get(0).status()).isEqualTo(expected(code));
			assertThat(application.listener().closes.get(0).willReconnect()).isFalse();
			assertThat(application.client().send("late")).failsWithin(Duration.ofSeconds(5));
			assertThat(this.plain.connectCount()).isOne();
		}
	}

	private static void close(ScriptedConnection connection, int code) {
		if (code == NO_CODE) {
			connection.closeWithoutCode();
		}
		else {
			connection.closeWith(code, "because");
		}
	}

	private static CloseStatus expected(int code) {
		return (code == NO_CODE) ? CloseStatus.NO_STATUS_CODE : new CloseStatus(code, "because");
	}

}
