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

package io.github.resilientwebsocket.benchmark.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.benchmark.server.BenchmarkServer;

/**
 * The process of the server.
 */
public final class ServerProcess implements AutoCloseable {

	private final Map<String, Integer> ports = new HashMap<>();

	private final Path certificate;

	private final Process process;

	/**
	 * Start the server and wait until it is ready.
	 * @param cores the cores
	 * @param tls whether it serves {@code wss} too
	 * @throws IOException if it does not start
	 */
	public ServerProcess(Cores cores, boolean tls) throws IOException {
		this.certificate = Files.createTempFile("benchmark-server", ".pem");
		this.process = new ProcessBuilder(JavaCommand.of(cores.server(), List.of("-Xms512m", "-Xmx2g"),
				BenchmarkServer.class, tls ? List.of(this.certificate.toString()) : List.of()))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		BufferedReader out = new BufferedReader(
				new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8));
		String ready = out.readLine();
		if (ready == null) {
			throw new IOException("The server has not started");
		}
		for (String word : ready.split(" ", -1)) {
			int equals = word.indexOf('=');
			if (equals > 0) {
				this.ports.put(word.substring(0, equals), Integer.valueOf(word.substring(equals + 1)));
			}
		}
	}

	/**
	 * Return a port.
	 * @param name {@code ws}, {@code wss} or {@code control}
	 * @return the port
	 */
	public int port(String name) {
		return Objects.requireNonNull(this.ports.get(name), name);
	}

	/**
	 * Return the file with the certificate to trust.
	 * @return the file
	 */
	public Path certificate() {
		return this.certificate;
	}

	@Override
	public void close() {
		try {
			// It ends with its standard input.
			this.process.getOutputStream().close();
			if (!this.process.waitFor(5, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
			Files.deleteIfExists(this.certificate);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
