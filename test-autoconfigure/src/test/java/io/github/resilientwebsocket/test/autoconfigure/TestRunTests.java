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

package io.github.resilientwebsocket.test.autoconfigure;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;

import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What happens around test methods and test classes.
 */
class TestRunTests {

	private static List<Thread> before;

	@BeforeAll
	static void remember() {
		before = threads("resilient-websocket-loop", "scripted-websocket-");
	}

	@AfterAll
	static void close() {
		TestContexts.close(Sample.class);
		TestContexts.close(Other.class);
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.untilAsserted(
					() -> assertThat(threads("resilient-websocket-loop", "scripted-websocket-")).isSubsetOf(before));
	}

	@Test
	void whatIsLeftOverFailsTheTest() throws Exception {
		Throwable failure = TestContexts.run(Sample.class, (context) -> server(context).hang());
		assertThat(failure).isInstanceOf(AssertionError.class)
			.hasMessageContaining("WebSocket client 'prices'")
			.hasMessageContaining("1 scripted connection(s) never came");
		assertThat(TestContexts.run(Sample.class, (context) -> server(context).awaitConnection())).isNull();
	}

	@Test
	void theFailureOfTheTestIsNotHidden() throws Exception {
		IllegalStateException failure = new IllegalStateException("the true reason");
		assertThat(TestContexts.run(Sample.class, (context) -> {
			server(context).hang();
			throw failure;
		})).isSameAs(failure);
		assertThat(failure.getSuppressed()).singleElement().isInstanceOf(AssertionError.class);
	}

	@Test
	void noThreadAndNoSocketOfAServerIsLeftBetweenTests() throws Exception {
		assertThat(TestContexts.run(Sample.class, (context) -> {
			assertThat(client(context).whenReady()).succeedsWithin(Duration.ofSeconds(10));
			server(context).hang();
			client(context).reconnect();
			server(context).awaitRequests(2);
		})).isNull();
		assertThat(threads("scripted-websocket-")).isEmpty();
		assertThat(TestContexts.run(Sample.class, (context) -> server(context).awaitConnection())).isNull();
		assertThat(threads("scripted-websocket-")).isEmpty();
	}

	@Test
	void nothingIsLeftOfAContextThatIsClosed() throws Exception {
		int[] port = new int[1];
		ApplicationContext[] closed = new ApplicationContext[1];
		TestContexts.run(Closed.class, (context) -> {
			port[0] = server(context).port();
			closed[0] = context;
		});
		TestContexts.close(Closed.class);
		assertThat(((ConfigurableApplicationContext) closed[0]).isActive()).isFalse();
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> connect(port[0]));
		assertThat(client(closed[0])).isNull();
	}

	@Test
	void aContextThatWasPausedGoesOn() throws Exception {
		ApplicationContext[] first = new ApplicationContext[1];
		assertThat(TestContexts.run(Sample.class, (context) -> first[0] = context)).isNull();
		assertThat(TestContexts.run(Other.class, (context) -> {
			server(context).awaitConnection();
			assertThat(((ConfigurableApplicationContext) first[0]).isRunning()).isFalse();
		})).isNull();
		assertThat(TestContexts.run(Sample.class, (context) -> {
			assertThat(context).isSameAs(first[0]);
			assertThat(server(context).awaitConnection().isOpen()).isTrue();
			assertThat(context.getBean(ConnectionHistory.class)).client()
				.eventually()
				.hasExactlyStates(ConnectionState.CONNECTING, ConnectionState.OPENING, ConnectionState.READY)
				.hasFailedAttempts(0);
		})).isNull();
	}

	@Test
	void thePortIsFreeIfTheContextFailsToStart() {
		assertThatIllegalStateException().isThrownBy(() -> TestContexts.run(Failing.class, (context) -> {
		}));
		assertThat(threads("scripted-websocket-")).isEmpty();
	}

	@Test
	void anApplicationWithoutClientsIsToldWhatToDo() {
		assertThatIllegalStateException().isThrownBy(() -> TestContexts.run(WithoutClients.class, (context) -> {
		})).havingRootCause().withMessageContaining("@ResilientWebSocketTest(\"prices\")");
	}

	@Test
	void anApplicationThatHasTurnedTheClientsOffIsLeftAlone() throws Exception {
		assertThat(TestContexts.run(Disabled.class, (context) -> assertThat(client(context)).isNull())).isNull();
		TestContexts.close(Disabled.class);
	}

	private static ScriptedWebSocketServer server(ApplicationContext context) {
		return context.getBean(ScriptedWebSocketServer.class);
	}

	private static @Nullable ResilientWebSocketClient client(ApplicationContext context) {
		return ((ConfigurableApplicationContext) context).isActive()
				? context.getBeanProvider(ResilientWebSocketClient.class).getIfAvailable() : null;
	}

	private static void connect(int port) throws IOException {
		new Socket(InetAddress.getLoopbackAddress(), port).close();
	}

	private static List<Thread> threads(String... prefixes) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> List.of(prefixes).stream().anyMatch(thread.getName()::startsWith))
			.toList();
	}

	@SpringBootTest(classes = TestApplication.class, properties = "sample=1")
	@ResilientWebSocketTest
	static class Sample {

		void test() {
		}

	}

	@SpringBootTest(classes = TestApplication.class, properties = "sample=2")
	@ResilientWebSocketTest
	static class Other extends Sample {

	}

	@SpringBootTest(classes = TestApplication.class, properties = "sample=3")
	@ResilientWebSocketTest
	static class Closed extends Sample {

	}

	@SpringBootTest(classes = TestApplication.class,
			properties = { "spring.test.print-condition-evaluation-report=false",
					"resilient-websocket.clients.prices.backoff.multiplier=-1" })
	@ResilientWebSocketTest
	static class Failing extends Sample {

	}

	@SpringBootTest(classes = TestApplication.class,
			properties = { "spring.test.print-condition-evaluation-report=false", "spring.config.name=none" })
	@ResilientWebSocketTest
	static class WithoutClients extends Sample {

	}

	@SpringBootTest(classes = TestApplication.class, properties = "resilient-websocket.enabled=false")
	@ResilientWebSocketTest
	static class Disabled extends Sample {

	}

}
