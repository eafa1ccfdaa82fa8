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

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import javax.net.ssl.SSLContext;

import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ProxySettings;
import io.github.resilientwebsocket.transport.TomcatInternals.Capability;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.tomcat.websocket.Constants;
import org.jspecify.annotations.Nullable;

/**
 * Connects on the calling thread, to one target after the other.
 */
final class Connector {

	private static final Log logger = LogFactory.getLog(Connector.class);

	/** The deadline is ours; Tomcat's timeouts of single steps only stand behind it. */
	private static final Duration BEHIND_DEADLINE = Duration.ofSeconds(10);

	private final TomcatContainer container;

	private final Executor executor;

	private final LongSupplier clock;

	private final HostLookups lookups;

	Connector(TomcatContainer container, Executor executor, LongSupplier clock, HostLookups lookups) {
		this.container = container;
		this.executor = executor;
		this.clock = clock;
		this.lookups = lookups;
	}

	/**
	 * Try targets until one opens or fails after TCP has connected.
	 * @param request the request
	 * @param listener whom the connection tells
	 * @param gate decides whether it may open
	 * @param targets the targets, at least one
	 * @param opened is told when the connection is open
	 * @return the failure, or {@code null} if a connection has opened
	 */
	@Nullable ConnectFailure connect(ConnectRequest request, TransportListener listener, ConnectGate gate,
			List<ConnectTarget> targets, Consumer<TomcatConnection> opened) {
		ConnectFailure failure = null;
		for (ConnectTarget target : targets) {
			failure = tryConnect(request, listener, gate, target, opened);
			if (failure == null || failure.kind() != Kind.CONNECT || !gate.isConnecting()) {
				return failure;
			}
		}
		return failure;
	}

	private @Nullable ConnectFailure tryConnect(ConnectRequest request, TransportListener listener, ConnectGate gate,
			ConnectTarget target, Consumer<TomcatConnection> opened) {
		ProxyTunnel tunnel = tunnel(request, target);
		SocketWatch socket = new SocketWatch(
				new ReadBuffers(request.readBufferSize(), ConnectTarget.isSecure(request.uri()), gate::isConnecting),
				tunnel);
		TomcatConnection connection = new TomcatConnection(listener, this.executor, this.clock, socket);
		HandshakeGuard guard = new HandshakeGuard(request.headers(), target.hostHeader(), gate);
		HostNameSslContext sslContext = null;
		try {
			this.container.prepare();
			if (tunnel != null) {
				requireDirect(target);
			}
			GuardedWebSocketClient client = new GuardedWebSocketClient(this.container, guard, connection,
					remoteAddress(request, target));
			if (ConnectTarget.isSecure(request.uri())) {
				sslContext = sslContext(request);
				client.setSslContext(sslContext);
			}
			client.setUserProperties(userProperties(request));
			ConnectionHandler handler = new ConnectionHandler(connection, () -> opened.accept(connection));
			socket.during(() -> client.connect(handler, target.uri(), request));
			this.lookups.answered(request.nextHop());
			return null;
		}
		catch (Throwable ex) {
			connection.abortIfEstablished();
			InetAddress nextHop = target.nextHop();
			if (socket.isUnconnected() && nextHop != null && !gate.isConnecting()) {
				this.lookups.didNotAnswer(request.nextHop(), nextHop);
			}
			return failure(ex, request, target, socket, sslContext);
		}
	}

	private static @Nullable ProxyTunnel tunnel(ConnectRequest request, ConnectTarget target) {
		InetSocketAddress address = target.proxy();
		ProxySettings proxy = request.proxy();
		return (address != null && proxy != null) ? new ProxyTunnel(address, proxy, request.uri()) : null;
	}

	// Else it would not be the client's proxy that sees what is for it alone.
	private static void requireDirect(ConnectTarget target) throws IOException {
		if (!TomcatInternals.capabilities().contains(Capability.SOCKETS)) {
			logger.warn("The proxy of a client cannot be used with this version of Tomcat");
			throw new IOException();
		}
		if (ConnectTarget.isProxied(target.uri())) {
			logger.warn("The proxy of a client cannot be used: the JVM has one even for the loopback address");
			throw new IOException();
		}
	}

	private static ConnectFailure failure(Throwable ex, ConnectRequest request, ConnectTarget target,
			SocketWatch socket, @Nullable HostNameSslContext sslContext) {
		ProxyTunnel tunnel = socket.tunnel();
		boolean behindProxy = tunnel == null && target.address() == null && ConnectTarget.isProxied(request.uri());
		ConnectFailure failure = ConnectFailures.of(ex,
				(tunnel != null && !tunnel.isOpen()) ? request.nextHopForMessages() : request.host(),
				new ConnectFailures.Stage(socket.isUnconnected(), sslContext != null && sslContext.isHandshaking(),
						behindProxy && (sslContext == null || !sslContext.hasEngine())));
		if (failure.redirectHost() != null && failure.redirectHost().equals(target.uri().getHost())) {
			// A relative location, resolved against the address.
			failure = new ConnectFailure(failure.kind(), failure.status(), failure.host(), request.uri().getHost());
		}
		if (logger.isDebugEnabled()) {
			String reason = (ex instanceof HandshakeRejectedException rejected) ? rejected.getMessage() : names(ex);
			logger.debug("Connect failed: " + failure.describe() + ": " + reason);
		}
		return failure;
	}

	// The messages may hold secrets, the names of the classes do not.
	private static String names(Throwable ex) {
		String name = ex.getClass().getName();
		return (ex.getCause() != null && ex.getCause() != ex) ? name + " < " + names(ex.getCause()) : name;
	}

	private static HostNameSslContext sslContext(ConnectRequest request) throws NoSuchAlgorithmException {
		SSLContext context = (request.sslContext() != null) ? request.sslContext() : SSLContext.getDefault();
		return HostNameSslContext.of(context, request.uri().getHost(), ConnectTarget.port(request.uri()));
	}

	private static @Nullable InetSocketAddress remoteAddress(ConnectRequest request, ConnectTarget target) {
		InetAddress address = target.address();
		int port = ConnectTarget.port(request.uri());
		return (address != null) ? new InetSocketAddress(address, port)
				: InetSocketAddress.createUnresolved(request.uri().getHost(), port);
	}

	// Tomcat wants some as a String and some as a Long, and ignores the other type.
	private static Map<String, Object> userProperties(ConnectRequest request) {
		Map<String, Object> properties = new HashMap<>();
		properties.put(Constants.IO_TIMEOUT_MS_PROPERTY,
				Long.toString(millis(request.connectTimeout().plus(BEHIND_DEADLINE))));
		properties.put(Constants.BLOCKING_SEND_TIMEOUT_PROPERTY, millis(request.sendTimeout()));
		properties.put(Constants.ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT_PROPERTY, millis(request.closeTimeout()));
		properties.put(Constants.SESSION_CLOSE_TIMEOUT_PROPERTY,
				millis(request.closeTimeout().multipliedBy(2).plusSeconds(30)));
		return properties;
	}

	// Tomcat reads some of them as an int.
	private static long millis(Duration duration) {
		return Math.max(1, Math.min(Integer.MAX_VALUE, duration.toMillis()));
	}

}
