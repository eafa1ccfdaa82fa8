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

package io.github.resilientwebsocket.test;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The client's opening handshake (RFC 6455, section 4.1). Immutable.
 */
public final class HandshakeRequest {

	private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

	private final String method;

	private final String target;

	private final Map<String, List<String>> headers;

	/**
	 * Create a request.
	 * @param method the method of the request line
	 * @param target the path and query of the request line
	 * @param headers the headers in a map which ignores the case of its keys
	 */
	HandshakeRequest(String method, String target, Map<String, List<String>> headers) {
		this.method = method;
		this.target = target;
		this.headers = Collections.unmodifiableMap(headers);
	}

	/**
	 * The method of the request.
	 * @return the method, {@code GET} when the client is right
	 */
	public String method() {
		return this.method;
	}

	/**
	 * The resource as it stood on the request line.
	 * @return path and query
	 */
	public String target() {
		return this.target;
	}

	/**
	 * The path of the resource.
	 * @return the part of the target before the question mark
	 */
	public String path() {
		int end = this.target.indexOf('?');
		return (end < 0) ? this.target : this.target.substring(0, end);
	}

	/**
	 * The query of the resource, not decoded.
	 * @return the part of the target after the question mark, or {@code null}
	 */
	public @Nullable String query() {
		int end = this.target.indexOf('?');
		return (end < 0) ? null : this.target.substring(end + 1);
	}

	/**
	 * Every header of the request.
	 * @return an unmodifiable map which ignores the case of its keys
	 */
	public Map<String, List<String>> headers() {
		return this.headers;
	}

	/**
	 * The values of one header, one for each line.
	 * @param name the name in any case
	 * @return the values, empty when there is no such header
	 */
	public List<String> headers(String name) {
		return this.headers.getOrDefault(name, List.of());
	}

	/**
	 * The first value of one header.
	 * @param name the name in any case
	 * @return the value, or {@code null}
	 */
	public @Nullable String header(String name) {
		List<String> values = headers(name);
		return values.isEmpty() ? null : values.get(0);
	}

	/**
	 * The host and port the client asked for.
	 * @return the {@code Host} header, or {@code null}
	 */
	public @Nullable String host() {
		return header("Host");
	}

	/**
	 * The subprotocols the client offers (RFC 6455, section 11.3.4).
	 * @return the names in the client's order
	 */
	public List<String> subprotocols() {
		return tokens("Sec-WebSocket-Protocol");
	}

	/**
	 * The right answer to the client's key (RFC 6455, section 4.2.2).
	 * @return the value for {@code Sec-WebSocket-Accept}
	 */
	public String acceptKey() {
		String key = header("Sec-WebSocket-Key");
		try {
			byte[] digest = MessageDigest.getInstance("SHA-1")
				.digest((key + GUID).getBytes(StandardCharsets.ISO_8859_1));
			return Base64.getEncoder().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Check the request against RFC 6455, section 4.1.
	 * @return what is wrong with it
	 */
	List<String> faults() {
		List<String> faults = new ArrayList<>();
		check(faults, "GET".equals(this.method), "the method is " + this.method);
		check(faults, headers("Host").size() == 1, "there has to be one Host");
		check(faults, contains("Upgrade", "websocket"), "Upgrade does not name websocket");
		check(faults, contains("Connection", "Upgrade"), "Connection does not name Upgrade");
		check(faults, headers("Sec-WebSocket-Version").equals(List.of("13")), "the version is not 13");
		check(faults, hasKey(), "Sec-WebSocket-Key is not 16 bytes in Base64");
		return faults;
	}

	private static void check(List<String> faults, boolean right, String fault) {
		if (!right) {
			faults.add("Handshake: " + fault + " (RFC 6455, section 4.1)");
		}
	}

	private boolean contains(String header, String token) {
		return tokens(header).stream().anyMatch(token::equalsIgnoreCase);
	}

	private List<String> tokens(String header) {
		return headers(header).stream()
			.flatMap((value) -> Arrays.stream(value.split(",", -1)))
			.map(String::trim)
			.filter((value) -> !value.isEmpty())
			.toList();
	}

	private boolean hasKey() {
		List<String> keys = headers("Sec-WebSocket-Key");
		try {
			return keys.size() == 1 && Base64.getDecoder().decode(keys.get(0)).length == 16;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	@Override
	public String toString() {
		return this.method + " " + this.target;
	}

}
