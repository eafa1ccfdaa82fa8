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

package io.github.resilientwebsocket.fault;

import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ConnectionAttemptFailedEvent;
import io.github.resilientwebsocket.HandshakeCustomizer;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What this side must not send, from a customizer that goes wrong once: the attempt fails
 * before anything goes out, the log says what to do, and the next attempt connects.
 */
@ExtendWith(OutputCaptureExtension.class)
class GuardTests {

	@RegisterExtension
	static final FaultyFeed ws = new FaultyFeed(ScriptedWebSocketServer.ws()).with(Customizer.class);

	@ParameterizedTest
	@ValueSource(strings = { "s3cr3t\r\nX-Injected: yes", "s3cr3t\nX-Injected: yes", "s3cr3t\rX", "s3cr3t\0",
			"s3cr3t\u4E2D" })
	void headersThatWouldAddHeadersAreRefused(String value, CapturedOutput output) {
		expectRefused((handshake) -> handshake.getHeaders().add("Authorization", value));
		assertThat(output).contains("'headers.Authorization' has a value with line breaks")
			.contains("Remove or encode them")
			.doesNotContain("s3cr3t");
	}

	@ParameterizedTest
	@ValueSource(strings = { "X\r\nX-Injected", "X\0", "" })
	void namesOfHeadersThatAreNoneAreRefused(String name, CapturedOutput output) {
		expectRefused((handshake) -> handshake.getHeaders().add(name, "s3cr3t"));
		assertThat(output).contains("'headers' holds a name that is empty or has characters").doesNotContain("s3cr3t");
	}

	@ParameterizedTest
	@ValueSource(strings = { "s3cr3t\r\nX-Injected: yes", "s3cr3t\n", "s3cr3t\0", "s3cr3t, s3cr3t", "" })
	void subprotocolsThatAreNoneAreRefused(String subprotocol, CapturedOutput output) {
		expectRefused((handshake) -> handshake.getSubprotocols().add(subprotocol));
		assertThat(output).contains("'subprotocols' holds an entry that is empty or has characters")
			.doesNotContain("s3cr3t");
	}

	private static void expectRefused(Consumer<HandshakeCustomizer.Handshake> fault) {
		expectFailure(fault, ConnectFailure.of(Kind.PREPARE, null));
	}

	@Test
	void aRequestLineThatIsTooLargeIsToldWithTheRemedy(CapturedOutput output) {
		String token = "s3cr3t".repeat(800);
		ConnectFailure failure = ConnectFailure.of(Kind.REQUEST_TOO_LARGE, ws.host());
		expectFailure((handshake) -> handshake.setUri(URI.create(handshake.getUri() + "?token=" + token)), failure);
		assertThat(output).contains("path and query of the URI do not fit into the 4 KiB")
			.contains("sending a long token in a header")
			.doesNotContain("s3cr3t");
		assertThat(ws.errors()).singleElement().asString().contains(failure.describe());
	}

	@Test
	void aHeaderMayBeLarge() {
		String token = "x".repeat(20_000);
		ScriptedConnection connection = ws.late();
		customizer().next.set((handshake) -> handshake.getHeaders().add("X-Token", token));
		connection.closeWith(1001);
		ws.expectLoss(1001, Origin.REMOTE, FaultyFeed.RECONNECT);
		assertThat(ws.server().requests()).last().extracting((request) -> request.header("X-Token")).isEqualTo(token);
	}

	private static void expectFailure(Consumer<HandshakeCustomizer.Handshake> fault, ConnectFailure failure) {
		ws.late();
		int connects = ws.server().connectCount();
		customizer().next.set(fault);
		ws.connectInto(ConnectionScript.accept());
		ConnectionAttemptFailedEvent event = ws.expectFailure();
		assertThat(event.failure()).isEqualTo(failure);
		assertThat(event.willRetry()).isTrue();
		assertThat(ws.server().connectCount()).isEqualTo(connects + 1);
	}

	private static Customizer customizer() {
		return ws.application().context().getBean(Customizer.class);
	}

	static class Customizer implements HandshakeCustomizer {

		private final AtomicReference<Consumer<Handshake>> next = new AtomicReference<>();

		@Override
		public void customize(Handshake handshake) {
			Consumer<Handshake> fault = this.next.getAndSet(null);
			if (fault != null) {
				fault.accept(handshake);
			}
		}

	}

}
