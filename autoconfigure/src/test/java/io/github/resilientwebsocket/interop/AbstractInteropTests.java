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

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ConnectionState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the client has to do with a server that others wrote. Its own scripted server has
 * the same authors and could share their mistakes.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class AbstractInteropTests {

	private static final int MEGABYTE = 1024 * 1024;

	private static final String FEED = FeedApplication.FEED;

	private final ServerKind kind;

	private InteropServer server;

	AbstractInteropTests(ServerKind kind) {
		this.kind = kind;
	}

	@BeforeAll
	void start() {
		this.server = this.kind.start();
	}

	@AfterAll
	void stop() {
		this.server.close();
	}

	@Test
	void textAndBinaryComeBack() throws Exception {
		try (FeedApplication application = FeedApplication.start(this.server.uri())) {
			assertThat(application.ask("hello")).isEqualTo("hello");
			assertThat(application.ask("Grüße, 世界 \uD83D\uDE00")).isEqualTo("Grüße, 世界 \uD83D\uDE00");
			assertThat(application.ask("")).isEmpty();
			assertThat(application.ask(new byte[] { 0, -1, 127, -128 })).containsExactly(0, -1, 127, -128);
			assertThat(application.ask(new byte[0])).isEmpty();
			assertThat(application.ask("fragments")).isEqualTo("one message in parts");
			assertThat(application.story()).containsExactly("open");
		}
	}

	@Test
	void oneMegabyteInBothDirections() throws Exception {
		try (FeedApplication application = FeedApplication.start(this.server.uri())) {
			String text = "y".repeat(MEGABYTE - 2) + "é";
			assertThat(application.ask(text).equals(text)).isTrue();
			byte[] binary = new byte[MEGABYTE];
			new Random(1).nextBytes(binary);
			assertThat(application.ask(binary)).isEqualTo(binary);
			assertThat(application.ask("text " + MEGABYTE)).hasSize(MEGABYTE).containsOnlyOnce("x".repeat(MEGABYTE));
			assertThat(application.askForBinary("binary " + MEGABYTE)).hasSize(MEGABYTE).containsOnly('x');
			assertThat(application.story()).containsExactly("open");
		}
	}

	@Test
	void oneByteMoreThanMaxMessageSizeIsRefusedWith1009() throws Exception {
		try (FeedApplication application = FeedApplication.start(this.server.uri())) {
			long before = this.server.closed(CloseStatus.TOO_BIG_TO_PROCESS.getCode());
			application.awaitReady().client().send("binary " + (MEGABYTE + 1)).get(10, TimeUnit.SECONDS);
			application.awaitConnections(2);
			assertThat(application.closes()).extracting(CloseInfo::origin).containsExactly(Origin.PROTOCOL);
			FeedApplication.await("the server's view",
					() -> this.server.closed(CloseStatus.TOO_BIG_TO_PROCESS.getCode()) > before);
			assertThat(application.ask("still here")).isEqualTo("still here");
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1001, 1011, 1012, 4000 })
	void aCloseFrameIsToldAsItIsAndTheClientComesBack(int code) throws Exception {
		try (FeedApplication application = FeedApplication.start(this.server.uri())) {
			application.awaitReady().client().send("close " + code + " because").get(10, TimeUnit.SECONDS);
			application.awaitConnections(2);
			assertThat(application.closes()).singleElement().satisfies((close) -> {
				assertThat(close.status()).isEqualTo(new CloseStatus(code, "because"));
				assertThat(close.origin()).isEqualTo(Origin.REMOTE);
				assertThat(close.willReconnect()).isTrue();
			});
			assertThat(application.story()).containsExactly("open", "close", "open");
			assertThat(application.ask("again")).isEqualTo("again");
		}
	}

	@Test
	void aPingOfTheServerIsAnswered() throws Exception {
		try (FeedApplication application = FeedApplication.start(this.server.uri())) {
			assertThat(application.ask("ping abc")).isEqualTo("pong abc");
		}
	}

	@Test
	void pingsOfTheClientKeepASilentConnection() throws Exception {
		try (FeedApplication application = FeedApplication.start(this.server.uri(), FEED + "ping-interval=200ms",
				FEED + "ping-timeout=1s")) {
			application.awaitReady().staysConnected(Duration.ofSeconds(2));
			assertThat(application.ask("pings?")).matches((answer) -> count(answer) >= 4, "at least four pings");
			assertThat(application.story()).containsExactly("open");
		}
	}

	@Test
	void stopIsANormalCloseForTheServer() throws Exception {
		try (FeedApplication application = FeedApplication.start(this.server.uri()).awaitReady()) {
			long before = this.server.closed(CloseStatus.NORMAL.getCode());
			application.client().stop().get(4, TimeUnit.SECONDS);
			assertThat(application.client().getState()).isEqualTo(ConnectionState.STOPPED);
			FeedApplication.await("the server's view", () -> this.server.closed(CloseStatus.NORMAL.getCode()) > before);
			assertThat(application.awaitClose().origin()).isEqualTo(Origin.LOCAL);
		}
	}

	@Test
	void nothingIsCompressedUnlessAsked() throws Exception {
		try (FeedApplication application = FeedApplication.start(this.server.uri())) {
			assertThat(application.ask("extensions?")).isEqualTo("offered [] negotiated []");
			String compressible = "a".repeat(100_000);
			assertThat(application.ask(compressible)).isEqualTo(compressible);
		}
	}

	@Test
	void compression() throws Exception {
		try (FeedApplication application = FeedApplication.start(this.server.uri(), FEED + "compression=true")) {
			assertThat(application.ask("extensions?")).startsWith("offered [permessage-deflate")
				.contains("negotiated [permessage-deflate");
			String compressible = "\u00e9a".repeat(100_000);
			assertThat(application.ask(compressible)).isEqualTo(compressible);
			byte[] incompressible = new byte[MEGABYTE];
			new Random(7).nextBytes(incompressible);
			assertThat(application.ask(incompressible)).isEqualTo(incompressible);
			assertThat(application.ask("text " + MEGABYTE)).hasSize(MEGABYTE);
			application.client().send("close 1012 because").get(10, TimeUnit.SECONDS);
			application.awaitConnections(2);
			assertThat(application.awaitClose().status().getCode()).isEqualTo(1012);
		}
	}

	@Test
	void overTls() throws Exception {
		TestCertificate certificate = TestCertificate.shared();
		try (InteropServer encrypted = this.kind.start(certificate);
				FeedApplication application = FeedApplication.start(encrypted.uri(), FEED + "ssl.bundle=interop",
						"spring.ssl.bundle.pem.interop.truststore.certificate=" + certificate.pem().toUri())) {
			assertThat(application.ask("hello")).isEqualTo("hello");
			assertThat(application.ask("text " + MEGABYTE)).hasSize(MEGABYTE);
			assertThat(application.ask(new byte[MEGABYTE])).hasSize(MEGABYTE);
			application.client().send("close 1001 because").get(10, TimeUnit.SECONDS);
			application.awaitConnections(2);
			assertThat(application.closes()).singleElement()
				.extracting(CloseInfo::status)
				.isEqualTo(new CloseStatus(1001, "because"));
			assertThat(application.ask("again")).isEqualTo("again");
			application.client().stop().get(4, TimeUnit.SECONDS);
			FeedApplication.await("the server's view", () -> encrypted.closed(1000) == 1);
		}
	}

	@Test
	void aServerThatIsKilledAndStartedAgain() throws Exception {
		InteropServer first = this.kind.start();
		try (FeedApplication application = FeedApplication.start(first.uri()).awaitReady()) {
			first.kill();
			FeedApplication.await("a refused attempt", () -> !application.failures().isEmpty());
			assertThat(application.awaitClose().origin()).isEqualTo(Origin.LOST);
			assertThat(application.failures()).extracting(ConnectFailure::kind).containsOnly(Kind.CONNECT);
			try (InteropServer second = this.kind.start(first.port())) {
				application.awaitConnections(2);
				assertThat(second.uri()).isEqualTo(first.uri());
				assertThat(application.ask("again")).isEqualTo("again");
				assertThat(application.opens().get(1).isReconnect()).isTrue();
			}
		}
		finally {
			first.close();
		}
	}

	private static int count(String answer) {
		return Integer.parseInt(answer.substring("pings ".length()));
	}

}
