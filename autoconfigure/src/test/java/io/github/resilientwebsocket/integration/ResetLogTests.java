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

import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reset is one line in the log, not a stack trace of Tomcat.
 */
@ExtendWith(OutputCaptureExtension.class)
class ResetLogTests {

	private static final String TOMCAT = "Write to the remote endpoint failed";

	@RegisterExtension
	final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws();

	@Test
	void tomcatIsQuiet(CapturedOutput output) {
		reset();
		assertThat(output)
			.containsOnlyOnce("READY -> BACKING_OFF: the connection was lost; reconnects, next attempt in ")
			.doesNotContain(TOMCAT, "\tat ");
	}

	@Test
	void tomcatSpeaksWhereTheApplicationWantsItTo(CapturedOutput output) {
		reset("logging.level.org.apache.tomcat.websocket.WsRemoteEndpointImplClient=warn");
		assertThat(output).contains(TOMCAT);
	}

	private void reset(String... properties) {
		try (ClientApplication application = ClientApplication.start(this.server, properties)) {
			application.awaitState(ConnectionState.READY);
			this.server.awaitConnection().reset();
			this.server.awaitConnection();
			application.awaitState(ConnectionState.READY);
		}
	}

}
