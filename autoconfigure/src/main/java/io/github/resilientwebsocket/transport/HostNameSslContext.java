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

import java.security.SecureRandom;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

import org.jspecify.annotations.Nullable;

/**
 * Makes engines for the real host, whatever address Tomcat connects to. SNI and the
 * verification of the host name, which Tomcat always turns on, follow the engine's host.
 */
final class HostNameSslContext extends SSLContext {

	private final Spi spi;

	private HostNameSslContext(Spi spi, SSLContext delegate) {
		super(spi, delegate.getProvider(), delegate.getProtocol());
		this.spi = spi;
	}

	static HostNameSslContext of(SSLContext delegate, String host, int port) {
		return new HostNameSslContext(new Spi(delegate, host, port), delegate);
	}

	/**
	 * Return whether an engine was made and has not completed its handshake.
	 * @return whether a failure now is one of TLS
	 */
	boolean isHandshaking() {
		SSLEngine engine = this.spi.engine;
		return engine != null && engine.getSession().getProtocol().equals("NONE");
	}

	/**
	 * Return whether an engine was made. Behind a proxy that is after its answer.
	 * @return whether there is an engine
	 */
	boolean hasEngine() {
		return this.spi.engine != null;
	}

	private static final class Spi extends SSLContextSpi {

		private final SSLContext delegate;

		private final String host;

		private final int port;

		private volatile @Nullable SSLEngine engine;

		private Spi(SSLContext delegate, String host, int port) {
			this.delegate = delegate;
			this.host = host;
			this.port = port;
		}

		@Override
		protected SSLEngine engineCreateSSLEngine(String literal, int literalPort) {
			SSLEngine created = this.delegate.createSSLEngine(this.host, this.port);
			this.engine = created;
			return created;
		}

		@Override
		protected SSLEngine engineCreateSSLEngine() {
			return engineCreateSSLEngine(this.host, this.port);
		}

		@Override
		protected void engineInit(KeyManager @Nullable [] keys, TrustManager @Nullable [] trust,
				@Nullable SecureRandom random) {
			throw new UnsupportedOperationException();
		}

		@Override
		protected SSLSocketFactory engineGetSocketFactory() {
			return this.delegate.getSocketFactory();
		}

		@Override
		protected SSLServerSocketFactory engineGetServerSocketFactory() {
			return this.delegate.getServerSocketFactory();
		}

		@Override
		protected SSLSessionContext engineGetServerSessionContext() {
			return this.delegate.getServerSessionContext();
		}

		@Override
		protected SSLSessionContext engineGetClientSessionContext() {
			return this.delegate.getClientSessionContext();
		}

	}

}
