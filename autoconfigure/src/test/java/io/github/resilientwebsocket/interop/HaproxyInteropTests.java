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

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * haproxy between the client and the server: it ends connections without a close frame
 * and answers when the server does not, or must not.
 */
@EnabledIfInstalled(Part.HAPROXY)
class HaproxyInteropTests {

	private static final String FEED = FeedApplication.FEED;

	private static final String PINGS = FEED + "ping-interval=300ms";

	private static InteropServer server;

	@TempDir
	Path directory;

	@BeforeAll
	static void start() {
		server = ServerKind.JETTY.start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void theIdleTimeoutOfTheProxyIsALossAndTheClientComesBack() throws Exception {
		try (Haproxy haproxy = new Haproxy(this.directory, server.port()).start();
				FeedApplication application = FeedApplication.start(haproxy.uri(), FEED + "ping-interval=0")) {
			application.awaitConnections(2);
			assertThat(application.closes()).extracting(CloseInfo::origin).isNotEmpty().containsOnly(Origin.LOST);
			assertThat(application.ask("again")).isEqualTo("again");
		}
	}

	@Test
	void pingsKeepTheConnectionThroughTheProxyAlive() throws Exception {
		try (Haproxy haproxy = new Haproxy(this.directory, server.port()).start();
				FeedApplication application = FeedApplication.start(haproxy.uri(), PINGS)) {
			application.awaitReady().staysConnected(Duration.ofMillis(1500));
			assertThat(application.ask("still here")).isEqualTo("still here");
			assertThat(application.story()).containsExactly("open");
		}
	}

	@Test
	void aReloadOfTheProxy() throws Exception {
		try (Haproxy haproxy = new Haproxy(this.directory, server.port()).start();
				FeedApplication application = FeedApplication.start(haproxy.uri(), PINGS)) {
			assertThat(application.ask("before")).isEqualTo("before");
			haproxy.reload();
			isLostOnceAndComesBack(application);
		}
	}

	@Test
	void aProxyThatIsStoppedAndStartedAgain() throws Exception {
		Haproxy haproxy = new Haproxy(this.directory, server.port()).start();
		try (FeedApplication application = FeedApplication.start(haproxy.uri(), PINGS).awaitReady()) {
			haproxy.close();
			FeedApplication.await("two refused attempts", () -> application.failures().size() >= 2);
			assertThat(application.failures()).extracting(ConnectFailure::kind).containsOnly(Kind.CONNECT);
			haproxy.start();
			isLostOnceAndComesBack(application);
		}
		finally {
			haproxy.close();
		}
	}

	@Test
	void noServerBehindTheProxy() throws Exception {
		try (ScriptedWebSocketServer late = ScriptedWebSocketServer.ws().start();
				Haproxy haproxy = new Haproxy(this.directory, late.port()).start()) {
			late.always(ConnectionScript.echo()).stop();
			try (FeedApplication application = FeedApplication.start(haproxy.uri(), PINGS)) {
				awaitStatus(application, 503);
				late.restart();
				application.awaitConnections(1);
				assertThat(application.ask("at last")).isEqualTo("at last");
				assertThat(application.closes()).isEmpty();
			}
		}
	}

	@Test
	void aServerWhoseAnswerTheProxyDoesNotUnderstand() throws Exception {
		try (ScriptedWebSocketServer broken = ScriptedWebSocketServer.ws().start();
				Haproxy haproxy = new Haproxy(this.directory, broken.port()).start()) {
			broken.always(ConnectionScript.respondRaw((request) -> "hello\r\n\r\n".getBytes(StandardCharsets.UTF_8)));
			try (FeedApplication application = FeedApplication.start(haproxy.uri(), PINGS)) {
				awaitStatus(application, 502);
				broken.always(ConnectionScript.echo());
				application.awaitConnections(1);
				assertThat(application.ask("at last")).isEqualTo("at last");
				assertThat(application.closes()).isEmpty();
			}
		}
	}

	@Test
	void aServerThatIsTakenDown() throws Exception {
		try (Haproxy haproxy = new Haproxy(this.directory, server.port())
			.frontend("http-request return status 503 hdr Retry-After 1 if { nbsrv(servers) lt 1 }")
			.server("on-marked-down shutdown-sessions")
			.start(); FeedApplication application = FeedApplication.start(haproxy.uri(), PINGS)) {
			assertThat(application.ask("before")).isEqualTo("before");
			haproxy.tell("set server servers/one state maint");
			awaitStatus(application, 503);
			haproxy.tell("set server servers/one state ready");
			isLostOnceAndComesBack(application);
		}
	}

	@Test
	void aLimitOfTheRequestRate() throws Exception {
		try (Haproxy haproxy = new Haproxy(this.directory, server.port())
			.frontend("stick-table type ip size 1k expire 1h store http_req_rate(1h)",
					"http-request deny deny_status 429 hdr Retry-After 1 if { src_http_req_rate() gt 0 }",
					"http-request track-sc0 src")
			.start(); FeedApplication application = FeedApplication.start(haproxy.uri(), PINGS).awaitReady()) {
			application.client().send("close 1012 restart");
			awaitStatus(application, 429);
			haproxy.tell("clear table feed");
			application.awaitConnections(2);
			assertThat(application.awaitClose().status().getCode()).isEqualTo(1012);
			assertThat(application.ask("again")).isEqualTo("again");
			assertThat(application.story()).containsExactly("open", "close", "open");
		}
	}

	private static void awaitStatus(FeedApplication application, int status) {
		FeedApplication.await("two failed attempts", () -> application.failures().size() >= 2);
		assertThat(application.failures()).allSatisfy((failure) -> {
			assertThat(failure.kind()).isEqualTo(Kind.STATUS);
			assertThat(failure.status()).isEqualTo(status);
		});
	}

	private static void isLostOnceAndComesBack(FeedApplication application) throws Exception {
		application.awaitConnections(2);
		assertThat(application.closes()).extracting(CloseInfo::origin).containsExactly(Origin.LOST);
		assertThat(application.ask("again")).isEqualTo("again");
		assertThat(application.story()).containsExactly("open", "close", "open");
	}

}
