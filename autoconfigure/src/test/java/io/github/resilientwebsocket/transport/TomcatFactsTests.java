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

import java.io.ByteArrayOutputStream;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLContext;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import org.apache.tomcat.websocket.Constants;
import org.apache.tomcat.websocket.WsSession;
import org.apache.tomcat.websocket.WsWebSocketContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.http.HttpHeaders;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketHandlerAdapter;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * What the guards of this package lean on, or are there for, seen without them. When one
 * of these fails, Tomcat or Spring has changed: look whether the guard is still right, or
 * still needed.
 */
class TomcatFactsTests {

	@RegisterExtension
	private final ScriptedWebSocketServer ws = ScriptedWebSocketServer.ws();

	@RegisterExtension
	private final ScriptedWebSocketServer wss = ScriptedWebSocketServer.wss();

	private final List<Object> unregistered = new CopyOnWriteArrayList<>();

	private final WsWebSocketContainer container = new WsWebSocketContainer() {

		@Override
		protected void unregisterSession(Object key, WsSession session) {
			super.unregisterSession(key, session);
			TomcatFactsTests.this.unregistered.add(key);
		}

	};

	private final Handler handler = new Handler();

	private final StandardWebSocketSession session = new StandardWebSocketSession(null, null, null, null);

	private final StandardWebSocketHandlerAdapter endpoint = new StandardWebSocketHandlerAdapter(this.handler,
			this.session);

	private ClientEndpointConfig.Configurator configurator = new ClientEndpointConfig.Configurator();

	@AfterEach
	void destroy() {
		this.container.destroy();
	}

	private WsSession connect(ScriptedWebSocketServer server, String... properties) throws Exception {
		return connect(server.uri(), (server == this.wss) ? this.wss.clientSslContext() : null, properties);
	}

	private WsSession connect(URI uri, SSLContext sslContext, String... properties) throws Exception {
		ClientEndpointConfig config = ClientEndpointConfig.Builder.create()
			.configurator(this.configurator)
			.sslContext(sslContext)
			.build();
		for (int i = 0; i < properties.length; i += 2) {
			config.getUserProperties().put(properties[i], properties[i + 1]);
		}
		return (WsSession) this.container.connectToServer(this.endpoint, config, uri);
	}

	@Test
	void allCapabilitiesAreThere() {
		assertThat(TomcatTransport.capabilities()).containsExactlyInAnyOrder("SOCKETS", "CLOSE_FRAMES", "READ_BUFFERS");
	}

	@Test
	void springTells1012As1002AndNoneAs1000() throws Exception {
		connect(this.ws);
		this.ws.awaitConnection().closeWith(1012, "restart");
		await().until(() -> this.handler.closed.isDone());
		assertThat(this.handler.closed.join().getCode()).isEqualTo(1002);
		assertThat(this.handler.closeFrame).isEqualTo(new Ending(new CloseStatus(1012, "restart"), Origin.REMOTE));
	}

	@Test
	void springTellsNoCodeAs1000() throws Exception {
		connect(this.wss);
		this.wss.awaitConnection().closeWithoutCode();
		await().until(() -> this.handler.closed.isDone());
		assertThat(this.handler.closed.join().getCode()).isEqualTo(1000);
		assertThat(this.handler.closeFrame).isEqualTo(new Ending(CloseStatus.NO_STATUS_CODE, Origin.REMOTE));
	}

	@Test
	void aLostConnectionHasNoCloseFrame() throws Exception {
		connect(this.ws);
		this.ws.awaitConnection().dropTcp();
		await().until(() -> this.handler.closed.isDone());
		assertThat(this.handler.closed.join().getCode()).isEqualTo(1006);
		assertThat(this.handler.closeFrame).isNull();
	}

	@Test
	void theSessionIsOpenWhileItsEndIsTold() throws Exception {
		connect(this.ws);
		this.ws.awaitConnection().closeWith(1001);
		await().until(() -> this.handler.closed.isDone());
		assertThat(this.handler.openAtTheEnd).isTrue();
	}

