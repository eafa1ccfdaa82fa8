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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

import org.jspecify.annotations.Nullable;

/**
 * A key and its certificate, signed by an authority made with it. The keys live in memory
 * only. Immutable.
 */
final class IssuedKey {

	private static final char[] PASSWORD = "changeit".toCharArray();

	private static final String AUTHORITY = "authority";

	private final Certificate authority;

	private final Key key;

	private final Certificate[] chain;

	private IssuedKey(KeyStore generated, String alias) throws GeneralSecurityException {
		this.authority = generated.getCertificate(AUTHORITY);
		this.key = generated.getKey(alias, PASSWORD);
		this.chain = generated.getCertificateChain(alias);
	}

	static IssuedKey create(String alias, int startDays, int validDays, List<String> options) {
		try {
			Path directory = Files.createTempDirectory("issued-key");
			Path file = directory.resolve("keys.p12");
			try {
				Keytool keytool = new Keytool(file, new String(PASSWORD));
				keytool.generate(AUTHORITY, -1, 30, List.of("-ext", "bc:critical=ca:true"));
				List<String> all = new ArrayList<>(List.of("-signer", AUTHORITY));
				all.addAll(options);
				keytool.generate(alias, startDays, validDays, all);
				return new IssuedKey(load(file), alias);
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
	 * Make a context.
	 * @param presented the key to present, or {@code null} for none
	 * @param trusted the key whose authority is trusted, or {@code null} for none
	 * @return a new context
	 */
	static SSLContext context(@Nullable IssuedKey presented, @Nullable IssuedKey trusted) {
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init((presented != null) ? presented.keyManagers() : null,
					(trusted != null) ? trusted.trustManagers() : null, null);
			return context;
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private KeyManager[] keyManagers() throws GeneralSecurityException, IOException {
		KeyStore store = read(null);
		store.setKeyEntry("key", this.key, PASSWORD, this.chain);
		KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		factory.init(store, PASSWORD);
		return factory.getKeyManagers();
	}

	private TrustManager[] trustManagers() throws GeneralSecurityException, IOException {
		KeyStore store = read(null);
		store.setCertificateEntry(AUTHORITY, this.authority);
		TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init(store);
		return factory.getTrustManagers();
	}

	String authorityPem() {
		return pem(this.authority);
	}

	String certificatePem() {
		return pem(this.chain[0]);
	}

	String keyPem() {
		return pem("PRIVATE KEY", this.key.getEncoded());
	}

	private static String pem(Certificate certificate) {
		try {
			return pem("CERTIFICATE", certificate.getEncoded());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String pem(String type, byte[] content) {
		String encoded = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(content);
		return "-----BEGIN " + type + "-----\n" + encoded + "\n-----END " + type + "-----\n";
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

}
