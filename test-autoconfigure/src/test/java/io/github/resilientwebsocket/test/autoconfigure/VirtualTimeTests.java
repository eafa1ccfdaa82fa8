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

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.MessageNotSentException;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.annotation.OnMessage;
import io.github.resilientwebsocket.annotation.WebSocketListener;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.TaskScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A real connection in a time that is not.
 */
@SpringBootTest(properties = { "resilient-websocket.clients.prices.backoff.jitter=none",
		"resilient-websocket.clients.prices.idle-timeout=5m" })
@ResilientWebSocketTest(virtualTime = true)
@Import(VirtualTimeTests.Listener.class)
class VirtualTimeTests {

	@Autowired
	private ScriptedWebSocketServer server;

	@Autowired
	private VirtualTime time;

	@Autowired
	private ConnectionHistory history;

	@Autowired
	private ResilientWebSocketClient client;

	@Autowired
	private Listener listener;

	@Test
	void timeStandsStill() {
		ScriptedConnection connection = this.server.awaitConnection();
		this.time.advance(Duration.ofSeconds(19));
		connection.expectNothing(Duration.ofMillis(20));
		this.time.advance(Duration.ofSeconds(1));
		connection.expectPing();
		assertThat(this.time.elapsed()).hasSeconds(20);
	}

	@Test
	void everyTestBeginsAtZero() {
		assertThat(this.time.elapsed()).isZero();
		this.time.advance(Duration.ofHours(1));
		assertThat(this.time.elapsed()).hasHours(1);
		assertThat(this.history).client().lostBecause(Origin.LIVENESS).hasState(ConnectionState.READY);
	}

	@Test
	void pingsThatAreAnsweredKeepTheConnection() {
		ScriptedConnection connection = this.server.awaitConnection();
		for (int i = 0; i < 14; i++) {
			this.time.advance(Duration.ofSeconds(20));
			connection.expectPing();
		}
		assertThat(this.history).client().neverLost().hasConnections(1);
	}

	@Test
	void pingsThatAreNotAnsweredEndIt() {
		ScriptedConnection connection = this.server.awaitConnection();
		this.time.patience(Duration.ofMillis(250));
		connection.ignorePings();
		this.time.advance(Duration.ofSeconds(30));
		assertThat(this.history).client()
			.eventually()
			.lostBecause(Origin.LIVENESS)
			.hasState(ConnectionState.BACKING_OFF);
	}

	@Test
	void dataHasTheTimeAtWhichItCame() throws Exception {
		ScriptedConnection connection = this.server.awaitConnection();
		for (int i = 0; i < 3; i++) {
			this.time.advance(Duration.ofMinutes(4));
			connection.sendText("tick");
			assertThat(this.listener.messages.poll(10, TimeUnit.SECONDS)).isEqualTo("tick");
		}
		this.time.advance(Duration.ofMinutes(4));
		assertThat(this.history).client().neverLost();
		this.time.advance(Duration.ofMinutes(2));
		assertThat(this.history).client().lostBecause(Origin.LIVENESS).hasConnections(2);
	}

	@Test
	void anAttemptThatHangsTimesOut() {
		ScriptedConnection connection = this.server.awaitConnection();
		this.time.patience(Duration.ofMillis(250));
		this.server.hang();
		connection.closeWith(1001);
		assertThat(this.time.advanceToNextAttempt()).hasSeconds(1);
		assertThat(this.history).client().hasState(ConnectionState.CONNECTING);
		this.time.advance(Duration.ofSeconds(9));
		assertThat(this.history).client().hasFailedAttempts(0);
		this.time.advance(Duration.ofSeconds(1));
		assertThat(this.history).client().eventually().failedBecause(Kind.TIMEOUT);
		assertThat(this.time.advanceToNextAttempt("prices")).hasSeconds(2);
		assertThat(this.history).client()
			.reconnectedWithin(Duration.ofSeconds(13))
			.backedOffFor(seconds(1), seconds(2));
	}

	@Test
	void aTimeoutInTheMiddleIsOnTime() {
		ScriptedConnection connection = this.server.awaitConnection();
		this.server.hang();
		connection.closeWith(1001);
		this.time.advanceToNextAttempt();
		this.time.advance(Duration.ofMinutes(1));
		assertThat(this.history).client().failedBecause(Kind.TIMEOUT).hasState(ConnectionState.READY);
		assertThat(this.history.client().connections().get(1).outage()).hasSeconds(13);
	}

	@Test
	void anHourOfOutageIsShort() {
		this.server.awaitConnection().dropTcp();
		this.server.always(ConnectionScript.reject(503, Map.of()));
		long begin = System.nanoTime();
		this.time.advanceToNextAttempt();
		this.time.advance(Duration.ofHours(1));
		this.server.always(ConnectionScript.accept());
		this.time.advanceToNextAttempt();
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
		assertThat(this.history).client().hasState(ConnectionState.READY).reconnectedWithin(Duration.ofMinutes(61));
		assertThat(this.history.client().connections().get(1).outage()).isGreaterThan(Duration.ofHours(1));
		assertThat(this.history.client().failedAttempts()).hasSizeBetween(120, 130);
	}

	@Test
	void messagesThatWaitGoOutOfDate() {
		this.server.awaitConnection();
		this.server.refuse();
		this.server.connections().get(0).dropTcp();
		assertThat(this.history).client().eventually().hasState(ConnectionState.BACKING_OFF);
		CompletableFuture<Void> sent = this.client.send("late");
		this.time.advance(Duration.ofSeconds(59));
		assertThat(sent).isNotDone();
		this.time.advance(Duration.ofSeconds(2));
		assertThat(sent).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(MessageNotSentException.class);
	}

	@Test
	void whatWasSentIsWrittenBeforeTimePasses() {
		ScriptedConnection connection = this.server.awaitConnection();
		for (int i = 0; i < 50; i++) {
			String message = "message " + i;
			CompletableFuture<Void> sent = this.client.send(message);
			this.time.advance(Duration.ofMinutes(2));
			assertThat(sent).isCompleted();
			connection.expectText(message);
			connection.sendText(message);
			assertThat(this.listener.await(message)).isTrue();
		}
		assertThat(this.history).client().neverLost();
	}

	@Test
	void aClientThatDoesNotBackOffHasNoNextAttempt() {
		assertThat(this.client.stop()).succeedsWithin(Duration.ofSeconds(10));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.time::advanceToNextAttempt)
			.withMessageContainingAll("'prices'", "STOPPED");
	}

	@Test
	void theApplicationDoesNotSeeIt(@Autowired ApplicationContext context) {
		assertThat(context.getBeansOfType(TaskScheduler.class)).isEmpty();
		assertThat(context.getBeansOfType(Executor.class).values())
			.allSatisfy((executor) -> assertThat(executor.getClass().getName()).startsWith("org.springframework."));
	}

	private static Duration seconds(long seconds) {
		return Duration.ofSeconds(seconds);
	}

	@WebSocketListener
	static class Listener {

		private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

		@OnMessage
		void received(String message) {
			this.messages.add(message);
		}

		boolean await(String message) {
			try {
				return message.equals(this.messages.poll(10, TimeUnit.SECONDS));
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
