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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.jspecify.annotations.Nullable;

/**
 * A key and certificate for a TLS server, made on the spot by the JDK's {@code keytool}
 * and signed by an authority made with it. A client has to trust the authority. Its keys
 * live in memory only. Immutable.
 */
public final class ServerCertificate {

	private static final char[] PASSWORD = "changeit".toCharArray();

	private final KeyStore keyStore;

	private final Certificate authority;

	private ServerCertificate(KeyStore generated) throws GeneralSecurityException, IOException {
		Key key = generated.getKey("server", PASSWORD);
		this.authority = generated.getCertificate("authority");
		this.keyStore = emptyStore();
		this.keyStore.setKeyEntry("server", key, PASSWORD, generated.getCertificateChain("server"));
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
		try {
			Path directory = Files.createTempDirectory("server-certificate");
			Path file = directory.resolve("keys.p12");
			try {
				Keytool keytool = new Keytool(file, new String(PASSWORD));
				keytool.generate("authority", -1, 30, List.of("-ext", "bc:critical=ca:true"));
				keytool.generate("server", startDays, validDays,
						List.of("-signer", "authority", "-ext", "san=" + String.join(",", names)));
				return new ServerCertificate(load(file));
			}
			finally {
				Files.deleteIfExists(file);
				Files.deleteIfExists(directory);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What a client has to trust, in PEM.
	 * @return the authority's certificate
	 */
	public String pem() {
		try {
			String content = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(this.authority.getEncoded());
			return "-----BEGIN CERTIFICATE-----\n" + content + "\n-----END CERTIFICATE-----\n";
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A context for servers.
	 * @return a new context which presents this certificate
	 */
	public SSLContext serverContext() {
		try {
			KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			keys.init(this.keyStore, PASSWORD);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(keys.getKeyManagers(), null, null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A context for clients.
	 * @return a new context which trusts this certificate's authority and no other
	 */
	public SSLContext clientContext() {
		try {
			KeyStore trusted = emptyStore();
			trusted.setCertificateEntry("authority", this.authority);
			TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			trust.init(trusted);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, trust.getTrustManagers(), null);
			return context;
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
		return read(null);
	}

	private static KeyStore load(Path file) throws GeneralSecurityException, IOException {
		try (InputStream input = Files.newInputStream(file)) {
			return read(input);
		}
	}

	private static KeyStore read(@Nullable InputStream input) throws GeneralSecurityException, IOException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(input, PASSWORD);
		return store;
	}

	/**
	 * Makes the common certificate when it is first asked for.
	 */
	private static final class Localhost {

		private static final List<String> NAMES = List.of("dns:localhost", "ip:127.0.0.1");

		private static final ServerCertificate CERTIFICATE = create(NAMES, -1, 30);

	}

}
