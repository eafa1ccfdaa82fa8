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

package io.github.resilientwebsocket.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import io.github.resilientwebsocket.transport.TestTransport.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class TomcatLoggingTests {

	@RegisterExtension
	private final ScriptedWebSocketServer ws = ScriptedWebSocketServer.ws();

	@RegisterExtension
	private final TestTransport transport = new TestTransport();

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.resilientwebsocket.transport");

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@BeforeEach
	void record() {
		this.logger.setLevel(Level.DEBUG);
		this.log.start();
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void stop() {
		this.logger.detachAppender(this.log);
		this.logger.setLevel(null);
	}

	@Test
	void tellsFailuresWithoutSecrets() {
		this.transport.resolver((host) -> {
			if (host.equals("nowhere.test")) {
				throw new UnknownHostException("secret");
			}
			return new InetAddress[] { InetAddress.getLoopbackAddress() };
		});
		this.ws.rejectHandshake(503).rejectHandshake(401).next(ConnectionScript.wrongAcceptKey());
		this.ws.next(ConnectionScript.redirect(this.ws.uri("/secret")));
		this.ws.next((connection) -> connection.reset());
		for (int i = 0; i < 5; i++) {
			this.transport.connect(request("name.test")).awaitFailed();
		}
		this.transport.connect(request("nowhere.test")).awaitFailed();
		this.transport.connect(request("name.test").header("X", "secret\n")).awaitFailed();
		this.transport.connect(TestTransport.request(this.ws.uri("/secret?" + "secret".repeat(1000)))).awaitFailed();
		RecordingListener failing = new RecordingListener() {

			@Override
			void opened(TransportConnection connection) {
				throw new IllegalStateException("secret");
			}

		};
		this.transport.connect(request("name.test"), failing);
		failing.awaitClosed();
		assertThat(this.log.list).hasSizeGreaterThan(7).allSatisfy((event) -> {
			assertThat(event.getFormattedMessage()).doesNotContainIgnoringCase("secret");
			assertThat(event.getThrowableProxy()).isNull();
		});
		assertThat(this.log.list).extracting(ILoggingEvent::getFormattedMessage)
			.anyMatch((message) -> message.contains("503") && message.contains("name.test:" + this.ws.port()))
			.anyMatch((message) -> message.contains("wrong Sec-WebSocket-Accept"));
	}

	private Request request(String host) {
		return TestTransport.request(this.ws.uri("/secret?token=secret")).host(host).header("Authorization", "secret");
	}

}
