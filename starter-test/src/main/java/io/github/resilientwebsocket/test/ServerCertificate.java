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

import java.util.List;

import javax.net.ssl.SSLContext;

/**
 * A key and certificate for a TLS server, made on the spot by the JDK's {@code keytool}
 * and signed by an authority made with it. A client has to trust the authority. Its keys
 * live in memory only. Immutable.
 */
public final class ServerCertificate {

	private final IssuedKey key;

	private ServerCertificate(IssuedKey key) {
		this.key = key;
	}

	/**
	 * A certificate for {@code localhost} and {@code 127.0.0.1}.
	 * @return the same one in the whole JVM
	 */
	public static ServerCertificate localhost() {
		return Localhost.CERTIFICATE;
	}

	/**
	 * A valid certificate for another host than the server's.
	 * @param host a DNS name such as {@code other.example}
	 * @return a new certificate
	 */
	public static ServerCertificate forHost(String host) {
		return create(List.of("dns:" + host), -1, 3);
	}

	/**
	 * A certificate for {@code localhost} and {@code 127.0.0.1} which has expired.
	 * @return a new certificate
	 */
	public static ServerCertificate expired() {
		return create(Localhost.NAMES, -3, 1);
	}

	/**
	 * Create a certificate. Takes about two seconds.
	 * @param names subject alternative names as {@code keytool} takes them, such as
	 * {@code dns:localhost} or {@code ip:127.0.0.1}
	 * @param startDays the first day of its validity, counted from today
	 * @param validDays how many days it is valid
	 * @return a new certificate, from a new authority
	 */
	public static ServerCertificate create(List<String> names, int startDays, int validDays) {
		return new ServerCertificate(
				IssuedKey.create("server", startDays, validDays, List.of("-ext", "san=" + String.join(",", names))));
	}

	/**
	 * What a client has to trust, in PEM.
	 * @return the authority's certificate
	 */
	public String pem() {
		return this.key.authorityPem();
	}

	/**
	 * A context for servers.
	 * @return a new context which presents this certificate
	 */
	public SSLContext serverContext() {
		return IssuedKey.context(this.key, null);
	}

	/**
	 * A context for clients.
	 * @return a new context which trusts this certificate's authority and no other
	 */
	public SSLContext clientContext() {
		return IssuedKey.context(null, this.key);
	}

	IssuedKey key() {
		return this.key;
	}

	/**
	 * Makes the common certificate when it is first asked for.
	 */
	private static final class Localhost {

		private static final List<String> NAMES = List.of("dns:localhost", "ip:127.0.0.1");

		private static final ServerCertificate CERTIFICATE = create(NAMES, -1, 30);

	}

}
