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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.resilientwebsocket.ConnectFailure.Kind;
import jakarta.websocket.HandshakeResponse;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HandshakeGuardTests {

	private final ConnectGate gate = new ConnectGate();

	private final HandshakeGuard guard = new HandshakeGuard(new HttpHeaders(), null, this.gate);

	/** Key and answer are those of RFC 6455, section 1.3. */
	private HandshakeResponse handshake() {
		Map<String, List<String>> request = new HashMap<>();
		request.put("Sec-WebSocket-Key", List.of("dGhlIHNhbXBsZSBub25jZQ=="));
		request.put("Host", new ArrayList<>(List.of("host.test")));
		this.guard.beforeRequest(request);
		assertThat(request).containsEntry("Host", List.of("host.test"));
		return () -> Map.of("Upgrade", List.of("websocket"), "Connection", List.of("Upgrade"), "Sec-WebSocket-Accept",
				List.of("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
	}

	@Test
	void opensTheGate() {
		this.guard.afterResponse(handshake());
		assertThat(this.gate.isConnecting()).isFalse();
		assertThat(this.gate.end(Kind.ABORTED)).isEqualTo(ConnectGate.Ended.TOO_LATE);
	}

	@Test
	void doesNotLetALateAnswerPass() {
		HandshakeResponse answer = handshake();
		this.gate.end(Kind.ABORTED);
		assertThatExceptionOfType(HandshakeRejectedException.class).isThrownBy(() -> this.guard.afterResponse(answer));
	}

}