	@Test
	void aSessionIsUnregisteredWhenItsSocketIsClosed() throws Exception {
		WsSession session = connect(this.ws);
		ScriptedConnection peer = this.ws.awaitConnection();
		peer.ignoreClose();
		session.close();
		peer.expectClose();
		assertThat(this.handler.closed).isDone();
		assertThat(this.unregistered).isEmpty();
		peer.closeWith(1000);
		await().until(() -> this.unregistered.contains(this.endpoint));
		peer.expectTcpClosed();
	}

	@Test
	void afterAnOwnCloseOnlyOnCloseCuts() throws Exception {
		WsSession session = connect(this.ws);
		ScriptedConnection peer = this.ws.awaitConnection();
		peer.ignoreClose();
		session.close();
		peer.expectClose();
		CloseReason abnormal = new CloseReason(CloseCodes.CLOSED_ABNORMALLY, null);
		session.doClose(abnormal, abnormal, true);
		assertThat(peer.isOpen()).isTrue();
		assertThat(this.unregistered).isEmpty();
		session.onClose(abnormal);
		peer.expectTcpClosed();
		assertThat(this.unregistered).contains(this.endpoint);
	}

	@Test
	void theReasonThatComesBackIsTheObjectThatWasGiven() throws Exception {
		CompletableFuture<CloseReason> told = new CompletableFuture<>();
		StandardWebSocketHandlerAdapter adapter = new StandardWebSocketHandlerAdapter(this.handler, this.session) {

			@Override
			public void onClose(Session session, CloseReason reason) {
				told.complete(reason);
			}

		};
		ClientEndpointConfig config = ClientEndpointConfig.Builder.create().build();
		CloseReason given = new CloseReason(CloseCodes.GOING_AWAY, "bye");
		this.container.connectToServer(adapter, config, this.ws.uri()).close(given);
		assertThat(told).isCompletedWithValueMatching((reason) -> reason == given);
		this.ws.awaitConnection().expectTcpClosed();
	}

