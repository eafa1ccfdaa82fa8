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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.HandshakeCustomizer;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.secrets.PlantedSecrets;
import io.github.resilientwebsocket.secrets.SecretWatch;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Failures in which a secret is near at hand. That none is told, here and in the other
 * tests, is for {@link SecretWatch} to find out.
 */
class SecretTests {

	private static final String FEED = "resilient-websocket.clients.feed.";

	@RegisterExtension
	final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws();

	@Test
	void theServerGetsThem() {
		try (ClientApplication application = ClientApplication.start(this.server)) {
			ScriptedConnection connection = this.server.awaitConnection();
			application.awaitState(ConnectionState.READY);
			assertThat(connection.request().target())
				.isEqualTo("/feed?" + PlantedSecrets.in(this.server.uri()).getQuery());
			PlantedSecrets.headers()
				.forEach((name, values) -> assertThat(connection.request().headers(name)).isEqualTo(values));
		}
	}

	@Test
	void aRedirectToASecretPlace() {
		this.server.next(ConnectionScript.redirect(PlantedSecrets.in(URI.create("ws://other.example/elsewhere"))));
		try (ClientApplication application = ClientApplication.start(this.server)) {
			assertThat(firstFailure(application))
				.isEqualTo(new ConnectFailure(Kind.STATUS, 302, host(), "other.example"));
			this.server.awaitConnection();
		}
	}

	@Test
	void aUriThatIsTooLong() {
		try (ClientApplication application = start(this.server.uri("/feed?" + "x".repeat(8 * 1024)))) {
			assertThat(firstFailure(application).host()).isEqualTo(host());
		}
	}

	@Test
	void aCertificateThatIsNotTrusted() {
		try (ScriptedWebSocketServer encrypted = ScriptedWebSocketServer.wss().start();
				ClientApplication application = start(encrypted.uri("/feed"))) {
			assertThat(firstFailure(application).kind()).isEqualTo(Kind.CERTIFICATE);
		}
	}

	@Test
	void aHostThatCannotBeResolved() {
		try (ClientApplication application = start(URI.create("ws://no-such-host.invalid/feed"))) {
			assertThat(firstFailure(application)).isEqualTo(ConnectFailure.of(Kind.DNS, "no-such-host.invalid"));
		}
	}

	@Test
	void aCustomizerThatFails() {
		try (ClientApplication application = start(this.server.uri("/feed"), FailingCustomizer.class)) {
			assertThat(firstFailure(application)).isEqualTo(ConnectFailure.of(Kind.PREPARE, null));
		}
	}

	@Test
	void aCustomizerThatBreaksTheRules() {
		try (ClientApplication application = start(this.server.uri("/feed"), LawlessCustomizer.class)) {
			assertThat(firstFailure(application)).isEqualTo(ConnectFailure.of(Kind.PREPARE, null));
		}
	}

	@Test
	void futuresOfMessagesThatAreNotSent() {
		try (ClientApplication application = ClientApplication.start(this.server, FEED + "auto-startup=false",
				FEED + "outbound.capacity=1")) {
			ResilientWebSocketClient client = application.client();
			List<CompletableFuture<?>> futures = new ArrayList<>(Arrays.asList(client.send("waits"),
					client.send("one too many"), client.send(new Object()), client.whenReady()));
			application.context().close();
			futures.add(client.send("late"));
			futures.add(client.whenReady());
			assertThat(futures).allSatisfy((future) -> {
				assertThat(future).failsWithin(Duration.ofSeconds(5));
				SecretWatch.show("a future", future.handle((result, ex) -> ex).join());
			});
		}
	}

	@Test
	void whatTheBuildWrites() throws IOException {
		SecretWatch.show("docs/properties.md", Files.readString(Path.of("..", "docs", "properties.md")));
		ClassPathResource metadata = new ClassPathResource("META-INF/spring-configuration-metadata.json");
		SecretWatch.show("the metadata", metadata.getContentAsString(StandardCharsets.UTF_8));
	}

	private static ClientApplication start(URI uri, Class<?>... sources) {
		return ClientApplication.start(PlantedSecrets.properties(FEED, uri), sources);
	}

	private String host() {
		return "127.0.0.1:" + this.server.port();
	}

	private static ConnectFailure firstFailure(ClientApplication application) {
		ClientApplication.await("a failed attempt",
				() -> !application.listener().failedAttempts.isEmpty() && !application.listener().errors.isEmpty());
		return application.listener().failedAttempts.get(0).failure();
	}

	static class FailingCustomizer implements HandshakeCustomizer {

		@Override
		public void customize(Handshake handshake) {
			throw new IllegalStateException("Not accepted for " + handshake.getUri() + ": " + handshake.getHeaders());
		}

	}

	static class LawlessCustomizer implements HandshakeCustomizer {

		@Override
		public void customize(Handshake handshake) {
			handshake.getHeaders().set("Authorization", handshake.getHeaders().getFirst("Authorization") + "\r\nX: y");
		}

	}

}
