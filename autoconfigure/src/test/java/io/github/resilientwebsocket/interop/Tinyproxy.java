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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.resilientwebsocket.secrets.PlantedSecrets;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A tinyproxy with a port and a configuration of its own, which wants to know who asks.
 */
final class Tinyproxy implements AutoCloseable {

	private final int port;

	private final Path configuration;

	private ServerProcess process;

	Tinyproxy(Path directory) {
		this(directory, Ports.free());
	}

	Tinyproxy(Path directory, int port) {
		this.port = port;
		this.configuration = directory.resolve("tinyproxy.conf");
		try {
			Files.writeString(this.configuration, """
					Port %d
					Listen 127.0.0.1
					Timeout 20
					LogLevel Connect
					BasicAuth %s %s
					""".formatted(this.port, PlantedSecrets.PROXY_USER, PlantedSecrets.PROXY_PASSWORD));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Tinyproxy start() {
		this.process = ServerProcess
			.start(new ProcessBuilder(List.of(Part.program("tinyproxy"), "-d", "-c", this.configuration.toString())));
		try {
			FeedApplication.await("tinyproxy", () -> !this.process.isAlive() || Ports.isListening(this.port));
			assertThat(this.process.isAlive()).as("tinyproxy, which said %s", this.process.lines()).isTrue();
		}
		catch (RuntimeException | AssertionError ex) {
			this.process.close();
			throw ex;
		}
		return this;
	}

	int port() {
		return this.port;
	}

	/**
	 * How many clients asked for a tunnel to a port, whatever they were told.
	 */
	long tunnels(int target) {
		return this.process.lines().stream().filter((line) -> line.contains("CONNECT 127.0.0.1:" + target)).count();
	}

	void stop() {
		this.process.kill();
	}

	@Override
	public void close() {
		this.process.close();
	}

}
