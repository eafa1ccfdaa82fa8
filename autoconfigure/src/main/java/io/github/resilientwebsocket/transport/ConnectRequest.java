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

import java.net.URI;
import java.time.Duration;
import java.util.List;

import javax.net.ssl.SSLContext;

import io.github.resilientwebsocket.ProxySettings;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * What one attempt needs to know; checked by
 * {@link io.github.resilientwebsocket.HandshakeRules}.
 *
 * @param uri the URI to connect to
 * @param headers the headers to send
 * @param subprotocols the sub-protocols to offer
 * @param compression whether to offer permessage-deflate (RFC 7692)
 * @param readBufferSize how much to read from the socket at once, in bytes
 * @param sslContext the context for {@code wss}, or {@code null} for the JVM's default
 * @param proxy the proxy to go through, or {@code null} for that of the JVM, if any
 * @param connectTimeout from the lookup of the address to the answer of the server
 * @param sendTimeout how long a write may block before the engine itself gives up
 * @param closeTimeout how long a write of the answer to a close frame may block
 */
public record ConnectRequest(URI uri, HttpHeaders headers, List<String> subprotocols, boolean compression,
		int readBufferSize, @Nullable SSLContext sslContext, @Nullable ProxySettings proxy, Duration connectTimeout,
		Duration sendTimeout, Duration closeTimeout) {

	/**
	 * Shows the host only: path, query and headers may hold secrets.
	 */
	@Override
	public String toString() {
		return "ConnectRequest[" + host() + "]";
	}

	/**
	 * Return the target for messages and limits.
	 * @return the host, and the port if there is one in the URI
	 */
	public String host() {
		return (this.uri.getPort() != -1) ? this.uri.getHost() + ":" + this.uri.getPort() : this.uri.getHost();
	}

	/**
	 * Return the host that TCP goes to.
	 * @return the proxy, or else that of the URI
	 */
	String nextHop() {
		return (this.proxy != null) ? this.proxy.host() : this.uri.getHost();
	}

	/**
	 * Return the target for messages about what happens before there is a way to the
	 * server.
	 * @return the proxy with its port, or else the host
	 */
	String nextHopForMessages() {
		return (this.proxy != null) ? this.proxy.toString() : host();
	}

}
