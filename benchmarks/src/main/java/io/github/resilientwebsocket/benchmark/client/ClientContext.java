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

package io.github.resilientwebsocket.benchmark.client;

import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;

import org.jspecify.annotations.Nullable;

/**
 * What a contestant gets to know before it is set up.
 *
 * @param server the address of the server, without a path
 * @param certificate what to trust for {@code wss}, or {@code null} for {@code ws}
 * @param pings whether the connections are going to be idle, with a ping every ten
 * seconds
 * @param backoff whether a client that reconnects by itself uses its own back-off, or
 * connects again at once
 */
public record ClientContext(URI server, @Nullable Path certificate, boolean pings, boolean backoff) {

	/**
	 * Return a TLS context that trusts the server.
	 * @return the context, or {@code null} for {@code ws}
	 * @throws GeneralSecurityException if the certificate is not valid
	 */
	@Nullable SSLContext sslContext() throws GeneralSecurityException {
		return (this.certificate != null) ? Trust.in(this.certificate).context() : null;
	}

	/**
	 * Return a trust manager that trusts the server.
	 * @return the trust manager, or {@code null} for {@code ws}
	 * @throws GeneralSecurityException if the certificate is not valid
	 */
	@Nullable X509TrustManager trustManager() throws GeneralSecurityException {
		return (this.certificate != null) ? Trust.in(this.certificate).manager() : null;
	}

}
