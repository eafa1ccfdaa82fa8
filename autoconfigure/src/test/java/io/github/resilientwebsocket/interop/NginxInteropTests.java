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

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * nginx between the client and the server: it ends connections without a close frame and
 * answers when the server does not.
 */
@EnabledIfInstalled(Part.NGINX)
class NginxInteropTests {

	private static final String FEED = FeedApplication.FEED;

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
		try (Nginx nginx = new Nginx(this.directory, server.port(), "proxy_read_timeout 1s;").start();
				FeedApplication application = FeedApplication.start(nginx.uri(), FEED + "ping-interval=0")) {
			application.awaitConnections(2);
			assertThat(application.closes()).extracting(CloseInfo::origin).isNotEmpty().containsOnly(Origin.LOST);
			assertThat(application.ask("again")).isEqualTo("again");
		}
	}

	@Test
	void pingsKeepTheConnectionThroughTheProxyAlive() throws Exception {
		try (Nginx nginx = new Nginx(this.directory, server.port(), "proxy_read_timeout 1s;").start();
				FeedApplication application = FeedApplication.start(nginx.uri(), FEED + "ping-interval=300ms")) {
			application.awaitReady().staysConnected(Duration.ofMillis(2500));
			assertThat(application.ask("still here")).isEqualTo("still here");
			assertThat(application.story()).containsExactly("open");
		}
	}

	@Test
	void aReloadOfTheProxy() throws Exception {
		try (Nginx nginx = new Nginx(this.directory, server.port()).start();
				FeedApplication application = FeedApplication.start(nginx.uri())) {
			assertThat(application.ask("before")).isEqualTo("before");
			nginx.reload();
			application.awaitConnections(2);
			assertThat(application.closes()).extracting(CloseInfo::origin).containsExactly(Origin.LOST);
			assertThat(application.ask("after")).isEqualTo("after");
			assertThat(application.story()).containsExactly("open", "close", "open");
		}
	}

	@Test
	void aProxyThatIsStoppedAndStartedAgain() throws Exception {
		Nginx nginx = new Nginx(this.directory, server.port()).start();
		try (FeedApplication application = FeedApplication.start(nginx.uri()).awaitReady()) {
			nginx.close();
			FeedApplication.await("two refused attempts", () -> application.failures().size() >= 2);
			assertThat(application.failures()).extracting(ConnectFailure::kind).containsOnly(Kind.CONNECT);
			assertThat(application.awaitClose().origin()).isEqualTo(Origin.LOST);
			nginx.start();
			application.awaitConnections(2);
			assertThat(application.ask("again")).isEqualTo("again");
		}
		finally {
			nginx.close();
		}
	}

	@Test
	void aBadGatewayUntilTheServerIsBack() throws Exception {
		int backend = Ports.free();
		try (Nginx nginx = new Nginx(this.directory, backend).start();
				FeedApplication application = FeedApplication.start(nginx.uri())) {
			FeedApplication.await("two failed attempts", () -> application.failures().size() >= 2);
			assertThat(application.failures()).allSatisfy((failure) -> {
				assertThat(failure.kind()).isEqualTo(Kind.STATUS);
				assertThat(failure.status()).isEqualTo(502);
			});
			try (InteropServer late = ServerKind.JETTY.start(backend)) {
				application.awaitConnections(1);
				assertThat(late.port()).isEqualTo(backend);
				assertThat(application.ask("at last")).isEqualTo("at last");
				assertThat(application.closes()).isEmpty();
			}
		}
	}

	@Test
	void maintenanceWithRetryAfter() throws Exception {
		Path maintenance = Files.createFile(this.directory.resolve("maintenance"));
		try (Nginx nginx = new Nginx(this.directory, server.port(),
				"if (-f " + maintenance + ") { add_header Retry-After 1 always; return 503; }")
			.start(); FeedApplication application = FeedApplication.start(nginx.uri())) {
			FeedApplication.await("two failed attempts", () -> application.failures().size() >= 2);
			assertThat(application.failures()).extracting(ConnectFailure::status).containsOnly(503);
			Files.delete(maintenance);
			application.awaitConnections(1);
			assertThat(application.ask("open again")).isEqualTo("open again");
			assertThat(application.closes()).isEmpty();
		}
	}

	@Test
	void aLimitOfTheRequestRate() throws Exception {
		try (Nginx nginx = new Nginx(this.directory, server.port(), "limit_req zone=rate; limit_req_status 429;")
			.http(rate("1r/m"))
			.start(); FeedApplication application = FeedApplication.start(nginx.uri()).awaitReady()) {
			application.client().send("close 1012 restart");
			FeedApplication.await("two failed attempts", () -> application.failures().size() >= 2);
			assertThat(application.failures()).extracting(ConnectFailure::status).containsOnly(429);
			nginx.http(rate("1000r/s")).reload();
			application.awaitConnections(2);
			assertThat(application.awaitClose().status().getCode()).isEqualTo(1012);
			assertThat(application.ask("again")).isEqualTo("again");
			assertThat(application.story()).containsExactly("open", "close", "open");
		}
	}

	private static String rate(String rate) {
		return "limit_req_zone $binary_remote_addr zone=rate:32k rate=" + rate + ";";
	}

	@Test
	void workersOfTheProxyThatAreKilled() throws Exception {
		try (Nginx nginx = new Nginx(this.directory, server.port()).start();
				FeedApplication application = FeedApplication.start(nginx.uri())) {
			assertThat(application.ask("before")).isEqualTo("before");
			nginx.killWorkers();
			application.awaitConnections(2);
			assertThat(application.closes()).extracting(CloseInfo::origin).containsExactly(Origin.LOST);
			assertThat(application.ask("after")).isEqualTo("after");
			assertThat(application.story()).containsExactly("open", "close", "open");
		}
	}

}