	@Test
	void anInterruptEndsAHangingConnect() throws Exception {
		this.ws.hang();
		CompletableFuture<Throwable> failure = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			try {
				connect(this.ws);
			}
			catch (Exception ex) {
				failure.complete(ex.getCause());
			}
		});
		thread.start();
		this.ws.awaitRequests(1);
		thread.interrupt();
		assertThat(failure.get(RecordingListener.LONG.toSeconds(), TimeUnit.SECONDS))
			.isInstanceOf(InterruptedException.class);
		this.ws.awaitOpenCount(0);
	}

	@Test
	void anyAnswerWith101IsTaken() throws Exception {
		this.ws.next(ConnectionScript
			.acceptRaw((request) -> "HTTP/1.1 101 X\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1)));
		assertThat(connect(this.ws).isOpen()).isTrue();
		this.ws.awaitConnection();
	}

	@Test
	void anExceptionFromAfterResponseClosesTheSocketAndComesOut() {
		IllegalStateException ours = new IllegalStateException("ours");
		this.configurator = new ClientEndpointConfig.Configurator() {

			@Override
			public void afterResponse(HandshakeResponse response) {
				throw ours;
			}

		};
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> connect(this.ws)).isSameAs(ours);
		this.ws.awaitOpenCount(0);
		assertThat(this.handler.opened).isNotDone();
	}

	@Test
	void redirectsAreFollowedWithTheHeaders() throws Exception {
		this.configurator = new ClientEndpointConfig.Configurator() {

			@Override
			public void beforeRequest(Map<String, List<String>> headers) {
				headers.put(HttpHeaders.AUTHORIZATION, List.of("secret"));
			}

		};
		this.wss.next(ConnectionScript.redirect(this.ws.uri("/stolen")));
		connect(this.wss);
		assertThat(this.ws.requests().get(0).header("Authorization")).isEqualTo("secret");
		this.ws.awaitConnection();
	}

	@Test
	void redirectsCanBeTurnedOff() {
		this.wss.next(ConnectionScript.redirect(this.ws.uri("/stolen")));
		assertThatExceptionOfType(DeploymentException.class)
			.isThrownBy(() -> connect(this.wss, Constants.MAX_REDIRECTIONS_PROPERTY, "0"));
		assertThat(this.ws.connectCount()).isZero();
	}

	@Test
	void headersMayInjectHeaders() throws Exception {
		this.configurator = new ClientEndpointConfig.Configurator() {

			@Override
			public void beforeRequest(Map<String, List<String>> headers) {
				headers.put("X-Header", List.of("a\r\nX-Injected: yes"));
			}

		};
		connect(this.ws);
		assertThat(this.ws.requests().get(0).header("X-Injected")).isEqualTo("yes");
		this.ws.awaitConnection();
	}

	@Test
	void socketsOfAPreparedContainerAreWatchedAndHaveNoNagle() throws Exception {
		TomcatInternals.watchSockets(this.container);
		SocketWatch watch = new SocketWatch(new ReadBuffers(8192, true, () -> false));
		assertThat(watch.isWatching()).isFalse();
		WsSession session = watch.during(() -> connect(this.wss));
		assertThat(watch.isWatching()).isTrue();
		assertThat(watch.channel().getOption(StandardSocketOptions.TCP_NODELAY)).isTrue();
		assertThat(watch.isUnconnected()).isFalse();
		session.close();
		this.wss.awaitConnection().expectTcpClosed();
		assertThat(watch.channel().isOpen()).isFalse();
	}

	@Test
	void aMalformedCloseFrameLeavesAZombie() throws Exception {
		connect(this.ws);
		ScriptedConnection peer = this.ws.awaitConnection();
		peer.sendFrame(true, 0, 8, new byte[] { 3 });
		await().during(Duration.ofSeconds(2))
			.atMost(RecordingListener.LONG)
			.until(() -> peer.isOpen() && !this.handler.closed.isDone());
	}

	@Test
	void suspendLeavesMessagesBehindUntilThePeerSendsMore() throws Exception {
		this.ws.next(ConnectionScript.acceptWithFirstTexts("one", "two"));
		this.handler.suspend = true;
		WsSession session = connect(this.ws);
		assertThat(this.handler.texts).containsExactly("one");
		this.handler.suspend = false;
		session.resume();
		await().during(Duration.ofMillis(500)).until(() -> this.handler.texts.size() == 1);
		this.ws.awaitConnection().sendText("three");
		await().until(() -> this.handler.texts.size() == 3);
	}

	@Test
	void batchingHoldsBackMessagesAndTomcatsOwnPongs() throws Exception {
		WsSession session = connect(this.ws);
		ScriptedConnection peer = this.ws.awaitConnection();
		session.getBasicRemote().setBatchingAllowed(true);
		session.getBasicRemote().sendText("held back");
		peer.sendPing(new byte[] { 1 });
		peer.expectNothing(Duration.ofMillis(300));
		assertThat(peer.received()).isEmpty();
		session.getBasicRemote().setBatchingAllowed(false);
		peer.expectText("held back");
		assertThat(peer.expectPong()).containsExactly(1);
	}

	@Test
	void anUnpairedSurrogatePoisonsTheSession() throws Exception {
		WsSession session = connect(this.ws);
		assertThatIllegalArgumentException().isThrownBy(() -> session.getBasicRemote().sendText("x\uD83D"));
		assertThat(session.isOpen()).isTrue();
		assertThatThrownBy(() -> session.getBasicRemote().sendText("sane")).isInstanceOf(RuntimeException.class);
	}

	@Test
	void anInterruptFlagThatIsSetClosesTheSessionAtTheNextSend() throws Exception {
		WsSession session = connect(this.ws);
		Thread.currentThread().interrupt();
		try {
			assertThatThrownBy(() -> session.getBasicRemote().sendText("x")).isInstanceOf(Exception.class);
		}
		finally {
			Thread.interrupted();
		}
		await().until(() -> !session.isOpen());
	}

	@Test
	void partsDoNotSplitCharacters() throws Exception {
		connect(this.ws);
		ScriptedConnection peer = this.ws.awaitConnection();
		peer.sendText("x" + "\uD83D\uDE00".repeat(30_000));
		await().until(() -> this.handler.ended.get() == 1);
		assertThat(this.handler.texts).hasSizeGreaterThan(2)
			.noneMatch((part) -> !part.isEmpty() && Character.isLowSurrogate(part.charAt(0)));
	}

	@Test
	void partsAreDeliveredAfterAnOwnClose() throws Exception {
		WsSession session = connect(this.ws);
		ScriptedConnection peer = this.ws.awaitConnection();
		peer.ignoreClose();
		peer.sendFrame(false, 0, 1, "before".getBytes(StandardCharsets.UTF_8));
		await().until(() -> this.handler.texts.contains("before"));
		session.close(new CloseReason(CloseCodes.TOO_BIG, null));
		peer.expectClose();
		peer.sendFrame(false, 0, 0, "after".getBytes(StandardCharsets.UTF_8));
		peer.sendFrame(true, 0, 0, "tail".getBytes(StandardCharsets.UTF_8));
		peer.sendText("whole");
		await().until(() -> this.handler.texts.contains("whole"));
		assertThat(this.handler.texts).containsSubsequence("before", "after", "tail", "whole");
	}

	@Test
	void partsHaveMemoryOfTheirOwn() throws Exception {
		connect(this.ws);
		ScriptedConnection peer = this.ws.awaitConnection();
		byte[] large = new byte[100_000];
		new Random(4711).nextBytes(large);
		peer.sendBinary(large);
		peer.sendBinary(new byte[] { 1, 2, 3 });
		await().until(() -> this.handler.ended.get() == 2);
		assertThat(this.handler.binaries).hasSizeGreaterThan(2).allMatch((part) -> part.array().length == part.limit());
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		this.handler.binaries.forEach((part) -> all.writeBytes(part.array()));
		byte[] expected = Arrays.copyOf(large, large.length + 3);
		expected[large.length] = 1;
		expected[large.length + 1] = 2;
		expected[large.length + 2] = 3;
		assertThat(all.toByteArray()).isEqualTo(expected);
	}

	@Test
	void theAnswerMustFitIntoTheBufferTogetherWithTheRestOfItsRecord() {
		this.wss.next(ConnectionScript.acceptWithFirstTexts("x".repeat(10_000)));
		assertThatExceptionOfType(DeploymentException.class).isThrownBy(() -> connect(this.wss));
	}

	@Test
	void aLargerBufferForRecordsComesByItself() throws Exception {
		connect(this.wss);
		this.wss.awaitConnection().sendText("x".repeat(10_000));
		await().until(() -> this.handler.ended.get() == 1);
		assertThat(String.join("", this.handler.texts)).hasSize(10_000);
	}

	private final class Handler extends AbstractWebSocketHandler {

		private final CompletableFuture<WebSocketSession> opened = new CompletableFuture<>();

		private final CompletableFuture<CloseStatus> closed = new CompletableFuture<>();

		private final List<String> texts = new CopyOnWriteArrayList<>();

		private final List<ByteBuffer> binaries = new CopyOnWriteArrayList<>();

		private final AtomicInteger ended = new AtomicInteger();

		private volatile Ending closeFrame;

		private volatile boolean openAtTheEnd;

		private volatile boolean suspend;

		@Override
		public void afterConnectionEstablished(WebSocketSession session) {
			this.opened.complete(session);
		}

		@Override
		protected void handleTextMessage(WebSocketSession session, TextMessage message) {
			this.texts.add(message.getPayload());
			if (message.isLast()) {
				this.ended.incrementAndGet();
			}
			if (this.suspend) {
				((WsSession) TomcatFactsTests.this.session.getNativeSession()).suspend();
			}
		}

		@Override
		protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
			this.binaries.add(message.getPayload());
			if (message.isLast()) {
				this.ended.incrementAndGet();
			}
		}

		@Override
		public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
			this.closeFrame = TomcatInternals.closeFrame((WsSession) TomcatFactsTests.this.session.getNativeSession());
			this.openAtTheEnd = session.isOpen();
			this.closed.complete(status);
		}

		@Override
		public boolean supportsPartialMessages() {
			return true;
		}

	}

}
