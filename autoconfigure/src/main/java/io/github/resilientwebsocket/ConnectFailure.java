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

import org.jspecify.annotations.Nullable;

/**
 * Why an attempt to connect failed. This is all that leaves the transport about a
 * failure: no exception of the engine, no path, query or header.
 *
 * @param kind the step that failed
 * @param status the HTTP status of the answer, or 0 if there was none
 * @param host the host and port that were tried, or {@code null} if the attempt failed
 * before there was one
 * @param redirectHost the host that the answer redirects to, and nothing else of its
 * location, or {@code null} if there is none; no redirect is ever followed
 * @since 0.1.0
 */
public record ConnectFailure(Kind kind, int status, @Nullable String host, @Nullable String redirectHost) {

	/**
	 * Create a failure without a redirect.
	 * @param kind the step that failed
	 * @param status the HTTP status of the answer, or 0 if there was none
	 * @param host the host and port that were tried, if any
	 */
	public ConnectFailure(Kind kind, int status, @Nullable String host) {
		this(kind, status, host, null);
	}

	/**
	 * The step of an attempt that failed.
	 */
	public enum Kind {

		/**
		 * A {@link HandshakeCustomizer} failed or took longer than
		 * {@code prepare-timeout}.
		 */
		PREPARE("the handshake could not be prepared"),

		/**
		 * The request line is longer than the engine can send.
		 */
		REQUEST_TOO_LARGE("path and query of the URI do not fit into the 4 KiB that Tomcat's client has for them; "
				+ "shorten them, for example by sending a long token in a header"),

		/**
		 * The host has no address.
		 */
		DNS("the host name could not be resolved"),

		/**
		 * No TCP connection: refused, unreachable, reset.
		 */
		CONNECT("no TCP connection"),

		/**
		 * The TLS handshake failed.
		 */
		TLS("the TLS handshake failed"),

		/**
		 * The server's certificate is not trusted, has expired or is for another host.
		 */
		CERTIFICATE("the server's certificate was not accepted"),

		/**
		 * The server answered with an HTTP status other than 101.
		 */
		STATUS("the server answered with another HTTP status than 101"),

		/**
		 * The answer is not a valid WebSocket handshake (RFC 6455, section 4.1).
		 */
		HANDSHAKE("the answer is not a valid WebSocket handshake"),

		/**
		 * The connection broke during the handshake.
		 */
		IO("the connection broke during the handshake"),

		/**
		 * There was no answer within {@code connect-timeout}.
		 */
		TIMEOUT("no answer within connect-timeout"),

		/**
		 * The attempt was abandoned from this side.
		 */
		ABORTED("the attempt was abandoned");

		private final String description;

		Kind(String description) {
			this.description = description;
		}

	}

	/**
	 * Create a failure without an HTTP status.
	 * @param kind the step that failed
	 * @param host the host and port that were tried, if any
	 * @return the failure
	 */
	public static ConnectFailure of(Kind kind, @Nullable String host) {
		return new ConnectFailure(kind, 0, host);
	}

	/**
	 * Describe the failure for a person. The text holds no secret.
	 * @return one clause without a full stop
	 */
	public String describe() {
		String target = (this.host != null) ? " (" + this.host + ")" : "";
		if (this.status != 0) {
			String redirect = (this.redirectHost != null) ? ", a redirect to " + this.redirectHost : "";
			return "the server answered with HTTP status " + this.status + redirect + target;
		}
		return this.kind.description + target;
	}

}
