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

package io.github.resilientwebsocket.integration;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.HandshakeCustomizer;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.ResilientWebSocketClients;
import io.github.resilientwebsocket.connection.ClientServices;
import io.github.resilientwebsocket.integration.ClientApplication.FeedListener;
import io.github.resilientwebsocket.jvm.JvmResources;
import io.github.resilientwebsocket.secrets.PlantedSecrets;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import io.github.resilientwebsocket.transport.FullListener;
import io.github.resilientwebsocket.transport.HangingLookup;
import io.github.resilientwebsocket.transport.Uninterruptibles;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The end of the context while something hangs, at the default timeouts: it ends in time,
 * every future completes, no connection comes afterwards, no socket and no thread is
 * left. More states are in {@link LifecycleTests}.
 */
class ShutdownTests {

	private static final String CLIENTS = "resilient-websocket.clients.";

	private static final String FEED = CLIENTS + "feed.";

	private static final Duration BOUND = Duration.ofSeconds(8);

	@RegisterExtension
	final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws();

	@RegisterExtension
	final ScriptedWebSocketServer encrypted = ScriptedWebSocketServer.wss();

	private final CountDownLatch release = new CountDownLatch(1);

	@AfterEach
	void release() {
		this.release.countDown();
	}

	@Test
	void inATcpConnectWithoutAnswer() throws Exception {
		try (FullListener full = new FullListener(InetAddress.getLoopbackAddress(), 0)) {
			long before = JvmResources.socketsTo(full.port());
			ClientApplication application = start(URI.create("ws://127.0.0.1:" + full.port()));
			ClientApplication.await("a SYN", () -> JvmResources.socketsTo(full.port()) == before + 1);
			closeInTime(application);
			assertNoThreads();
			assertThat(JvmResources.socketsTo(full.port())).isEqualTo(before);
		}
	}

