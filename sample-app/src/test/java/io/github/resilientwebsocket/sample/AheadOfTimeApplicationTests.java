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

package io.github.resilientwebsocket.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application as {@code process-aot} has left it, in a process of its own. Runs after
 * the other tests.
 */
@Tag("aot")
class AheadOfTimeApplicationTests {

	@TempDir
	private Path directory;

	@Test
	void connectsAndReconnectsWithoutLookingForBeans() throws Exception {
		assertThat(SampleApplication.class.getClassLoader()
			.getResource(SampleApplication.class.getName().replace('.', '/') + "__ApplicationContextInitializer.class"))
			.as("what process-aot has generated")
			.isNotNull();
		Path log = this.directory.resolve("log");
		try (ScriptedWebSocketServer server = ScriptedWebSocketServer.ws().start()) {
			server.next(ConnectionScript.closeAtOnce(1001, "bye"));
			Process process = new ProcessBuilder(List.of(
					Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
					"-Dspring.aot.enabled=true", "-cp", System.getProperty("java.class.path"),
					SampleApplication.class.getName(), "--server.port=0", "--sample.cable.port=0",
					"--logging.level.org.springframework.boot=info", "--spring.main.log-startup-info=true",
					"--resilient-websocket.clients.feed.uri=" + server.uri("/feed")))
				.redirectErrorStream(true)
				.redirectOutput(log.toFile())
				.start();
			try {
				server.timeout(Duration.ofSeconds(60));
				server.awaitConnection();
				server.awaitConnection();
				assertThat(server.connectCount()).isEqualTo(2);
			}
			catch (AssertionError ex) {
				throw new AssertionError(Files.readString(log), ex);
			}
			finally {
				process.destroy();
				assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
			}
		}
		assertThat(Files.readString(log)).contains("AOT-processed");
	}

}
