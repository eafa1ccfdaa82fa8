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

package io.github.resilientwebsocket.test;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

class LeftoverTests {

	private final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws();

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void cleanTestPasses() {
		this.server.beforeEach(context(null));
		JdkClient client = JdkClient.connect(this.server.uri());
		client.send("unread");
		this.server.awaitConnection().expectText();
		client.send("unread");
		assertThatNoException().isThrownBy(() -> this.server.afterEach(context(null)));
	}

	@Test
	void unusedScriptFailsTheTestOnce() {
		this.server.beforeEach(context(null));
		this.server.rejectHandshake(503).hang();
		assertLeftOver("2 scripted connection(s) never came");
		this.server.beforeEach(context(null));
		assertThatNoException().isThrownBy(() -> this.server.afterEach(context(null)));
	}

	@Test
	void violationFailsTheTest() throws Exception {
		this.server.start();
		try (RawClient client = RawClient.open(this.server)) {
			client.write(new byte[] { (byte) 0x81, 0 });
			client.readToEnd();
		}
		assertLeftOver("connection-1: The client sent a TEXT frame without a mask");
		assertThat(this.server.violations()).hasSize(1);
		this.server.start();
		assertThat(this.server.violations()).isEmpty();
		assertThat(this.server.connectCount()).isZero();
	}

	@Test
	void aServerThatIsResetIsLikeNew() {
		this.server.strict()
			.always(ConnectionScript.reject(503, Map.of()))
			.hang()
			.next(ConnectionScript.accept())
			.start();
		int port = this.server.port();
		this.server.reset();
		assertNoThreads();
		this.server.start();
		assertThat(this.server.port()).isEqualTo(port);
		JdkClient client = JdkClient.connect(this.server.uri());
		client.send("unread");
		this.server.awaitConnection().expectText();
		client.send("unread");
		assertThatNoException().isThrownBy(this.server::verify);
		this.server.reset();
		assertThat(this.server.connections()).isEmpty();
		assertThat(this.server.connectCount()).isZero();
	}

	@Test
	void failedScriptFailsTheTestAndCutsTheConnection() {
		this.server.next(ConnectionScript.acceptThen((connection) -> connection.expectText("this"))).start();
		JdkClient client = JdkClient.connect(this.server.uri());
		client.send("that");
		assertThat(client.nextEvent()).matches("close 1006.*|error .*");
		assertLeftOver("A script failed: ");
	}

	@Test
	void scriptWhoseClientWentIsNoFailure() {
		CountDownLatch ended = new CountDownLatch(1);
		this.server.next(ConnectionScript.acceptThen((connection) -> {
			try {
				while (true) {
					connection.sendText("x".repeat(1000));
				}
			}
			finally {
				ended.countDown();
			}
		})).start();
		JdkClient.connect(this.server.uri()).webSocket().abort();
		assertThat(await(ended)).isTrue();
		assertThatNoException().isThrownBy(() -> this.server.afterEach(context(null)));
	}

	@Test
	void scriptThatStillWaitsIsNoFailure() {
		this.server.always(ConnectionScript.acceptThen(ScriptedConnection::expectText)).start();
		JdkClient.connect(this.server.uri());
		this.server.restart();
		JdkClient.connect(this.server.uri());
		assertThatNoException().isThrownBy(() -> this.server.afterEach(context(null)));
		assertNoThreads();
	}

	@Test
	void strictServerFailsTheTestForUnreadMessagesAndPings() {
		this.server.strict().start();
		JdkClient client = JdkClient.connect(this.server.uri());
		client.ping(new byte[] { 1 });
		client.send("unread");
		client.close(1000, "");
		this.server.awaitConnection().expectClose();
		assertLeftOver("connection-1 (GET /) got what no expectation took: TEXT \"unread\", PING [01]");
	}

	@Test
	void failedTestIsNotMasked() {
		this.server.start().hang();
		IllegalStateException failure = new IllegalStateException("the test's own");
		assertThatNoException().isThrownBy(() -> this.server.afterEach(context(failure)));
		assertThat(failure.getSuppressed()).singleElement().asString().contains("1 scripted connection(s) never came");
		assertNoThreads();
	}

	@Test
	void noThreadAndNoConnectionIsLeft() throws Exception {
		this.server.start().hang();
		try (RawClient hung = RawClient.tcp(this.server)) {
			hung.write(RawClient.REQUEST);
			this.server.awaitRequests(1);
			JdkClient.connect(this.server.uri());
			this.server.awaitConnection().freeze();
			JdkClient.connect(this.server.uri());
			this.server.awaitConnection().closeLeavingTcpOpen();
			JdkClient.connect(this.server.uri());
			this.server.awaitConnection().dropTcp();
			this.server.next(ConnectionScript.echo());
			JdkClient.connect(this.server.uri());
			RawClient closing = RawClient.open(this.server);
			this.server.awaitConnection();
			this.server.awaitConnection().closeWith(1000);
			assertThat(threads()).isPositive();
			this.server.afterEach(context(null));
			assertNoThreads();
			assertThat(this.server.openCount()).isZero();
			assertThat(hung.readToEnd()).isEmpty();
			closing.disconnect();
		}
	}

	@Test
	void writerBlockedByItsClientIsEnded() throws Exception {
		CountDownLatch writing = new CountDownLatch(1);
		this.server.start().next(ConnectionScript.acceptThen((connection) -> {
			writing.countDown();
			connection.sendBinary(new byte[64 * 1024 * 1024]);
		}));
		try (RawClient client = RawClient.open(this.server)) {
			assertThat(await(writing)).isTrue();
			client.sendFrame(0x88, new byte[0]);
			this.server.awaitConnection().expectClose();
			this.server.afterEach(context(null));
			assertNoThreads();
		}
	}

	@Test
	void portIsKeptOverRestartsAndKnownBeforeTheStart() {
		int port = this.server.port();
		assertThat(port).isPositive();
		JdkClient.connect(this.server.uri());
		this.server.beforeEach(context(null));
		this.server.awaitConnection();
		this.server.afterEach(context(null));
		assertThat(this.server.port()).isEqualTo(port);
		assertThatIllegalStateException().isThrownBy(() -> JdkClient.connect(this.server.uri()));
		this.server.beforeEach(context(null));
		assertThat(this.server.port()).isEqualTo(port);
		JdkClient.connect(this.server.uri());
		this.server.awaitConnection();
	}

	@Test
	void closeMayBeRepeatedAndComeWithoutAStart() {
		this.server.close();
		this.server.start();
		this.server.start();
		this.server.close();
		this.server.close();
		assertNoThreads();
	}

	@Test
	void scriptMayStopItsServer() {
		this.server.next(ConnectionScript.acceptThen((connection) -> this.server.stop())).start();
		JdkClient client = JdkClient.connect(this.server.uri());
		assertThat(client.nextEvent()).matches("close 1006.*|error .*");
		this.server.afterEach(context(null));
		assertNoThreads();
	}

	private void assertLeftOver(String message) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.server.afterEach(context(null)))
			.withMessageContaining(message);
		assertNoThreads();
	}

	private static void assertNoThreads() {
		assertThat(threads()).isZero();
	}

	private static long threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("scripted-websocket-"))
			.count();
	}

	private static boolean await(CountDownLatch latch) {
		try {
			return latch.await(20, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static ExtensionContext context(@Nullable Throwable failure) {
		return (ExtensionContext) Proxy.newProxyInstance(LeftoverTests.class.getClassLoader(),
				new Class<?>[] { ExtensionContext.class }, (proxy, method, arguments) -> Optional.ofNullable(failure));
	}

}
