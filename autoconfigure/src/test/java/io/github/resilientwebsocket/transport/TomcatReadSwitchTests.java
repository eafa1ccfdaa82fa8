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

package io.github.resilientwebsocket.transport;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import io.github.resilientwebsocket.transport.RecordingListener.Closed;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TomcatReadSwitchTests {

	@RegisterExtension
	private final ScriptedWebSocketServer ws = ScriptedWebSocketServer.ws();

	@RegisterExtension
	private final ScriptedWebSocketServer wss = ScriptedWebSocketServer.wss();

	@RegisterExtension
	private final TestTransport transport = new TestTransport();

	private ScriptedWebSocketServer server(boolean secure) {
		return secure ? this.wss : this.ws;
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void deliversEverythingHoweverOftenItIsSuspended(boolean secure) {
		List<String> handled = new CopyOnWriteArrayList<>();
		RecordingListener listener = new RecordingListener() {

			@Override
			void text(String part, boolean last) {
				awaitOpened().suspend();
				handled.add(part);
			}

		};
		server(secure).next(ConnectionScript.acceptWithFirstTexts("0", "1", "2"));
		this.transport.connect(TestTransport.request(server(secure)), listener);
		ScriptedConnection peer = server(secure).awaitConnection();
		IntStream.range(3, 2000).forEach((number) -> peer.sendText(Integer.toString(number)));
		await().atMost(RecordingListener.LONG).pollInterval(Duration.ofMillis(1)).until(() -> {
			listener.awaitOpened().suspend();
			listener.awaitOpened().resume();
			return handled.size() == 2000;
		});
		assertThat(handled).containsExactlyElementsOf(IntStream.range(0, 2000).mapToObj(Integer::toString).toList());
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void stopsReading(boolean secure) {
		AtomicLong received = new AtomicLong();
		RecordingListener listener = new RecordingListener() {

			@Override
			void binary(byte[] part, boolean last) {
				awaitOpened().suspend();
				received.addAndGet(part.length);
			}

		};
		this.transport.connect(TestTransport.request(server(secure)), listener);
		ScriptedConnection peer = server(secure).awaitConnection();
		listener.awaitOpened();
		int size = 16 * 1024 * 1024;
		CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> peer.sendBinary(new byte[size]));
		await().until(() -> received.get() > 0);
		await().during(Duration.ofMillis(500)).until(() -> received.get() <= 40 * 1024);
		assertThat(sending).isNotDone();
		await().atMost(RecordingListener.LONG).pollInterval(Duration.ofMillis(1)).until(() -> {
			listener.awaitOpened().resume();
			return received.get() == size;
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void suspendsFromTheBeginning(boolean secure) {
		server(secure).next(ConnectionScript.acceptWithFirstTexts("0"));
		RecordingListener listener = new RecordingListener() {

			@Override
			void opened(TransportConnection connection) {
				connection.suspend();
			}

		};
		this.transport.connect(TestTransport.request(server(secure)), listener);
		ScriptedConnection peer = server(secure).awaitConnection();
		await().until(() -> listener.events.contains("text:0"));
		peer.sendText("1");
		await().during(Duration.ofMillis(300)).until(() -> listener.events.size() == 2);
		listener.awaitOpened().resume();
		await().until(() -> listener.events.contains("text:1"));
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void doesNotNeedToReadToBeCut(boolean secure) {
		RecordingListener listener = this.transport.open(server(secure));
		ScriptedConnection peer = server(secure).awaitConnection();
		listener.awaitOpened().suspend();
		peer.sendText("never read");
		listener.awaitOpened().abort();
		assertThat(listener.awaitClosed()).isEqualTo(Closed.of(1006, Origin.LOCAL));
		listener.awaitOpened().resume();
		listener.awaitOpened().suspend();
		this.transport.awaitNoThread();
		// A read that was under way before suspend() may still bring the text, but never
		// after the end.
		assertThat(listener.events).startsWith("opened").endsWith("closed");
	}

}
