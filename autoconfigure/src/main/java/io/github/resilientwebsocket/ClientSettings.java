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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.resilientwebsocket.OutboundSettings.Delivery;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * The settings of one client: immutable, complete and checked. Made by {@link #builder};
 * the properties under {@code resilient-websocket.clients.<name>} end here too, and their
 * documentation says what each one means.
 *
 * @param uri an absolute {@code ws} or {@code wss} URI
 * @param autoStartup whether to connect when the application context starts
 * @param reconnect whether to connect again after a close or loss
 * @param backoff how long to wait between attempts
 * @param timeouts how long single steps may take
 * @param pingInterval the time between pings; zero turns them off
 * @param idleTimeout how long there may be no data before the client reconnects;
 * {@code null} for ever
 * @param maxAge the age at which a connection is replaced; {@code null} for never
 * @param maxMessageSize the largest message to receive, in bytes; of a text in UTF-8
 * @param readBufferSize how much to read from the socket at once, in bytes
 * @param subprotocols the sub-protocols to offer, the preferred one first
 * @param headers the headers to send with the handshake
 * @param compression whether to offer permessage-deflate (RFC 7692)
 * @param sslBundle the name of the SSL bundle for {@code wss}, or {@code null} for the
 * defaults of the JVM
 * @param proxy the HTTP proxy, or {@code null} for that of the JVM, if it has one
 * @param closeCodes verdicts for close codes, in place of the client's own
 * @param handshakeStatuses verdicts for HTTP statuses, in place of the client's own
 * @param outbound how messages are queued and sent
 * @param inbound how received messages get to the listeners
 * @since 0.1.0
 */
public record ClientSettings(URI uri, boolean autoStartup, boolean reconnect, BackoffSettings backoff,
		Timeouts timeouts, Duration pingInterval, @Nullable Duration idleTimeout, @Nullable Duration maxAge,
		int maxMessageSize, int readBufferSize, List<String> subprotocols, HttpHeaders headers, boolean compression,
		@Nullable String sslBundle, @Nullable ProxySettings proxy, VerdictRules closeCodes,
		VerdictRules handshakeStatuses, OutboundSettings outbound, InboundSettings inbound) {

	private static final int SMALLEST_READ_BUFFER = 1024;

	private static final int LARGEST_READ_BUFFER = 1024 * 1024;

	/**
	 * Check the settings.
	 * @throws InvalidClientSettingsException if a value makes no sense
	 */
	public ClientSettings {
		HandshakeRules.checkUri(uri);
		HandshakeRules.checkSubprotocols(subprotocols);
		if (headers.isEmpty()) {
			headers = HttpHeaders.EMPTY;
		}
		else {
			HandshakeRules.checkHeaders(headers);
			headers = HttpHeaders.readOnlyHttpHeaders(HttpHeaders.copyOf(headers));
		}
		Check.notNegative("ping-interval", pingInterval, "Use 0 to turn pings off.");
		if (idleTimeout != null) {
			Check.positive("idle-timeout", idleTimeout, "Leave it out to wait for data without a limit.");
		}
		if (maxAge != null) {
			Check.positive("max-age", maxAge, "Leave it out to keep connections without a limit.");
		}
		Check.positive("max-message-size", maxMessageSize,
				"Set the size of the largest message to receive, for example 1MB.");
		if (outbound.delivery() == Delivery.AT_LEAST_ONCE && pingInterval.isZero()) {
			throw new InvalidClientSettingsException("outbound.delivery",
					"is 'at-least-once', but 'ping-interval' of 0 turns pings off",
					"The pongs to pings are the receipts: set a 'ping-interval', or use 'at-most-once'.");
		}
		if (readBufferSize < SMALLEST_READ_BUFFER || readBufferSize > LARGEST_READ_BUFFER) {
			throw new InvalidClientSettingsException("read-buffer-size",
					"is " + readBufferSize + "B, but must be from 1KB to 1MB",
					"Use 8KB, 64KB for a flood of messages, or 2KB for thousands of quiet connections.");
		}
		closeCodes.check("close-codes", 1000, 4999);
		handshakeStatuses.check("handshake-statuses", 100, 599);
		subprotocols = List.copyOf(subprotocols);
	}

	/**
	 * Begin with the defaults.
	 * @param uri an absolute {@code ws} or {@code wss} URI
	 * @return a builder
	 */
	public static Builder builder(URI uri) {
		return new Builder(uri);
	}

	/**
	 * Leaves out everything that may hold a secret: user info, path, query and headers.
	 */
	@Override
	public String toString() {
		return "ClientSettings[host=" + this.uri.getHost() + ", reconnect=" + this.reconnect + ", backoff="
				+ this.backoff + "]";
	}

	/**
	 * How long single steps may take.
	 *
	 * @param prepare all {@link HandshakeCustomizer}s of an attempt
	 * @param connect from the lookup of the address to the answer of the server
	 * @param open the {@code @OnOpen} handlers
	 * @param close the wait for the peer's close frame before TCP is cut
	 * @param ping the wait for a sign of life after a ping
	 */
	public record Timeouts(Duration prepare, Duration connect, Duration open, Duration close, Duration ping) {

		/**
		 * The timeouts that hold if nothing else is configured.
		 */
		public static final Timeouts DEFAULT = new Timeouts(Duration.ofSeconds(15), Duration.ofSeconds(10),
				Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(10));

		/**
		 * Check the timeouts.
		 * @throws InvalidClientSettingsException if a value makes no sense
		 */
		public Timeouts {
			Check.positive("prepare-timeout", prepare,
					"Set how long the handshake customizers may take, for example 15s.");
			Check.positive("connect-timeout", connect, "Set how long connecting may take, for example 10s.");
			Check.positive("open-timeout", open, "Set how long the @OnOpen methods may take, for example 30s.");
			Check.positive("close-timeout", close,
					"Set how long to wait for the server's answer to a close, for example 5s.");
			Check.positive("ping-timeout", ping, "Set how long to wait for a pong, for example 10s; to turn pings off, "
					+ "set 'ping-interval' to 0.");
		}

	}

	/**
	 * Builds {@link ClientSettings}. Not thread-safe.
	 */
	public static final class Builder {

		private final URI uri;

		private boolean autoStartup = true;

		private boolean reconnect = true;

		private BackoffSettings backoff = BackoffSettings.DEFAULT;

		private Timeouts timeouts = Timeouts.DEFAULT;

		private Duration pingInterval = Duration.ofSeconds(20);

		private @Nullable Duration idleTimeout;

		private @Nullable Duration maxAge;

		private int maxMessageSize = 1024 * 1024;

		private int readBufferSize = 8 * 1024;

		private List<String> subprotocols = new ArrayList<>();

		private HttpHeaders headers = HttpHeaders.EMPTY;

		private boolean compression;

		private @Nullable String sslBundle;

		private @Nullable ProxySettings proxy;

		private VerdictRules closeCodes = VerdictRules.NONE;

		private VerdictRules handshakeStatuses = VerdictRules.NONE;

		private OutboundSettings outbound = OutboundSettings.DEFAULT;

		private InboundSettings inbound = InboundSettings.DEFAULT;

		private Builder(URI uri) {
			this.uri = uri;
		}

		/**
		 * Set whether to connect when the application context starts.
		 * @param autoStartup whether to connect
		 * @return this builder
		 */
		public Builder autoStartup(boolean autoStartup) {
			this.autoStartup = autoStartup;
			return this;
		}

		/**
		 * Set whether to connect again after a close or loss.
		 * @param reconnect whether to connect again
		 * @return this builder
		 */
		public Builder reconnect(boolean reconnect) {
			this.reconnect = reconnect;
			return this;
		}

		/**
		 * Set how long to wait between attempts.
		 * @param backoff the back-off
		 * @return this builder
		 */
		public Builder backoff(BackoffSettings backoff) {
			this.backoff = backoff;
			return this;
		}

		/**
		 * Set how long single steps may take.
		 * @param timeouts the timeouts
		 * @return this builder
		 */
		public Builder timeouts(Timeouts timeouts) {
			this.timeouts = timeouts;
			return this;
		}

		/**
		 * Set the time between pings.
		 * @param pingInterval the time, zero to turn them off
		 * @return this builder
		 */
		public Builder pingInterval(Duration pingInterval) {
			this.pingInterval = pingInterval;
			return this;
		}

		/**
		 * Set how long there may be no data.
		 * @param idleTimeout the time, or {@code null} for ever
		 * @return this builder
		 */
		public Builder idleTimeout(@Nullable Duration idleTimeout) {
			this.idleTimeout = idleTimeout;
			return this;
		}

		/**
		 * Set the age at which a connection is replaced.
		 * @param maxAge the age, or {@code null} for never
		 * @return this builder
		 */
		public Builder maxAge(@Nullable Duration maxAge) {
			this.maxAge = maxAge;
			return this;
		}

		/**
		 * Set the largest message to receive.
		 * @param maxMessageSize the size in bytes
		 * @return this builder
		 */
		public Builder maxMessageSize(int maxMessageSize) {
			this.maxMessageSize = maxMessageSize;
			return this;
		}

		/**
		 * Set how much to read from the socket at once.
		 * @param readBufferSize the size in bytes, from 1KB to 1MB
		 * @return this builder
		 */
		public Builder readBufferSize(int readBufferSize) {
			this.readBufferSize = readBufferSize;
			return this;
		}

		/**
		 * Set the sub-protocols to offer.
		 * @param subprotocols the sub-protocols, the preferred one first
		 * @return this builder
		 */
		public Builder subprotocols(List<String> subprotocols) {
			this.subprotocols = subprotocols;
			return this;
		}

		/**
		 * Set the headers to send with the handshake.
		 * @param headers the headers
		 * @return this builder
		 */
		public Builder headers(HttpHeaders headers) {
			this.headers = headers;
			return this;
		}

		/**
		 * Set whether to offer permessage-deflate.
		 * @param compression whether to compress if the server agrees
		 * @return this builder
		 */
		public Builder compression(boolean compression) {
			this.compression = compression;
			return this;
		}

		/**
		 * Set the name of the SSL bundle.
		 * @param sslBundle the name, or {@code null} for the defaults of the JVM
		 * @return this builder
		 */
		public Builder sslBundle(@Nullable String sslBundle) {
			this.sslBundle = sslBundle;
			return this;
		}

		/**
		 * Set the HTTP proxy.
		 * @param proxy the proxy, or {@code null} for that of the JVM, if it has one
		 * @return this builder
		 */
		public Builder proxy(@Nullable ProxySettings proxy) {
			this.proxy = proxy;
			return this;
		}

		/**
		 * Set verdicts for close codes.
		 * @param closeCodes the verdicts, in place of the client's own
		 * @return this builder
		 */
		public Builder closeCodes(VerdictRules closeCodes) {
			this.closeCodes = closeCodes;
			return this;
		}

		/**
		 * Set verdicts for HTTP statuses.
		 * @param handshakeStatuses the verdicts, in place of the client's own
		 * @return this builder
		 */
		public Builder handshakeStatuses(VerdictRules handshakeStatuses) {
			this.handshakeStatuses = handshakeStatuses;
			return this;
		}

		/**
		 * Set how messages are queued and sent.
		 * @param outbound the settings
		 * @return this builder
		 */
		public Builder outbound(OutboundSettings outbound) {
			this.outbound = outbound;
			return this;
		}

		/**
		 * Set how received messages get to the listeners.
		 * @param inbound the settings
		 * @return this builder
		 */
		public Builder inbound(InboundSettings inbound) {
			this.inbound = inbound;
			return this;
		}

		/**
		 * Build the settings.
		 * @return the settings
		 * @throws InvalidClientSettingsException if a value makes no sense
		 */
		public ClientSettings build() {
			return new ClientSettings(this.uri, this.autoStartup, this.reconnect, this.backoff, this.timeouts,
					this.pingInterval, this.idleTimeout, this.maxAge, this.maxMessageSize, this.readBufferSize,
					this.subprotocols, this.headers, this.compression, this.sslBundle, this.proxy, this.closeCodes,
					this.handshakeStatuses, this.outbound, this.inbound);
		}

	}

}
