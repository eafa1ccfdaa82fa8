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
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
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

	/**
	 * The same one in the whole JVM, as {@code keytool} takes its time.
	 */
	static TestCertificate shared() {
		return Shared.CERTIFICATE;
	}

	private static TestCertificate create() {
		try {
			Path directory = Files.createTempDirectory("interop");
			Path keyStore = directory.resolve("server.p12");
			run(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
					"server", "-dname", "CN=interop", "-keyalg", "EC", "-groupname", "secp256r1", "-startdate", "-1d",
					"-validity", "3", "-ext", "san=ip:127.0.0.1", "-storetype", "PKCS12", "-keystore",
					keyStore.toString(), "-storepass", PASSWORD));
			KeyStore store = KeyStore.getInstance("PKCS12");
			try (InputStream input = Files.newInputStream(keyStore)) {
				store.load(input, PASSWORD.toCharArray());
			}
			write(directory.resolve("server.key"), "PRIVATE KEY",
					store.getKey("server", PASSWORD.toCharArray()).getEncoded());
			write(directory.resolve("server.pem"), "CERTIFICATE", store.getCertificate("server").getEncoded());
			// In this order: a directory has to be empty to be deleted, and the last is
			// the first.
			Stream.of("", "server.p12", "server.key", "server.pem")
				.forEach((name) -> directory.resolve(name).toFile().deleteOnExit());
			return new TestCertificate(directory);
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What a client has to trust.
	 */
	Path pem() {
		return this.directory.resolve("server.pem");
	}

	private static void write(Path file, String type, byte[] content) throws IOException {
		String encoded = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(content);
		Files.writeString(file, "-----BEGIN %2$s-----\n%1$s\n-----END %2$s-----\n".formatted(encoded, type));
	}

	private static void run(List<String> command) throws IOException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
		if (process.onExit().join().exitValue() != 0) {
			throw new IOException("keytool failed: " + output);
		}
	}

	/**
	 * Makes the certificate when it is first asked for.
	 */
	private static final class Shared {

		private static final TestCertificate CERTIFICATE = create();

	}

}
