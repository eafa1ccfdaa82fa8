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

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ConnectionAttemptFailedEvent;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * TLS ends at a proxy: certificates of the server that are not good, and proxies that ask
 * for one of the client.
 */
class TlsInteropTests {

	private static final String FEED = FeedApplication.FEED;

	private static final String PEM = "spring.ssl.bundle.pem.interop.";

	private static final String ADDRESS = "127.0.0.1";

	private static ScriptedWebSocketServer server;

	private static TestAuthority authority;

	private static TestCertificate good;

	@TempDir
	Path directory;

	@BeforeAll
	static void start(@TempDir Path certificates) {
		authority = TestAuthority.create(certificates);
		good = authority.issue(ADDRESS, -1);
		server = ScriptedWebSocketServer.ws().start();
		server.always(ConnectionScript.echo());
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "self-signed", "of another host", "expired" })
	@EnabledIfInstalled(Part.NGINX)
	void aCertificateThatIsNotGoodIsRefusedUntilThereIsAGoodOne(String bad) throws Exception {
		try (Nginx nginx = new Nginx(this.directory, server.port()).tls(certificate(bad)).start();
				FeedApplication application = start(nginx.uri(), FEED + "backoff.delay=1ms",
						FEED + "backoff.max-delay=300ms", FEED + "backoff.jitter=none")) {
			FeedApplication.await("two failed attempts", () -> application.failures().size() >= 2);
			assertThat(application.failures()).extracting(ConnectFailure::kind).containsOnly(Kind.CERTIFICATE);
			// That is slowly.
			assertThat(application.failedAttempts()).extracting(ConnectionAttemptFailedEvent::nextDelay)
				.containsOnly(Duration.ofMillis(300));
			nginx.tls(good).reload();
			application.awaitConnections(1);
			assertThat(application.ask("trusted")).isEqualTo("trusted");
			assertThat(application.closes()).isEmpty();
		}
	}

	private static TestCertificate certificate(String kind) {
		return switch (kind) {
			case "self-signed" -> TestCertificate.shared();
			case "of another host" -> authority.issue("192.0.2.1", -1);
			case "expired" -> authority.issue(ADDRESS, -5);
			default -> throw new IllegalArgumentException(kind);
		};
	}

	@Test
	@EnabledIfInstalled(Part.NGINX)
	void aReloadOfTheProxyThatEndsTls() throws Exception {
		try (Nginx nginx = new Nginx(this.directory, server.port()).tls(good).start();
				FeedApplication application = start(nginx.uri())) {
			assertThat(application.ask("before")).isEqualTo("before");
			nginx.reload();
			application.awaitConnections(2);
			assertThat(application.closes()).extracting(CloseInfo::origin).containsExactly(Origin.LOST);
			assertThat(application.ask("after")).isEqualTo("after");
			assertThat(application.story()).containsExactly("open", "close", "open");
		}
	}

	@Test
	@EnabledIfInstalled(Part.NGINX)
	void aProxyThatAsksForTheClientsCertificateAnswersWithAStatus() throws Exception {
		try (Nginx nginx = new Nginx(this.directory, server.port())
			.tls(good, "ssl_client_certificate " + authority.pem() + "; ssl_verify_client on;")
			.start()) {
			isRefused(start(nginx.uri()), Kind.STATUS);
			isRefused(start(nginx.uri(), keyStore(TestCertificate.shared())), Kind.STATUS);
			isAccepted(nginx.uri());
		}
	}

	@Test
	@EnabledIfInstalled(Part.HAPROXY)
	void aProxyThatAsksForTheClientsCertificateEndsTheTlsHandshake() throws Exception {
		Path pem = this.directory.resolve("haproxy.pem");
		Files.writeString(pem, Files.readString(good.pem()) + Files.readString(good.key()));
		try (Haproxy haproxy = new Haproxy(this.directory, server.port())
			.tls("crt " + pem + " ca-file " + authority.pem() + " verify required")
			.start()) {
			// With TLS 1.3 the client has said its part of HTTP by then, and that nobody
			// reads it can be a reset that overtakes the alert.
			isRefused(start(haproxy.uri()), Kind.TLS, Kind.IO);
			isRefused(start(haproxy.uri(), keyStore(TestCertificate.shared())), Kind.TLS, Kind.IO);
			isAccepted(haproxy.uri());
		}
	}

	private static void isRefused(FeedApplication running, Kind... kinds) {
		try (running) {
			FeedApplication.await("two failed attempts", () -> running.failures().size() >= 2);
			assertThat(running.failures()).extracting(ConnectFailure::kind).isSubsetOf(kinds);
			assertThat(running.failures()).extracting(ConnectFailure::status).isSubsetOf(0, 400);
			assertThat(running.story()).isEmpty();
		}
	}

	private static void isAccepted(String uri) throws Exception {
		try (FeedApplication application = start(uri, keyStore(good))) {
			assertThat(application.ask("it is me")).isEqualTo("it is me");
			assertThat(application.failures()).isEmpty();
		}
	}

	private static String[] keyStore(TestCertificate certificate) {
		return new String[] { PEM + "keystore.certificate=" + certificate.pem().toUri(),
				PEM + "keystore.private-key=" + certificate.key().toUri() };
	}

	private static FeedApplication start(String uri, String... properties) {
		List<String> all = new ArrayList<>(
				List.of(FEED + "ssl.bundle=interop", PEM + "truststore.certificate=" + authority.pem().toUri()));
		all.addAll(List.of(properties));
		return FeedApplication.start(uri, all.toArray(String[]::new));
	}

}
