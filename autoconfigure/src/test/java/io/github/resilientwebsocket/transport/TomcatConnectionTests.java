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

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.github.resilientwebsocket.transport.TransportConnection.SendCallback;
import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import org.apache.tomcat.websocket.WsSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

/**
 * What depends on a moment inside of Tomcat that a real connection hits only sometimes.
 */
class TomcatConnectionTests {

	private final RecordingListener listener = new RecordingListener();

	private final TomcatConnection connection = new TomcatConnection(this.listener, Runnable::run, System::nanoTime,
			new SocketWatch(new ReadBuffers(8192, false, () -> false)));

	private final WsSession tomcat = mock(WsSession.class);

	private final CountDownLatch writing = new CountDownLatch(1);

	private final CountDownLatch release = new CountDownLatch(1);

	private final AtomicReference<String> outcome = new AtomicReference<>();

	@BeforeEach
	void open() throws Exception {
		RemoteEndpoint.Basic remote = mock(RemoteEndpoint.Basic.class);
		given(this.tomcat.getBasicRemote()).willReturn(remote);
		willAnswer((invocation) -> {
			this.writing.countDown();
			this.release.await();
			return null;
		}).given(remote).sendText(anyString());
		ConnectionSession session = new ConnectionSession(this.connection, null);
		session.initializeNativeSession(this.tomcat);
		this.connection.established(session);
		this.connection.tellOpened();
	}

	private Thread write() throws Exception {
		Thread thread = new Thread(() -> this.connection.send(List.of(new TextMessage("x")), new SendCallback() {

			@Override
			public void onSent() {
				TomcatConnectionTests.this.outcome.set("sent");
			}

			@Override
			public void onFailure(int begun) {
				TomcatConnectionTests.this.outcome
					.set("failed, " + (Thread.currentThread().isInterrupted() ? "interrupted" : "not interrupted"));
			}

		}));
		thread.start();
		assertThat(this.writing.await(20, TimeUnit.SECONDS)).isTrue();
		return thread;
	}

	@Test
	void freesAWriterThatTomcatForgetsWhenTheSocketIsClosed() throws Exception {
		Thread writer = write();
		this.connection.socketClosed();
		writer.join(20_000);
		assertThat(this.outcome).hasValue("failed, not interrupted");
	}

	@Test
	void doesNotInterruptWhoHasLeft() throws Exception {
		Thread writer = write();
		this.release.countDown();
		writer.join(20_000);
		this.connection.socketClosed();
		assertThat(this.outcome).hasValue("sent");
		assertThat(Thread.currentThread().isInterrupted()).isFalse();
	}

	@Test
	void closesBehindTheMessageThatIsBeingWritten() throws Exception {
		Thread writer = write();
		CompletableFuture<Void> closer = CompletableFuture.runAsync(() -> this.connection.close(CloseStatus.NORMAL));
		await().until(() -> !this.connection.isOpen());
		verify(this.tomcat, never()).close(any(CloseReason.class));
		this.release.countDown();
		writer.join(20_000);
		closer.join();
		verify(this.tomcat).close(any(CloseReason.class));
		assertThat(this.outcome).hasValue("sent");
	}

	@Test
	void aSessionThatClosedBeforeTomcatRegisteredItDoesNotStayRegistered() {
		TomcatContainer container = new TomcatContainer();
		ConnectionEndpoint endpoint = new ConnectionEndpoint(new ConnectionHandler(this.connection, () -> {
		}), new ConnectionSession(this.connection, null), this.connection);
		given(this.tomcat.isClosed()).willReturn(false, true);
		container.registerSession(endpoint, this.tomcat);
		assertThat(this.connection.isOpen()).isFalse();
	}

}
