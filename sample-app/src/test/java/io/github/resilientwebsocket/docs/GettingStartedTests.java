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

package io.github.resilientwebsocket.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.sample.SampleApplication;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Does what {@code docs/getting-started.md} says, word for word, in an empty folder: its
 * files, its command, against the feed of the sample, which goes away and comes back.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs symbolic links")
class GettingStartedTests {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private static final String REPOSITORY = "maven.repository";

	private final List<CodeBlock> blocks = MarkdownPage.of("docs/getting-started.md").blocks();

	@TempDir
	private Path directory;

	private Process client;

	@AfterEach
	void endTheClient() throws InterruptedException {
		if (this.client != null) {
			List<ProcessHandle> processes = new ArrayList<>(this.client.descendants().toList());
			this.client.destroy();
			processes.forEach(ProcessHandle::destroy);
			assertThat(this.client.waitFor(60, TimeUnit.SECONDS)).isTrue();
			processes.forEach((process) -> process.onExit().orTimeout(60, TimeUnit.SECONDS).join());
		}
	}

	@Test
	void aNewcomerGetsAClientThatComesBack() throws Exception {
		assumeThat(BuiltLibrary.isComplete() && System.getProperty(REPOSITORY) != null)
			.as("the jars of the library are there: mvn verify makes them")
			.isTrue();
		String[] ports = { freePort(), freePort() };
		Path log = this.directory.resolve("log");
		// The server may as well come later; that saves the time that Maven takes.
		start(writeFiles(), ports[1], log);
		try (ConfigurableApplicationContext sample = sample(ports)) {
			awaitLine(log, 0, "tick ");
			assertThat(sample.isActive()).isTrue();
		}
		awaitLine(log, 0, "lost: ");
		int lines = lines(log).size();
		try (ConfigurableApplicationContext sample = sample(ports)) {
			int back = awaitLine(log, lines, "back after ");
			awaitLine(log, back, "tick ");
			assertThat(sample.isActive()).isTrue();
		}
	}

	@Test
	void theServerIsStartedByTheCommandOfTheReadme() {
		List<String> commands = consoles(this.blocks).get(0).lines();
		assertThat(MarkdownPage.of("README.md").blocks())
			.anyMatch((block) -> block.lines().stream().anyMatch((line) -> line.startsWith(commands.get(1) + " ")));
	}

	private static ConfigurableApplicationContext sample(String[] ports) {
		return new SpringApplicationBuilder(SampleApplication.class).web(WebApplicationType.SERVLET)
			.run("--server.port=" + ports[0], "--sample.cable.port=" + ports[1], "--sample.feed.tick-interval=100ms");
	}

	private Path writeFiles() throws IOException {
		Path folder = this.directory.resolve("ticks");
		for (CodeBlock block : this.blocks) {
			if (!block.title().isEmpty()) {
				Path file = folder.resolve(block.title());
				Files.createDirectories(file.getParent());
				Files.writeString(file, block.text());
			}
		}
		return folder;
	}

	private void start(Path folder, String port, Path log) throws IOException {
		Path repository = BuiltLibrary.install(this.directory.resolve("repository"),
				Path.of(System.getProperty(REPOSITORY)));
		List<String> command = new ArrayList<>();
		CodeBlock console = consoles(this.blocks).get(1);
		assertThat(console.lines()).hasSize(1);
		command.addAll(List.of(console.lines().get(0).split(" ")));
		assertThat(command.remove(0)).isEqualTo("mvn");
		command.addAll(0, List.of(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(), "-B", "-ntp",
				"-Dmaven.repo.local=" + repository));
		ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile());
		builder.environment().remove("MAVEN_PROJECTBASEDIR");
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		builder.environment()
			.merge("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC", (user, own) -> user + " " + own);
		// The page names the port that the sample has by default.
		builder.environment().put("RESILIENTWEBSOCKET_CLIENTS_FEED_URI", "ws://localhost:" + port + "/feed");
		this.client = builder.start();
	}

	private static List<CodeBlock> consoles(List<CodeBlock> blocks) {
		return blocks.stream().filter((block) -> block.language().equals("console")).toList();
	}

	private int awaitLine(Path log, int from, String part) {
		int[] found = { -1 };
		Awaitility.await()
			.atMost(PATIENCE)
			.failFast(() -> assertThat(this.client.isAlive()).as(() -> contents(log)).isTrue())
			.untilAsserted(() -> {
				List<String> lines = lines(log);
				for (int i = from; i < lines.size() && found[0] < 0; i++) {
					found[0] = lines.get(i).contains(part) ? i : -1;
				}
				assertThat(found[0]).as(() -> "a line with '" + part + "' in\n" + contents(log)).isNotNegative();
			});
		return found[0];
	}

	private static List<String> lines(Path log) {
		return contents(log).lines().toList();
	}

	private static String contents(Path log) {
		try {
			return Files.readString(log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return Integer.toString(socket.getLocalPort());
		}
	}

}
