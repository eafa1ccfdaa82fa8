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

package io.github.resilientwebsocket.benchmark.server;

import io.github.resilientwebsocket.test.ServerCertificate;
import io.netty.channel.Channel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

/**
 * TLS of the JDK with a certificate made on the spot.
 */
final class ServerTls {

	private final ServerCertificate certificate = ServerCertificate.localhost();

	@SuppressWarnings("deprecation")
	private final JdkSslContext context = new JdkSslContext(this.certificate.serverContext(), false, ClientAuth.NONE);

	/**
	 * Return what a client has to trust.
	 * @return a certificate in PEM
	 */
	String pem() {
		return this.certificate.pem();
	}

	/**
	 * Create the handler for a connection.
	 * @param channel the connection
	 * @return a new handler
	 */
	SslHandler handler(Channel channel) {
		return this.context.newHandler(channel.alloc());
	}

	/**
	 * Add TLS to a connection, if it is wanted.
	 * @param tls the TLS, or {@code null} for none
	 * @param channel the connection
	 */
	static void addTo(Channel channel, @Nullable ServerTls tls) {
		if (tls != null) {
			channel.pipeline().addLast(tls.handler(channel));
		}
	}

}
