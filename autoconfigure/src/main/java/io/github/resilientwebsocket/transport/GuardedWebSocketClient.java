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

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.Extension;
import org.apache.tomcat.websocket.Constants;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.WebSocketToStandardExtensionAdapter;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;

/**
 * Spring's client for one connect, with Tomcat's handshake under guard. Connects on the
 * calling thread, so that an interrupt of it ends the connect, and does not resolve the
 * host, which Spring's own method does before it hands over.
 */
final class GuardedWebSocketClient extends StandardWebSocketClient {

	private static final List<Extension> COMPRESSION = List
		.of(new WebSocketToStandardExtensionAdapter(new WebSocketExtension("permessage-deflate")));

	private final TomcatContainer container;

	private final HandshakeGuard guard;

	private final TomcatConnection connection;

	private final @Nullable InetSocketAddress address;

	GuardedWebSocketClient(TomcatContainer container, HandshakeGuard guard, TomcatConnection connection,
			@Nullable InetSocketAddress address) {
		super(container);
		this.container = container;
		this.guard = guard;
		this.connection = connection;
		this.address = address;
	}

	@Override
	protected CompletableFuture<WebSocketSession> executeInternal(WebSocketHandler handler, HttpHeaders headers,
			URI uri, List<String> subprotocols, List<WebSocketExtension> extensions, Map<String, Object> attributes) {
		try {
			return CompletableFuture
				.completedFuture(connect((ConnectionHandler) handler, uri, subprotocols, List.of()));
		}
		catch (Exception ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	/**
	 * Connect and return when the session is open.
	 * @param handler what to call
	 * @param uri where to, with the address of the host if that is known
	 * @param request what to offer
	 * @return the session
	 * @throws Exception if it failed; its message may hold secrets
	 */
	WebSocketSession connect(ConnectionHandler handler, URI uri, ConnectRequest request) throws Exception {
		return connect(handler, uri, request.subprotocols(), request.compression() ? COMPRESSION : List.of());
	}

	private WebSocketSession connect(ConnectionHandler handler, URI uri, List<String> subprotocols,
			List<Extension> extensions) throws Exception {
		ConnectionSession session = new ConnectionSession(this.connection, this.address);
		ClientEndpointConfig config = ClientEndpointConfig.Builder.create()
			.configurator(this.guard)
			.preferredSubprotocols(subprotocols)
			.extensions(extensions)
			.sslContext(getSslContext())
			.build();
		config.getUserProperties().putAll(getUserProperties());
		// The headers must not go to whatever host an answer names.
		config.getUserProperties().put(Constants.MAX_REDIRECTIONS_PROPERTY, "0");
		this.container.connectToServer(new ConnectionEndpoint(handler, session, this.connection), config, uri);
		return session;
	}

}
