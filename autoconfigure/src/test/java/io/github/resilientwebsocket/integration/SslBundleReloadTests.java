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

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.HandshakeCustomizer;
import io.github.resilientwebsocket.secrets.PlantedSecrets;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import io.github.resilientwebsocket.test.ServerCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.ssl.SslBundles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A certificate that is replaced under a running client.
 */
class SslBundleReloadTests {

	private static final String FEED = "resilient-websocket.clients.feed.";

	private static final String BUNDLE = "spring.ssl.bundle.pem.test.";

	private static volatile ScriptedWebSocketServer target;

	@TempDir
	private Path directory;

	@Test
	void theNextConnectionTrustsWhatTheBundleHasThen() throws Exception {
		Path trusted = this.directory.resolve("trusted.pem");
		try (ScriptedWebSocketServer before = ScriptedWebSocketServer.wss().start();
				ScriptedWebSocketServer after = ScriptedWebSocketServer
					.wss(ServerCertificate.create(List.of("ip:127.0.0.1"), -1, 3))
					.start()) {
			before.writeCertificate(trusted);
			List<String> properties = PlantedSecrets.properties(FEED, before.uri("/feed"));
			properties.addAll(List.of(FEED + "ssl.bundle=test", FEED + "backoff.delay=20ms",
					FEED + "backoff.max-delay=50ms", BUNDLE + "truststore.certificate=" + trusted.toUri(),
					BUNDLE + "reload-on-update=true", "spring.ssl.bundle.watch.file.quiet-period=50ms"));
			target = before;
			try (ClientApplication application = ClientApplication.start(properties, TargetCustomizer.class)) {
				application.awaitState(ConnectionState.READY);
				AtomicInteger reloads = new AtomicInteger();
				application.context()
					.getBean(SslBundles.class)
					.addBundleUpdateHandler("test", (bundle) -> reloads.incrementAndGet());
				// The server that comes next has a certificate which the client does not
				// trust yet.
				target = after;
				before.stop();
				ClientApplication.await("a refused certificate",
						() -> application.listener().failedAttempts.stream()
							.anyMatch((event) -> event.failure()
								.equals(ConnectFailure.of(Kind.CERTIFICATE, "127.0.0.1:" + after.port()))));
				assertThat(reloads).hasValue(0);
				Path next = after.writeCertificate(this.directory.resolve("next.pem"));
				Files.move(next, trusted, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
				ClientApplication.await("the second connection", () -> application.listener().opens.size() == 2);
				assertThat(reloads).hasPositiveValue();
			}
		}
	}

	@Test
	void anOpenConnectionStaysWhenTheBundleChanges() throws Exception {
		Path trusted = this.directory.resolve("trusted.pem");
		try (ScriptedWebSocketServer server = ScriptedWebSocketServer.wss().start()) {
			server.always(ConnectionScript.echo());
			server.writeCertificate(trusted);
			List<String> properties = PlantedSecrets.properties(FEED, server.uri("/feed"));
			properties.addAll(List.of(FEED + "ssl.bundle=test", BUNDLE + "truststore.certificate=" + trusted.toUri(),
					BUNDLE + "reload-on-update=true", "spring.ssl.bundle.watch.file.quiet-period=50ms"));
			try (ClientApplication application = ClientApplication.start(properties)) {
				application.awaitState(ConnectionState.READY);
				AtomicInteger reloads = new AtomicInteger();
				application.context()
					.getBean(SslBundles.class)
					.addBundleUpdateHandler("test", (bundle) -> reloads.incrementAndGet());
				Path next = server.writeCertificate(this.directory.resolve("next.pem"));
				Files.move(next, trusted, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
				ClientApplication.await("a reload", () -> reloads.get() > 0);
				application.client().send("still here");
				ClientApplication.await("the echo", () -> application.listener().messages.contains("still here"));
				assertThat(application.listener().story).containsExactly("open", "still here");
			}
		}
	}

	/** Goes to another server from one attempt to the next. */
	static class TargetCustomizer implements HandshakeCustomizer {

		@Override
		public void customize(Handshake handshake) {
			handshake.setUri(PlantedSecrets.in(target.uri("/feed")));
		}

	}

}
