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

/**
 * A key and certificate for a TLS client, for servers which ask for one (RFC 8446,
 * section 4.3.2). Made on the spot by the JDK's {@code keytool} and signed by an
 * authority made with it, which the server has to trust. Immutable.
 */
public final class ClientCertificate {

	private final IssuedKey key;

	private ClientCertificate(IssuedKey key) {
		this.key = key;
	}

	/**
	 * A valid certificate.
	 * @return the same one in the whole JVM
	 */
	public static ClientCertificate shared() {
		return Shared.CERTIFICATE;
	}

	/**
	 * Create a valid certificate. Takes about two seconds.
	 * @return a new certificate, from a new authority
	 */
	public static ClientCertificate create() {
		return new ClientCertificate(IssuedKey.create("client", -1, 30, List.of("-ext", "eku=clientAuth")));
	}

	/**
	 * The certificate in PEM, as for
	 * {@code spring.ssl.bundle.pem.*.keystore.certificate}.
	 * @return the certificate
	 */
	public String pem() {
		return this.key.certificatePem();
	}

	/**
	 * The private key in PEM, as for
	 * {@code spring.ssl.bundle.pem.*.keystore.private-key}.
	 * @return the key in PKCS #8, not encrypted
	 */
	public String keyPem() {
		return this.key.keyPem();
	}

	/**
	 * What a server has to trust, in PEM.
	 * @return the authority's certificate
	 */
	public String authorityPem() {
		return this.key.authorityPem();
	}

	IssuedKey key() {
		return this.key;
	}

	/**
	 * Makes the common certificate when it is first asked for.
	 */
	private static final class Shared {

		private static final ClientCertificate CERTIFICATE = create();

	}

}
