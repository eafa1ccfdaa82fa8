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

package io.github.resilientwebsocket;

import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * What may go into a handshake: at start-up, and again after the customizers. The
 * messages never show a URI, the value of a header or a sub-protocol, which some services
 * take tokens in.
 *
 * @since 0.1.0
 */
public final class HandshakeRules {

	/** What RFC 7230 calls a token, apart from letters and digits. */
	private static final String TOKEN_CHARACTERS = "!#$%&'*+-.^_`|~";

	/** These are the client's own business (RFC 6455, section 4.1). */
	private static final Set<String> RESERVED_HEADERS = Set.of("connection", "upgrade", "host", "content-length",
			"transfer-encoding", "sec-websocket-key", "sec-websocket-version", "sec-websocket-protocol",
			"sec-websocket-extensions", "sec-websocket-accept");

	private HandshakeRules() {
	}

	/**
	 * Check the URI to connect to.
	 * @param uri the URI
	 * @throws InvalidClientSettingsException if it cannot be connected to
	 */
	public static void checkUri(@Nullable URI uri) {
		if (uri == null) {
			throw new InvalidClientSettingsException("uri", "is missing",
					"Set the address of the server, for example wss://stream.example.com/ws.");
		}
		String scheme = (uri.getScheme() != null) ? uri.getScheme().toLowerCase(Locale.ROOT) : "";
		if (!scheme.equals("ws") && !scheme.equals("wss")) {
			throw new InvalidClientSettingsException("uri",
					scheme.isEmpty() ? "has no scheme" : "has the scheme '" + scheme + "'",
					"Use ws:// or, with TLS, wss://.");
		}
		if (uri.getHost() == null) {
			throw new InvalidClientSettingsException("uri", "has no valid host",
					"Use the form wss://host:port/path; a host may hold letters, digits, hyphens and dots.");
		}
		if (uri.getPort() == 0 || uri.getPort() > 65535) {
			throw new InvalidClientSettingsException("uri", "has the port " + uri.getPort(),
					"Use a port from 1 to 65535, or none for the default of the scheme.");
		}
		if (uri.getFragment() != null) {
			throw new InvalidClientSettingsException("uri", "has a fragment",
					"Remove the part from '#' on; RFC 6455, section 3, forbids it.");
		}
	}

	/**
	 * Check the sub-protocols to offer.
	 * @param subprotocols the sub-protocols
	 * @throws InvalidClientSettingsException if one is not a token or stands there twice
	 */
	public static void checkSubprotocols(Collection<String> subprotocols) {
		Set<String> seen = new HashSet<>();
		for (String subprotocol : subprotocols) {
			if (!isToken(subprotocol)) {
				throw new InvalidClientSettingsException("subprotocols",
						"holds an entry that is empty or has characters " + "which a sub-protocol cannot have",
						"Use letters, digits and hyphens (RFC 6455, section 4.1).");
			}
			if (!seen.add(subprotocol)) {
				throw new InvalidClientSettingsException("subprotocols", "holds an entry twice",
						"List each sub-protocol once.");
			}
		}
	}

	/**
	 * Check the headers of the handshake.
	 * @param headers the headers
	 * @throws InvalidClientSettingsException if a name is not a token or belongs to the
	 * protocol, or a value has control characters
	 */
	public static void checkHeaders(HttpHeaders headers) {
		headers.forEach((name, values) -> checkHeader(name, values));
	}

	private static void checkHeader(String name, List<String> values) {
		if (!isToken(name)) {
			throw new InvalidClientSettingsException("headers",
					"holds a name that is empty or has characters which the name of a header cannot have",
					"Use letters, digits and hyphens.");
		}
		if (RESERVED_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
			throw new InvalidClientSettingsException("headers." + name, "belongs to the handshake itself",
					"Remove it" + (name.equalsIgnoreCase("sec-websocket-protocol") ? " and use 'subprotocols'." : "."));
		}
		for (String value : values) {
			if (value == null || value.chars().anyMatch((c) -> (c < ' ' && c != '\t') || c == 127 || c > 255)) {
				throw new InvalidClientSettingsException("headers." + name,
						"has a value with line breaks, other control characters or characters outside ISO-8859-1",
						"Remove or encode them; a line break would let the value add headers of its own.");
			}
		}
	}

	private static boolean isToken(@Nullable String text) {
		return text != null && !text.isEmpty()
				&& text.chars()
					.allMatch((c) -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
							|| TOKEN_CHARACTERS.indexOf(c) >= 0);
	}

}
