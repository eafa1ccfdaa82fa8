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
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A haproxy with a directory, a port and a configuration of its own, in front of one
 * server.
 */
final class Haproxy implements AutoCloseable {

	private final Path directory;

	private final int port = Ports.free();

	private final int backend;

	private String bind = "";

	private String frontend = "";

	private String server = "";

	private ServerProcess process;

	Haproxy(Path directory, int backend) {
		this.directory = directory;
		this.backend = backend;
	}

	/**
	 * Add parameters for what it listens on, which has to be TLS.
	 */
	Haproxy tls(String parameters) {
		this.bind = "ssl " + parameters;
		return this;
	}

	Haproxy frontend(String... lines) {
		this.frontend = String.join("\n\t", lines);
		return this;
	}

	/**
	 * Add parameters for the server behind it.
	 */
	Haproxy server(String parameters) {
		this.server = parameters;
		return this;
	}

	Haproxy start() {
		Path file = this.directory.resolve("haproxy.cfg");
		try {
			Files.writeString(file, configuration());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.process = ServerProcess
			.start(new ProcessBuilder(List.of(Part.program("haproxy"), "-W", "-f", file.toString())));
		try {
			FeedApplication.await("haproxy", () -> !this.process.isAlive() || Ports.isListening(this.port));
			assertThat(this.process.isAlive()).as("haproxy, which said %s", this.process.lines()).isTrue();
		}
		catch (RuntimeException | AssertionError ex) {
			this.process.close();
			throw ex;
		}
		return this;
	}

	/**
	 * Replace the workers as for a changed configuration. The old ones keep their
	 * connections for a while.
	 */
	void reload() {
		this.process.signal("USR2");
	}

	/**
	 * Tell it something, as an operator would.
	 */
	void tell(String command) {
		Path socket = this.directory.resolve("admin");
		try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
			channel.connect(UnixDomainSocketAddress.of(socket));
			channel.write(StandardCharsets.US_ASCII.encode(command + "\n"));
			ByteBuffer answer = ByteBuffer.allocate(1024);
			while (channel.read(answer) > 0) {
				continue;
			}
			assertThat(StandardCharsets.US_ASCII.decode(answer.flip()).toString()).as("answer to %s", command)
				.isBlank();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String uri() {
		return (this.bind.isEmpty() ? "ws" : "wss") + "://127.0.0.1:" + this.port + "/feed";
	}

	@Override
	public void close() {
		this.process.close();
	}

	private String configuration() {
		return """
				global
					stats socket %s level admin
					hard-stop-after 500ms
				defaults
					mode http
					timeout connect 10s
					timeout client 10s
					timeout server 10s
					timeout tunnel 1s
					retries 0
				frontend feed
					bind 127.0.0.1:%d %s
					%s
					default_backend servers
				backend servers
					server one 127.0.0.1:%d %s
				""".formatted(this.directory.resolve("admin"), this.port, this.bind, this.frontend, this.backend,
				this.server);
	}

}
