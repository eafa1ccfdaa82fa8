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

package io.github.resilientwebsocket.integration;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application without a web server, in a JVM of its own.
 */
class KeepJvmRunningTests {

	private static final String FEED = "--resilient-websocket.clients.feed.";

	@RegisterExtension
	final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws().timeout(Duration.ofSeconds(60));

	private Process process;

	@AfterEach
	void end() {
		this.process.destroyForcibly();
	}

	@Test
	void staysUpWhileThereIsAConnectionToKeepAndEndsWithTheClient() throws Exception {
		start(FEED + "reconnect=false");
		ScriptedConnection connection = this.server.awaitConnection();
		assertThat(this.process.waitFor(2, TimeUnit.SECONDS)).isFalse();
		connection.closeWith(1000);
		assertThat(this.process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(this.process.exitValue()).isZero();
	}

	@Test
	void staysUpWhileTheServerIsAway() throws Exception {
		start(FEED + "backoff.max-delay=200ms");
		this.server.awaitConnection();
		this.server.stop();
		assertThat(this.process.waitFor(2, TimeUnit.SECONDS)).isFalse();
		this.server.restart();
		this.server.awaitConnection();
	}

	@Test
	void endsAfterMainIfItShallNotBeKept() throws Exception {
		start("--resilient-websocket.keep-jvm-running=false");
		assertThat(this.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(this.process.exitValue()).isZero();
	}

	@Test
	void endsAfterMainIfTheApplicationSaysSo() throws Exception {
		start("--spring.main.keep-alive=false");
		assertThat(this.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
	}

	private void start(String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
				System.getProperty("java.class.path"), Main.class.getName(), FEED + "uri=" + this.server.uri("/feed")));
		command.addAll(List.of(arguments));
		this.process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
	}

	public static final class Main {

		private Main() {
		}

		public static void main(String[] arguments) {
			new SpringApplicationBuilder(ClientApplication.Configuration.class).web(WebApplicationType.NONE)
				.run(arguments);
		}

	}

}
