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

import java.io.IOException;
import java.net.Socket;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/**
 * The TLS of one server. Immutable.
 */
final class ServerTls {

	private final ServerCertificate certificate;

	private final @Nullable ClientCertificate client;

	private final SSLContext context;

	/**
	 * Create the TLS of a server.
	 * @param certificate what the server presents
	 * @param client what it demands of its clients, or {@code null} for nothing
	 */
	ServerTls(ServerCertificate certificate, @Nullable ClientCertificate client) {
		this.certificate = certificate;
		this.client = client;
		this.context = IssuedKey.context(certificate.key(), (client != null) ? client.key() : null);
	}

	/**
	 * Put TLS on an accepted socket. Ends of the TCP connection stay the caller's
	 * business, so that an alert is not lost behind an RST.
	 * @param tcp the socket
	 * @return the socket to talk over, before its handshake
	 * @throws IOException if the client is gone
	 */
	SSLSocket wrap(Socket tcp) throws IOException {
		SSLSocket socket = (SSLSocket) this.context.getSocketFactory().createSocket(tcp, null, false);
		socket.setUseClientMode(false);
		socket.setNeedClientAuth(this.client != null);
		return socket;
	}

	ServerCertificate certificate() {
		return this.certificate;
	}

	ClientCertificate clientCertificate() {
		if (this.client == null) {
			throw new IllegalStateException("This server does not ask for a client certificate");
		}
		return this.client;
	}

	SSLContext clientContext() {
		return IssuedKey.context((this.client != null) ? this.client.key() : null, this.certificate.key());
	}

}
