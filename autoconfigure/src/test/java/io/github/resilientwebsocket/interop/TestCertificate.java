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

package io.github.resilientwebsocket.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * A certificate for {@code 127.0.0.1} in the forms that servers ask for:
 * {@code server.p12}, {@code server.key} and {@code server.pem}. Made when the test runs,
 * as a stored one would expire.
 */
record TestCertificate(Path directory) {

	static final String PASSWORD = "changeit";

	private static final String ALIAS = "server";

	/**
	 * The same one in the whole JVM, as {@code keytool} takes its time.
	 */
	static TestCertificate shared() {
		return Shared.CERTIFICATE;
	}

	private static TestCertificate create() {
		try {
			Path directory = Files.createTempDirectory("interop");
			// In this order: a directory has to be empty to be deleted, and the last is
			// the first.
			Stream.of("", "server.p12", "server.key", "server.pem")
				.forEach((name) -> directory.resolve(name).toFile().deleteOnExit());
			return create(directory, "-startdate", "-1d", "-validity", "3", "-ext", "san=ip:127.0.0.1");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Create one, in the key store of the directory if there is one.
	 */
	static TestCertificate create(Path directory, String... options) {
		TestCertificate certificate = new TestCertificate(directory);
		Path keyStore = directory.resolve("server.p12");
		keytool(keyStore, ALIAS, options);
		export(keyStore, ALIAS, "PRIVATE KEY", certificate.key());
		export(keyStore, ALIAS, "CERTIFICATE", certificate.pem());
		return certificate;
	}

	static void keytool(Path keyStore, String alias, String... options) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
						"-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC", "-genkeypair", "-alias", alias, "-dname",
						"CN=" + alias, "-keyalg", "EC", "-groupname", "secp256r1", "-storetype", "PKCS12", "-keystore",
						keyStore.toString(), "-storepass", PASSWORD));
		command.addAll(List.of(options));
		Command.run(command);
	}

	/**
	 * Write a key or a certificate of a key store as PEM.
	 */
	static void export(Path keyStore, String alias, String type, Path file) {
		try (InputStream input = Files.newInputStream(keyStore)) {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(input, PASSWORD.toCharArray());
			byte[] content = "CERTIFICATE".equals(type) ? store.getCertificate(alias).getEncoded()
					: store.getKey(alias, PASSWORD.toCharArray()).getEncoded();
			String encoded = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(content);
			Files.writeString(file, "-----BEGIN %2$s-----\n%1$s\n-----END %2$s-----\n".formatted(encoded, type));
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	Path key() {
		return this.directory.resolve("server.key");
	}

	/**
	 * What a client has to trust, if nobody else signed it.
	 */
	Path pem() {
		return this.directory.resolve("server.pem");
	}

	/**
	 * Makes the certificate when it is first asked for.
	 */
	private static final class Shared {

		private static final TestCertificate CERTIFICATE = create();

	}

}
