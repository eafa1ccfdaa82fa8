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

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.secrets.PlantedSecrets;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Through an HTTP proxy that others wrote, with properties alone.
 */
@EnabledIfInstalled(Part.TINYPROXY)
class TinyproxyInteropTests {

	private static final String FEED = FeedApplication.FEED;

	@TempDir
	Path directory;

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void messagesGoThroughTheProxyAndComeBackAfterItsRestart(boolean encrypted) throws Exception {
		try (ScriptedWebSocketServer server = server(encrypted);
				Tinyproxy proxy = new Tinyproxy(this.directory).start();
				FeedApplication application = start(server, proxy, PlantedSecrets.PROXY_PASSWORD)) {
			assertThat(application.ask("hello")).isEqualTo("hello");
			assertThat(application.ask("x".repeat(200_000))).hasSize(200_000);
			assertThat(proxy.tunnels(server.port())).isOne();
			proxy.stop();
			FeedApplication.await("a failed attempt", () -> !application.failures().isEmpty());
			assertThat(application.awaitClose()).extracting(CloseInfo::origin).isEqualTo(Origin.LOST);
			assertThat(application.failures())
				.containsOnly(ConnectFailure.of(Kind.CONNECT, "127.0.0.1:" + proxy.port()));
			try (Tinyproxy again = new Tinyproxy(this.directory, proxy.port()).start()) {
				application.awaitConnections(2);
				assertThat(application.ask("again")).isEqualTo("again");
				assertThat(again.tunnels(server.port())).isOne();
			}
		}
	}

	@Test
	void aProxyThatDoesNotKnowTheClientIsToldAsItsStatus() {
		try (ScriptedWebSocketServer server = server(false);
				Tinyproxy proxy = new Tinyproxy(this.directory).start();
				FeedApplication application = start(server, proxy, "wrong")) {
			FeedApplication.await("a failed attempt", () -> !application.failures().isEmpty());
			assertThat(application.failures()).first()
				.satisfies((failure) -> assertThat(failure.kind()).isEqualTo(Kind.STATUS))
				.satisfies((failure) -> assertThat(failure.status()).isIn(401, 407))
				.satisfies((failure) -> assertThat(failure.host()).isEqualTo("127.0.0.1:" + proxy.port()));
			assertThat(server.connectCount()).isZero();
		}
	}

	@Test
	void aServerBehindTheProxyThatIsNotThere() {
		int nobody = Ports.free();
		try (Tinyproxy proxy = new Tinyproxy(this.directory).start();
				FeedApplication application = FeedApplication.start("ws://127.0.0.1:" + nobody + "/feed",
						properties(proxy, PlantedSecrets.PROXY_PASSWORD).toArray(String[]::new))) {
			FeedApplication.await("a failed attempt", () -> !application.failures().isEmpty());
			assertThat(application.failures()).first()
				.satisfies((failure) -> assertThat(failure.kind()).isEqualTo(Kind.STATUS))
				.satisfies((failure) -> assertThat(failure.status()).isBetween(500, 504));
		}
	}

	private static ScriptedWebSocketServer server(boolean encrypted) {
		ScriptedWebSocketServer server = encrypted ? ScriptedWebSocketServer.wss() : ScriptedWebSocketServer.ws();
		return server.start().always(ConnectionScript.echo());
	}

	private static FeedApplication start(ScriptedWebSocketServer server, Tinyproxy proxy, String password) {
		Stream<String> tls = server.uri().getScheme().equals("wss")
				? Stream.of(FEED + "ssl.bundle=test",
						"spring.ssl.bundle.pem.test.truststore.certificate=" + server.certificatePem())
				: Stream.empty();
		return FeedApplication.start(server.uri("/feed").toString(),
				Stream.concat(properties(proxy, password).stream(), tls).toArray(String[]::new));
	}

	private static List<String> properties(Tinyproxy proxy, String password) {
		return List.of(FEED + "proxy.host=127.0.0.1", FEED + "proxy.port=" + proxy.port(),
				FEED + "proxy.username=" + PlantedSecrets.PROXY_USER, FEED + "proxy.password=" + password);
	}

}
