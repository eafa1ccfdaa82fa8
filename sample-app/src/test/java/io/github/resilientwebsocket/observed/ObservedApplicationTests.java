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

package io.github.resilientwebsocket.observed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A new application with the starter, actuator and Prometheus, in a JVM of its own: what
 * it shows over HTTP without any code.
 */
class ObservedApplicationTests {

	private static final String FEED = "--resilient-websocket.clients.feed.";

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	/** The start of whatever must be seen nowhere. */
	private static final String SECRET = "pl4nted";

	private static final Pattern METER = Pattern.compile("resilient_websocket_[a-z_]+");

	private final HttpClient http = HttpClient.newHttpClient();

	@RegisterExtension
	final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws().timeout(PATIENCE);

	@TempDir
	private Path directory;

	private Process process;

	private String base;

	@AfterEach
	void end() {
		if (this.process != null) {
			this.process.destroyForcibly();
		}
	}

	@Test
	void showsItsClientsWithoutCode() throws Exception {
		start();
		ScriptedConnection first = this.server.awaitConnection();
		first.sendText("tick");
		awaitPort();
		await("/health", "READY");
		first.closeWith(1001, SECRET + "-reason");
		ScriptedConnection second = this.server.awaitConnection();
		assertThat(await("/health", "1001")).contains("\"resilientwebsocket\"", "\"feed\"", "\"generation\":2");
		await("/websocketclients", "READY");
		assertThat(get("/websocketclients/feed")).contains("BACKING_OFF", "\"decision\":\"RECONNECT\"",
				"ws://127.0.0.1:" + this.server.port() + "\"");
		String meters = await("/prometheus", "resilient_websocket_outage_seconds_count{client=\"feed\"} 1");
		assertThat(meters).contains("resilient_websocket_received_messages_total{client=\"feed\"} 1.0");
		assertThat(names(meters)).containsAll(names(Files.readString(Path.of("..", "docs", "alerts.yml"))))
			.containsAll(names(Files.readString(Path.of("..", "docs", "grafana-dashboard.json"))));
		assertThat(post("/websocketclients/feed/stop")).isEqualTo(204);
		assertThat(second.expectClose()).isEqualTo(1000);
		await("/websocketclients", "STOPPED");
		assertThat(post("/websocketclients/feed/start")).isEqualTo(204);
		this.server.awaitConnection();
		assertThat(post("/websocketclients/none/start")).isEqualTo(400);
		assertThat(get("/configprops")).contains("resilient-websocket");
		assertThat(get("/env")).contains("headers.Authorization");
	}

	private void start() throws IOException {
		this.process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Main.class.getName(),
				FEED + "uri=" + this.server.uri("/" + SECRET + "-path?token=" + SECRET + "-token"),
				FEED + "headers.Authorization=Bearer " + SECRET + "-bearer", FEED + "backoff.delay=50ms",
				"--server.port=0", "--logging.file.name=" + this.directory.resolve("log"),
				"--spring.config.location=optional:classpath:/none/",
				"--management.endpoint.health.show-details=always",
				"--management.endpoints.web.exposure.include=health,prometheus,websocketclients,configprops,env"))
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
	}

	private void awaitPort() {
		Pattern started = Pattern.compile("Tomcat started on port (\\d+)");
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
			Matcher matcher = started.matcher(Files.readString(this.directory.resolve("log")));
			assertThat(matcher.find()).isTrue();
			this.base = "http://127.0.0.1:" + matcher.group(1) + "/actuator";
		});
	}

	private String await(String path, String expected) {
		String[] body = new String[1];
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
			body[0] = get(path);
			assertThat(body[0]).contains(expected);
		});
		return body[0];
	}

	private String get(String path) throws Exception {
		String body = this.http
			.send(HttpRequest.newBuilder(URI.create(this.base + path)).build(), BodyHandlers.ofString())
			.body();
		assertThat(body).doesNotContain(SECRET).doesNotContain("at io.github");
		return body;
	}

	private int post(String path) throws Exception {
		return this.http
			.send(HttpRequest.newBuilder(URI.create(this.base + path))
				.POST(HttpRequest.BodyPublishers.ofString("{}"))
				.header("Content-Type", "application/json")
				.build(), BodyHandlers.discarding())
			.statusCode();
	}

	private static Set<String> names(String text) {
		Set<String> names = new TreeSet<>();
		Matcher matcher = METER.matcher(text);
		while (matcher.find()) {
			names.add(matcher.group());
		}
		return names;
	}

	@SpringBootApplication
	public static class Main {

		public static void main(String[] arguments) {
			SpringApplication.run(Main.class, arguments);
		}

	}

}
