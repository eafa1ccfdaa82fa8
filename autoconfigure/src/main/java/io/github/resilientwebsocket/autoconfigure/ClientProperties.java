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

package io.github.resilientwebsocket.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.util.unit.DataSize;

/**
 * Properties of one client, or of all: what is not set here is {@code null} and left to
 * the layer below, {@code resilient-websocket.defaults} and then the defaults of
 * {@link io.github.resilientwebsocket.ClientSettings}.
 *
 * @since 0.1.0
 */
public class ClientProperties {

	/**
	 * Address of the server, an absolute ws or wss URI.
	 */
	private @Nullable String uri;

	/**
	 * Whether to connect when the application context starts.
	 */
	private @Nullable Boolean autoStartup;

	/**
	 * Whether to connect again after any close or loss of the connection.
	 */
	private @Nullable Boolean reconnect;

	@NestedConfigurationProperty
	private final BackoffProperties backoff = new BackoffProperties();

	/**
	 * How long the handshake customizers may take.
	 */
	private @Nullable Duration prepareTimeout;

	/**
	 * How long connecting may take, from the lookup of the address to the answer of the
	 * server.
	 */
	private @Nullable Duration connectTimeout;

	/**
	 * How long the @OnOpen methods may take.
	 */
	private @Nullable Duration openTimeout;

	/**
	 * How long to wait for the server's close frame before the connection is cut.
	 */
	private @Nullable Duration closeTimeout;

	/**
	 * How long to wait for a sign of life after a ping before the connection is given up.
	 */
	private @Nullable Duration pingTimeout;

	/**
	 * Time between pings. Zero turns pings off.
	 */
	private @Nullable Duration pingInterval;

	/**
	 * How long there may be no data before the client reconnects, unlimited if not set.
	 */
	private @Nullable Duration idleTimeout;

	/**
	 * Age at which a connection is replaced by a new one, unlimited if not set.
	 */
	private @Nullable Duration maxAge;

	/**
	 * Largest message to receive.
	 */
	private @Nullable DataSize maxMessageSize;

	/**
	 * How much to read from the socket at once, from 1KB to 1MB. Larger is faster when
	 * messages come in floods, smaller saves memory for each connection.
	 */
	private @Nullable DataSize readBufferSize;

	/**
	 * Sub-protocols to offer, the preferred one first.
	 */
	private @Nullable List<String> subprotocols;

	/**
	 * Headers to send with the handshake.
	 */
	private final Map<String, String> headers = new LinkedHashMap<>();

	/**
	 * Whether to offer compression of messages (permessage-deflate) to the server.
	 */
	private @Nullable Boolean compression;

	@NestedConfigurationProperty
	private final ClientSslProperties ssl = new ClientSslProperties();

	@NestedConfigurationProperty
	private final ClientProxyProperties proxy = new ClientProxyProperties();

	@NestedConfigurationProperty
	private final VerdictProperties closeCodes = new VerdictProperties();

	@NestedConfigurationProperty
	private final VerdictProperties handshakeStatuses = new VerdictProperties();

	@NestedConfigurationProperty
	private final OutboundProperties outbound = new OutboundProperties();

	@NestedConfigurationProperty
	private final InboundProperties inbound = new InboundProperties();

	public @Nullable String getUri() {
		return this.uri;
	}

	public void setUri(@Nullable String uri) {
		this.uri = uri;
	}

	public @Nullable Boolean getAutoStartup() {
		return this.autoStartup;
	}

	public void setAutoStartup(@Nullable Boolean autoStartup) {
		this.autoStartup = autoStartup;
	}

	public @Nullable Boolean getReconnect() {
		return this.reconnect;
	}

	public void setReconnect(@Nullable Boolean reconnect) {
		this.reconnect = reconnect;
	}

	public BackoffProperties getBackoff() {
		return this.backoff;
	}

	public @Nullable Duration getPrepareTimeout() {
		return this.prepareTimeout;
	}

	public void setPrepareTimeout(@Nullable Duration prepareTimeout) {
		this.prepareTimeout = prepareTimeout;
	}

	public @Nullable Duration getConnectTimeout() {
		return this.connectTimeout;
	}

	public void setConnectTimeout(@Nullable Duration connectTimeout) {
		this.connectTimeout = connectTimeout;
	}

	public @Nullable Duration getOpenTimeout() {
		return this.openTimeout;
	}

	public void setOpenTimeout(@Nullable Duration openTimeout) {
		this.openTimeout = openTimeout;
	}

	public @Nullable Duration getCloseTimeout() {
		return this.closeTimeout;
	}

	public void setCloseTimeout(@Nullable Duration closeTimeout) {
		this.closeTimeout = closeTimeout;
	}

	public @Nullable Duration getPingTimeout() {
		return this.pingTimeout;
	}

	public void setPingTimeout(@Nullable Duration pingTimeout) {
		this.pingTimeout = pingTimeout;
	}

	public @Nullable Duration getPingInterval() {
		return this.pingInterval;
	}

	public void setPingInterval(@Nullable Duration pingInterval) {
		this.pingInterval = pingInterval;
	}

	public @Nullable Duration getIdleTimeout() {
		return this.idleTimeout;
	}

	public void setIdleTimeout(@Nullable Duration idleTimeout) {
		this.idleTimeout = idleTimeout;
	}

	public @Nullable Duration getMaxAge() {
		return this.maxAge;
	}

	public void setMaxAge(@Nullable Duration maxAge) {
		this.maxAge = maxAge;
	}

	public @Nullable DataSize getMaxMessageSize() {
		return this.maxMessageSize;
	}

	public void setMaxMessageSize(@Nullable DataSize maxMessageSize) {
		this.maxMessageSize = maxMessageSize;
	}

	public @Nullable DataSize getReadBufferSize() {
		return this.readBufferSize;
	}

	public void setReadBufferSize(@Nullable DataSize readBufferSize) {
		this.readBufferSize = readBufferSize;
	}

	public @Nullable List<String> getSubprotocols() {
		return this.subprotocols;
	}

	public void setSubprotocols(@Nullable List<String> subprotocols) {
		this.subprotocols = subprotocols;
	}

	public Map<String, String> getHeaders() {
		return this.headers;
	}

	public @Nullable Boolean getCompression() {
		return this.compression;
	}

	public void setCompression(@Nullable Boolean compression) {
		this.compression = compression;
	}

	public ClientSslProperties getSsl() {
		return this.ssl;
	}

	public ClientProxyProperties getProxy() {
		return this.proxy;
	}

	public VerdictProperties getCloseCodes() {
		return this.closeCodes;
	}

	public VerdictProperties getHandshakeStatuses() {
		return this.handshakeStatuses;
	}

	public OutboundProperties getOutbound() {
		return this.outbound;
	}

	public InboundProperties getInbound() {
		return this.inbound;
	}

}
