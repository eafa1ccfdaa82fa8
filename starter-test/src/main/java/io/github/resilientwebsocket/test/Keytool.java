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
import java.io.InterruptedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the {@code keytool} of the running JDK on one key store.
 */
final class Keytool {

	/** Half the time for a program that ends before it would pay off. */
	private static final List<String> QUICK = List.of("-J-XX:+IgnoreUnrecognizedVMOptions", "-J-XX:TieredStopAtLevel=1",
			"-J-XX:+UseSerialGC");

	private final Path keyStore;

	private final String password;

	Keytool(Path keyStore, String password) {
		this.keyStore = keyStore;
		this.password = password;
	}

	void generate(String alias, int startDays, int validDays, List<String> options) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
		command.addAll(QUICK);
		command.addAll(List.of("-genkeypair", "-alias", alias, "-dname", "CN=" + alias));
		command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
		command.addAll(List.of("-startdate", startDays + "d", "-validity", String.valueOf(validDays)));
		command.addAll(List.of("-storetype", "PKCS12", "-keystore", this.keyStore.toString()));
		command.addAll(List.of("-storepass", this.password));
		command.addAll(options);
		run(command);
	}

	private void run(List<String> command) throws IOException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
		try {
			if (process.waitFor() != 0) {
				throw new IOException("keytool failed: " + output);
			}
		}
		catch (InterruptedException ex) {
			process.destroy();
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("Interrupted while keytool ran");
		}
	}

}
