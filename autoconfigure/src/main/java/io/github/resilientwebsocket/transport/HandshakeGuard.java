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

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.HandshakeResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Completes the request and verifies the answer, which Tomcat does not: it takes any 101,
 * and any sub-protocol. See RFC 6455, section 4.1.
 */
final class HandshakeGuard extends ClientEndpointConfig.Configurator {

	private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

	private final HttpHeaders headers;

	private final @Nullable String hostHeader;

	private final ConnectGate gate;

	private List<String> offeredSubprotocols = List.of();

	private List<String> offeredExtensions = List.of();

	private @Nullable String key;

	HandshakeGuard(HttpHeaders headers, @Nullable String hostHeader, ConnectGate gate) {
		this.headers = headers;
		this.hostHeader = hostHeader;
		this.gate = gate;
	}

	@Override
	public void beforeRequest(Map<String, List<String>> request) {
		this.key = single(request, "Sec-WebSocket-Key");
		this.offeredSubprotocols = tokens(request, "Sec-WebSocket-Protocol").toList();
		this.offeredExtensions = tokens(request, "Sec-WebSocket-Extensions").map(HandshakeGuard::name).toList();
		this.headers.forEach((name, values) -> {
			refuseControlCharacters(name);
			values.forEach(HandshakeGuard::refuseControlCharacters);
			request.put(name, values);
		});
		if (this.hostHeader != null) {
			request.put("Host", List.of(this.hostHeader));
		}
	}

	// Tomcat would write them as they are, and with them headers of their own.
	private static void refuseControlCharacters(String text) {
		if (text.chars().anyMatch((c) -> (c < ' ' && c != '\t') || c == 127 || c > 255)) {
			throw new HandshakeRejectedException("a header has control characters");
		}
	}

	@Override
	public void afterResponse(HandshakeResponse response) {
		Map<String, List<String>> answer = response.getHeaders();
		check(tokens(answer, "Upgrade").anyMatch("websocket"::equalsIgnoreCase), "no 'Upgrade: websocket'");
		check(tokens(answer, "Connection").anyMatch("upgrade"::equalsIgnoreCase), "no 'Connection: Upgrade'");
		check(expectedAccept().equals(single(answer, "Sec-WebSocket-Accept")), "wrong Sec-WebSocket-Accept");
		if (answer.containsKey("Sec-WebSocket-Protocol")) {
			String chosen = single(answer, "Sec-WebSocket-Protocol");
			check(chosen != null && this.offeredSubprotocols.contains(chosen), "a sub-protocol that was not offered");
		}
		check(tokens(answer, "Sec-WebSocket-Extensions").map(HandshakeGuard::name)
			.allMatch(this.offeredExtensions::contains), "an extension that was not offered");
		check(this.gate.open(), "the attempt has ended");
	}

	private static void check(boolean condition, String message) {
		if (!condition) {
			throw new HandshakeRejectedException(message);
		}
	}

	private String expectedAccept() {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-1");
			byte[] hash = digest.digest((this.key + ACCEPT_SUFFIX).getBytes(StandardCharsets.ISO_8859_1));
			return Base64.getEncoder().encodeToString(hash);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-1", ex);
		}
	}

	private static @Nullable String single(Map<String, List<String>> headers, String name) {
		List<String> values = headers.get(name);
		return (values != null && values.size() == 1) ? values.get(0).trim() : null;
	}

	private static Stream<String> tokens(Map<String, List<String>> headers, String name) {
		return headers.getOrDefault(name, List.of())
			.stream()
			.flatMap((value) -> Arrays.stream(value.split(",", -1)))
			.map(String::trim)
			.filter((token) -> !token.isEmpty());
	}

	private static String name(String extension) {
		int parameters = extension.indexOf(';');
		String name = (parameters != -1) ? extension.substring(0, parameters) : extension;
		return name.trim().toLowerCase(Locale.ROOT);
	}

}
