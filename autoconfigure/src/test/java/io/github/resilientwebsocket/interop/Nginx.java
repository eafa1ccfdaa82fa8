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
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An nginx with a directory, a port and a configuration of its own, in front of one
 * server.
 */
final class Nginx implements AutoCloseable {

	private final Path directory;

	private final int port = Ports.free();

	private final int backend;

	private final List<String> locationDirectives;

	private String httpDirectives = "";

	private String tls = "";

	private ServerProcess process;

	Nginx(Path directory, int backend, String... locationDirectives) {
		this.directory = directory;
		this.backend = backend;
		this.locationDirectives = List.of(locationDirectives);
	}

	/**
	 * Use the directives for all of HTTP as of the next start or reload.
	 */
	Nginx http(String... directives) {
		this.httpDirectives = String.join(" ", directives);
		return this;
	}

	/**
	 * End TLS here as of the next start or reload.
	 */
	Nginx tls(TestCertificate certificate, String... directives) {
		this.tls = "ssl_certificate %s; ssl_certificate_key %s; %s".formatted(certificate.pem(), certificate.key(),
				String.join(" ", directives));
		return this;
	}

	Nginx start() {
		writeConfiguration();
		this.process = ServerProcess.start(new ProcessBuilder(command()));
		try {
			FeedApplication.await("nginx", () -> !this.process.isAlive() || (hasPid() && Ports.isListening(this.port)));
			assertThat(this.process.isAlive()).as("nginx, which said %s", this.process.lines()).isTrue();
		}
		catch (RuntimeException | AssertionError ex) {
			this.process.close();
			throw ex;
		}
		return this;
	}

	/**
	 * Replace the workers as for a changed configuration.
	 */
	void reload() {
		writeConfiguration();
		List<String> command = command("-s", "reload");
		try (ServerProcess signal = ServerProcess.start(new ProcessBuilder(command))) {
			FeedApplication.await("nginx -s reload", () -> !signal.isAlive());
			assertThat(signal.lines()).isEmpty();
		}
	}

	/**
	 * SIGKILL for those who hold the connections, after which there are new ones.
	 */
	void killWorkers() {
		ProcessHandle.of(this.process.pid())
			.stream()
			.flatMap(ProcessHandle::children)
			.forEach(ProcessHandle::destroyForcibly);
	}

	String uri() {
		return (this.tls.isEmpty() ? "ws" : "wss") + "://127.0.0.1:" + this.port + "/feed";
	}

	@Override
	public void close() {
		// Not by SIGKILL, which would leave the workers behind.
		this.process.close();
	}

	private List<String> command(String... arguments) {
		List<String> command = new ArrayList<>(List.of(Part.program("nginx"), "-p", this.directory.toString(), "-e",
				this.directory.resolve("error.log").toString(), "-c", this.directory.resolve("nginx.conf").toString()));
		command.addAll(List.of(arguments));
		return command;
	}

	private boolean hasPid() throws IOException {
		Path pid = this.directory.resolve("nginx.pid");
		return Files.exists(pid) && Files.size(pid) > 0;
	}

	private void writeConfiguration() {
		try {
			Files.writeString(this.directory.resolve("nginx.conf"), configuration());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String configuration() {
		return """
				# The tests of some machines run as root, whose files the usual user of nginx must not touch.
				%s
				daemon off;
				worker_processes 1;
				worker_shutdown_timeout 500ms;
				pid nginx.pid;
				error_log error.log;
				events {
					worker_connections 64;
				}
				http {
					access_log off;
					client_body_temp_path client_body;
					proxy_temp_path proxy;
					fastcgi_temp_path fastcgi;
					uwsgi_temp_path uwsgi;
					scgi_temp_path scgi;
					%s
					server {
						listen 127.0.0.1:%d %s;
						%s
						location / {
							proxy_pass http://127.0.0.1:%d;
							proxy_http_version 1.1;
							proxy_set_header Upgrade $http_upgrade;
							proxy_set_header Connection upgrade;
							%s
						}
					}
				}
				""".formatted("root".equals(System.getProperty("user.name")) ? "user root;" : "", this.httpDirectives,
				this.port, this.tls.isEmpty() ? "" : "ssl", this.tls, this.backend,
				String.join(" ", this.locationDirectives));
	}

}