	@Test
	void inATlsHandshakeWithoutAnswer() throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			ClientApplication application = start(URI.create("wss://127.0.0.1:" + silent.getLocalPort()));
			silent.setSoTimeout(5000);
			assertThat(silent.accept().getInputStream().read()).isEqualTo(22);
			closeInTime(application);
			assertNoThreads();
			assertThat(JvmResources.socketsTo(silent.getLocalPort())).isZero();
			silent.setSoTimeout(200);
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(silent::accept);
		}
	}

	@Test
	void inALookupThatHangs() throws Exception {
		ClientApplication application = start(URI.create("ws://slow.example:" + this.server.port()),
				FEED + "auto-startup=false");
		ClientServices services = (ClientServices) ReflectionTestUtils
			.getField(application.context().getBean(ResilientWebSocketClients.class), "services");
		try (HangingLookup lookup = new HangingLookup(services.transport())) {
			application.client().start();
			assertThat(lookup.awaitLookup()).isTrue();
			closeInTime(application);
			ClientApplication.await("only the lookup", () -> JvmResources.threads().size() == 1);
		}
		assertNothingLeft();
	}

	@Test
	void inACustomizerThatIgnoresInterrupts() {
		ClientApplication application = start(this.server.uri(), List.of(), SlowCustomizer.class);
		SlowCustomizer customizer = application.context().getBean(SlowCustomizer.class);
		ClientApplication.await("the customizer", () -> customizer.called.getCount() == 0);
		closeInTime(application);
		ClientApplication.await("only the customizer", () -> JvmResources.threads().size() == 1);
		customizer.release.countDown();
		assertNothingLeft();
	}

	@Test
	void whileOthersMayConnectFirst() {
		this.server.always(ConnectionScript.hang());
		List<String> properties = new ArrayList<>(List.of("resilient-websocket.connects.max-concurrent=1"));
		Stream.of("feed", "second", "third")
			.forEach((name) -> properties.addAll(PlantedSecrets.properties(CLIENTS + name + ".", this.server.uri())));
		ClientApplication application = ClientApplication.start(properties);
		List<CompletableFuture<?>> futures = application.context()
			.getBean(ResilientWebSocketClients.class)
			.all()
			.stream()
			.<CompletableFuture<?>>map(ResilientWebSocketClient::whenReady)
			.toList();
		this.server.awaitRequests(1);
		closeInTime(application, futures);
		assertNoThreads();
		assertThat(JvmResources.socketsTo(this.server.port())).isZero();
	}

	@Test
	void whileTheConnectionIsBeingReplaced() {
		this.server.next(ConnectionScript.accept()).hang();
		ClientApplication application = start(this.server.uri());
		FeedListener listener = application.listener();
		application.awaitState(ConnectionState.READY);
		application.client().reconnect();
		this.server.awaitRequests(2);
		ScriptedConnection connection = this.server.awaitConnection();
		closeInTime(application);
		assertThat(connection.expectClose()).isEqualTo(1000);
		assertNothingLeft();
		assertThat(listener.story).containsExactly("open", "close");
	}

	@Test
	void withAnOpenHandlerThatBlocks() {
		ClientApplication application = start(this.server.uri(), FEED + "auto-startup=false");
		FeedListener listener = application.listener();
		listener.onOpen = (sender) -> Uninterruptibles.await(this.release);
		application.client().start();
		ScriptedConnection connection = this.server.awaitConnection();
		ClientApplication.await("@OnOpen", () -> listener.opens.size() == 1);
		closeInTime(application);
		assertEndsWithTheHandler(listener, connection);
		assertThat(listener.story).containsExactly("open", "close");
	}

	@Test
	void withAMessageHandlerThatBlocks() {
		ClientApplication application = start(this.server.uri());
		FeedListener listener = application.listener();
		listener.onMessage = (message) -> Uninterruptibles.await(this.release);
		ScriptedConnection connection = this.server.awaitConnection();
		connection.sendText("first");
		connection.sendText("second");
		ClientApplication.await("@OnMessage", () -> listener.messages.size() == 1);
		closeInTime(application);
		assertEndsWithTheHandler(listener, connection);
		assertThat(listener.story).containsExactly("open", "first", "second", "close");
	}

	private void assertEndsWithTheHandler(FeedListener listener, ScriptedConnection connection) {
		assertThat(connection.expectClose()).isEqualTo(1000);
		assertThat(listener.closes).isEmpty();
		ClientApplication.await("only the handler", () -> JvmResources.threads().size() == 1);
		this.release.countDown();
		ClientApplication.await("@OnClose", () -> listener.closes.size() == 1);
		assertThat(listener.closes.get(0).origin()).isEqualTo(Origin.LOCAL);
		assertNothingLeft();
	}

	/** All at once, because each takes the whole close-timeout. */
	@Test
	void withPeersThatDoNotAnswer() {
		ClientApplication application = start(this.server.uri(), FEED + "auto-startup=false",
				"spring.ssl.bundle.pem.test.truststore.certificate=" + this.encrypted.certificatePem());
		List<CompletableFuture<?>> futures = new ArrayList<>();
		for (ScriptedWebSocketServer to : List.of(this.server, this.encrypted)) {
			for (Silence silence : Silence.values()) {
				ResilientWebSocketClient client = create(application, to, silence);
				ScriptedConnection connection = to.awaitConnection();
				ClientApplication.await("READY", () -> client.getState() == ConnectionState.READY);
				silence.begin(connection);
				futures.addAll(silence.send(client));
			}
		}
		AtomicLong last = new AtomicLong(-1);
		ClientApplication.await("writes that block", () -> {
			application.pause(Duration.ofMillis(200));
			return last.getAndSet(done(futures)) == done(futures);
		});
		assertThat(done(futures)).isLessThan(futures.size());
		closeInTime(application, futures);
		assertNothingLeft();
	}

	private static long done(List<CompletableFuture<?>> futures) {
		return futures.stream().filter(CompletableFuture::isDone).count();
	}

	private static ResilientWebSocketClient create(ClientApplication application, ScriptedWebSocketServer server,
			Silence silence) {
		ClientSettings.Builder settings = ClientSettings.builder(PlantedSecrets.in(server.uri()))
			.headers(PlantedSecrets.headers())
			.pingInterval(Duration.ZERO);
		if (server.uri().getScheme().equals("wss")) {
			settings.sslBundle("test");
		}
		return application.context()
			.getBean(ResilientWebSocketClients.class)
			.create(server.uri().getScheme() + "-" + silence, settings.build());
	}

	private static ClientApplication start(URI uri, String... properties) {
		return start(uri, List.of(properties));
	}

	private static ClientApplication start(URI uri, List<String> properties, Class<?>... sources) {
		List<String> all = new ArrayList<>(PlantedSecrets.properties(FEED, uri));
		all.addAll(properties);
		return ClientApplication.start(all, sources);
	}

	private static void closeInTime(ClientApplication application) {
		ResilientWebSocketClient client = application.client();
		closeInTime(application, List.of(client.send("waits"), client.whenReady()));
		assertThat(client.stop()).succeedsWithin(Duration.ofSeconds(1));
		assertThat(client.getState()).isEqualTo(ConnectionState.STOPPED);
	}

	private static void closeInTime(ClientApplication application, List<CompletableFuture<?>> futures) {
		long start = System.nanoTime();
		application.close();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
		ClientApplication.await("all outcomes", () -> futures.stream().allMatch(CompletableFuture::isDone));
	}

	/** Without its threads, nothing can connect. */
	private void assertNothingLeft() {
		assertNoThreads();
		for (ScriptedWebSocketServer ended : List.of(this.server, this.encrypted)) {
			assertThat(JvmResources.socketsTo(ended.port())).isZero();
			ended.expectNoConnection(Duration.ofMillis(50));
		}
	}

	private static void assertNoThreads() {
		Awaitility.await().untilAsserted(() -> assertThat(JvmResources.threads()).isEmpty());
	}

	/** Ways not to answer a close. */
	private enum Silence {

		FROZEN {

			@Override
			void begin(ScriptedConnection connection) {
				connection.freeze();
			}

		},

		FROZEN_IN_A_SEND {

			@Override
			void begin(ScriptedConnection connection) {
				connection.freeze();
			}

			@Override
			List<CompletableFuture<Void>> send(ResilientWebSocketClient client) {
				return Stream.generate(() -> client.send(new byte[1024 * 1024])).limit(14).toList();
			}

		},

		CLOSE_IGNORED {

			@Override
			void begin(ScriptedConnection connection) {
				connection.ignoreClose();
			}

		};

		abstract void begin(ScriptedConnection connection);

		List<CompletableFuture<Void>> send(ResilientWebSocketClient client) {
			return List.of();
		}

	}

	static class SlowCustomizer implements HandshakeCustomizer {

		final CountDownLatch called = new CountDownLatch(1);

		final CountDownLatch release = new CountDownLatch(1);

		@Override
		public void customize(Handshake handshake) {
			this.called.countDown();
			Uninterruptibles.await(this.release);
		}

	}

}
