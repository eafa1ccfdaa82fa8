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

package io.github.resilientwebsocket.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectionAttemptFailedEvent;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.integration.ClientApplication;
import io.github.resilientwebsocket.integration.ClientApplication.FeedListener;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.RawFrame;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A feed whose server goes through one fault after the other, with one client for all
 * tests of a class: to come back is the subject. Every test begins with a connection over
 * which a message went, and ends with one.
 */
final class FaultyFeed implements BeforeEachCallback, AfterAllCallback {

	/** What the verdict {@code reconnect} comes to. */
	static final Duration RECONNECT = Duration.ofMillis(1);

	/** What the verdict {@code reconnect-slowly} comes to. */
	static final Duration RECONNECT_SLOWLY = Duration.ofMillis(25);

	private static final String FEED = "resilient-websocket.clients.feed.";

	/**
	 * Far more than a busy machine needs, and less than any timeout that could do the
	 * work of a guard: 10 seconds for a connect, 20 until the first ping.
	 */
	private static final Duration PROMPT = Duration.ofSeconds(8);

	private final ScriptedWebSocketServer server;

	private final List<Class<?>> sources = new ArrayList<>();

	private final String[] properties;

	private boolean echoing;

	private ClientApplication application;

	private ScriptedConnection connection;

	private boolean healthy;

	private int closesBefore;

	private int failuresBefore;

	private int errorsBefore;

	private long begin;

	FaultyFeed(ScriptedWebSocketServer server, String... properties) {
		this.server = server;
		this.properties = properties;
	}

	/**
	 * Add something to the application.
	 * @param source a bean or a configuration class
	 * @return this feed
	 */
	FaultyFeed with(Class<?> source) {
		this.sources.add(source);
		return this;
	}

	/**
	 * Let the application send every message back.
	 * @return this feed
	 */
	FaultyFeed echoing() {
		this.echoing = true;
		return with(EchoListener.class);
	}

	/** The listener of a test that has failed may be in any state. */
	@Override
	public void beforeEach(ExtensionContext context) {
		if (this.application != null && !this.healthy) {
			close();
		}
	}

	@Override
	public void afterAll(ExtensionContext context) {
		close();
	}

	private void close() {
		if (this.application != null) {
			this.application.close();
			this.application = null;
		}
		this.server.close();
	}

	private void start() {
		List<String> all = new ArrayList<>(List.of(FEED + "backoff.delay=" + RECONNECT.toMillis() + "ms",
				FEED + "backoff.multiplier=1", FEED + "backoff.max-delay=" + RECONNECT_SLOWLY.toMillis() + "ms",
				FEED + "backoff.jitter=none"));
		for (String property : this.properties) {
			all.add(FEED + property);
		}
		this.server.start();
		this.application = ClientApplication.start(this.server, this.sources, all.toArray(String[]::new));
		this.connection = this.server.awaitConnection();
		passMessage("first");
	}

	private void passMessage(String text) {
		int before = listener().messages.size();
		this.connection.sendText(text);
		// What the last connection has left may come before it.
		ClientApplication.await("message '" + text + "'",
				() -> listener().messages.stream().skip(before).anyMatch(text::equals));
		this.application.awaitState(ConnectionState.READY);
		if (this.echoing) {
			this.connection.expectText(text);
		}
	}

	private void mark(int expectedCloses) {
		this.healthy = false;
		listener().messages.clear();
		listener().story.clear();
		this.closesBefore = listener().closes.size() + expectedCloses;
		this.failuresBefore = listener().failedAttempts.size();
		this.errorsBefore = listener().errors.size();
		this.begin = System.nanoTime();
	}

	/**
	 * Return the host and port that a failure names.
	 * @return the authority of the URI
	 */
	String host() {
		return this.server.uri().getAuthority();
	}

	ScriptedWebSocketServer server() {
		return this.server;
	}

	FeedListener listener() {
		return this.application.listener();
	}

	ClientApplication application() {
		return this.application;
	}

	/**
	 * Return a connection that has proven to work, to do something to.
	 * @return the connection
	 */
	ScriptedConnection late() {
		if (this.application == null) {
			start();
		}
		mark(0);
		return this.connection;
	}

	/**
	 * Return a connection whose server sends frames with the answer to the handshake.
	 * @param frames the frames
	 * @return the connection
	 */
	ScriptedConnection early(RawFrame... frames) {
		connectInto(ConnectionScript.acceptWithFirstFrames(frames));
		return this.server.awaitConnection();
	}

	/**
	 * Let the client connect into a script.
	 * @param script what the server does with the next attempt
	 */
	void connectInto(ConnectionScript script) {
		ScriptedConnection last = late();
		mark(1);
		this.server.next(script);
		last.closeWith(1001, "into the fault");
		last.expectTcpClosed();
	}

	/**
	 * Return what the listener was told of since the fault.
	 * @return the messages
	 */
	List<String> messages() {
		return List.copyOf(listener().messages);
	}

	/**
	 * Wait for messages.
	 * @param count how many since the fault
	 */
	void awaitMessages(int count) {
		ClientApplication.await(count + " messages", () -> messages().size() >= count);
	}

	/**
	 * Return what {@code @OnError} was told of since the fault.
	 * @return the errors
	 */
	List<Throwable> errors() {
		return listener().errors.stream().skip(this.errorsBefore).toList();
	}

	/**
	 * Expect that the fault ends the connection, and that the client comes back.
	 * @param code the code that the listener is told
	 * @param origin who is to blame
	 * @param delay {@link #RECONNECT} or {@link #RECONNECT_SLOWLY}
	 */
	void expectLoss(int code, Origin origin, Duration delay) {
		recover();
		List<CloseInfo> closes = listener().closes.stream().skip(this.closesBefore).toList();
		assertThat(closes).singleElement().satisfies((close) -> {
			assertThat(close.status().getCode()).isEqualTo(code);
			assertThat(close.origin()).isEqualTo(origin);
			assertThat(close.willReconnect()).isTrue();
			assertThat(close.nextDelay()).isEqualTo(delay);
		});
		assertThat(listener().failedAttempts).hasSize(this.failuresBefore);
	}

	/**
	 * Expect that the fault fails the attempt, and that the next one succeeds.
	 * @return how it failed
	 */
	ConnectionAttemptFailedEvent expectFailure() {
		recover();
		ClientApplication.await("the failed attempt", () -> listener().failedAttempts.size() > this.failuresBefore);
		assertThat(listener().closes).hasSize(this.closesBefore);
		assertThat(messages()).containsExactly("recovered");
		return listener().failedAttempts.get(this.failuresBefore);
	}

	/**
	 * Expect that the fault is none: the connection lives on.
	 */
	void expectNoLoss() {
		passMessage("still here");
		assertThat(listener().closes).hasSize(this.closesBefore);
		assertThat(this.server.openCount()).isOne();
		this.healthy = true;
	}

	private void recover() {
		this.connection = this.server.awaitConnection();
		passMessage("recovered");
		assertThat(Duration.ofNanos(System.nanoTime() - this.begin)).isLessThan(PROMPT);
		assertThat(this.server.maxOpenCount()).as("live connections at a time").isOne();
		this.server.verify();
		this.healthy = true;
	}

	@Override
	public String toString() {
		return this.server.uri().getScheme();
	}

}
