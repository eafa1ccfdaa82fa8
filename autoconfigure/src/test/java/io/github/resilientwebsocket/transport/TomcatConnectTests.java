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

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import io.github.resilientwebsocket.test.ServerCertificate;
import io.github.resilientwebsocket.transport.TestTransport.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TomcatConnectTests {

	private static final Duration PROMPT = Duration.ofSeconds(5);

	private static final Duration DEADLINE = Duration.ofMillis(700);

	@RegisterExtension
	private final ScriptedWebSocketServer ws = ScriptedWebSocketServer.ws();

	@RegisterExtension
	private final ScriptedWebSocketServer wss = ScriptedWebSocketServer.wss();

	@RegisterExtension
	private final TestTransport transport = new TestTransport();

	private ScriptedWebSocketServer server(boolean secure) {
		return secure ? this.wss : this.ws;
	}

	private static InetAddress address(String literal) {
		try {
			return InetAddress.getByName(literal);
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	private ConnectFailure failure(Kind kind, URI uri) {
		return ConnectFailure.of(kind, uri.getHost() + ":" + uri.getPort());
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void tellsThatNobodyListens(boolean secure) {
		server(secure).refuse();
		RecordingListener listener = this.transport.connect(TestTransport.request(server(secure)));
		assertThat(listener.awaitFailed()).isEqualTo(failure(Kind.CONNECT, server(secure).uri()));
		server(secure).accept();
	}

	@Test
	void tellsThatAHostHasNoAddress() {
		this.transport.resolver((host) -> {
			throw new UnknownHostException(host);
		});
		RecordingListener listener = this.transport.connect(TestTransport.request(URI.create("ws://nowhere.test/x")));
		assertThat(listener.awaitFailed()).isEqualTo(ConnectFailure.of(Kind.DNS, "nowhere.test"));
	}

	@Test
	void tellsALookupThatFailsOddlyAsDns() {
		AtomicInteger lookups = new AtomicInteger();
		this.transport.resolver((host) -> {
			if (lookups.incrementAndGet() == 1) {
				throw new IllegalStateException();
			}
			return new InetAddress[0];
		});
		Request request = TestTransport.request(URI.create("ws://odd.test:1/"));
		assertThat(this.transport.connect(request).awaitFailed().kind()).isEqualTo(Kind.DNS);
		assertThat(this.transport.connect(request).awaitFailed().kind()).isEqualTo(Kind.DNS);
		assertThat(lookups).hasValue(2);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void goesToTheNextAddressWhenOneRefuses(boolean secure) throws Exception {
		InetAddress refusing = address("127.0.0.2");
		this.transport.resolver((host) -> new InetAddress[] { refusing, address("127.0.0.1") });
		RecordingListener listener = this.transport.connect(TestTransport.request(server(secure)).host("localhost"));
		listener.awaitOpened();
		assertThat(server(secure).requests().get(0).header("Host")).contains("localhost:" + server(secure).port());
		server(secure).awaitConnection();
	}

	@Test
	void tellsTheFailureOfTheLastAddress() {
		this.ws.refuse();
		this.transport.resolver((host) -> new InetAddress[] { address("127.0.0.2"), address("127.0.0.1") });
		RecordingListener listener = this.transport.connect(TestTransport.request(this.ws).host("two.test"));
		assertThat(listener.awaitFailed()).isEqualTo(ConnectFailure.of(Kind.CONNECT, "two.test:" + this.ws.port()));
		this.ws.accept();
	}

	@Test
	void doesNotGoToTheNextAddressWhenAServerHasAnswered() {
		this.ws.rejectHandshake(503);
		this.transport.resolver((host) -> new InetAddress[] { address("127.0.0.1"), address("127.0.0.1") });
		RecordingListener listener = this.transport.connect(TestTransport.request(this.ws).host("two.test"));
		assertThat(listener.awaitFailed().status()).isEqualTo(503);
		assertThat(this.ws.connectCount()).isEqualTo(1);
	}

	@Test
	void beginsWithAnotherAddressAfterOneThatDidNotAnswer() throws Exception {
		InetAddress silent = address("127.0.0.3");
		this.transport.resolver((host) -> new InetAddress[] { silent, address("127.0.0.1") });
		try (FullListener full = new FullListener(silent, this.ws.port())) {
			Request request = TestTransport.request(this.ws).host("two.test").connectTimeout(DEADLINE);
			assertThat(full.port()).isEqualTo(this.ws.port());
			assertThat(this.transport.connect(request).awaitFailed().kind()).isEqualTo(Kind.TIMEOUT);
			this.transport.awaitNoThread();
			this.transport.connect(request).awaitOpened();
		}
		this.ws.awaitConnection();
	}

	@Test
	void sendsPathAndQueryToALiteralAddressAsTheyAre() {
		this.transport.resolver((host) -> new InetAddress[] { address("127.0.0.1") });
		URI uri = URI.create("ws://user:secret@some.test:" + this.ws.port() + "/a%20b/%2F?q=%26&r=%5B1%5D");
		this.transport.connect(TestTransport.request(uri)).awaitOpened();
		assertThat(this.ws.requests().get(0).target()).isEqualTo("/a%20b/%2F?q=%26&r=%5B1%5D");
		assertThat(this.ws.requests().get(0).header("Host")).contains("some.test:" + this.ws.port());
		this.ws.awaitConnection();
	}

	@Test
	void sendsHeadersAndSubprotocols() {
		this.ws.next(ConnectionScript.acceptWithSubprotocol("v2"));
		RecordingListener listener = this.transport.connect(TestTransport.request(this.ws)
			.header("Authorization", "Bearer secret")
			.header("X-Many", "a")
			.header("X-Many", "b")
			.subprotocols("v1", "v2"));
		assertThat(listener.awaitOpened().getSubprotocol()).isEqualTo("v2");
		assertThat(listener.awaitOpened().getSession().getAcceptedProtocol()).isEqualTo("v2");
		assertThat(listener.awaitOpened().getSession().getHandshakeHeaders().isEmpty()).isTrue();
		assertThat(this.ws.requests().get(0).header("Authorization")).contains("Bearer secret");
		assertThat(this.ws.requests().get(0).subprotocols()).containsExactly("v1", "v2");
		this.ws.awaitConnection();
	}

	@Test
	void hasNoSubprotocolIfTheServerChoseNone() {
		assertThat(this.transport.open(this.ws).awaitOpened().getSubprotocol()).isNull();
		this.ws.awaitConnection();
	}

	@Test
	void abortsWhileALookupHangs() throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		AtomicInteger lookups = new AtomicInteger();
		this.transport.resolver((host) -> {
			lookups.incrementAndGet();
			Uninterruptibles.await(release);
			return new InetAddress[] { address("127.0.0.1") };
		});
		Request request = TestTransport.request(this.ws).host("slow.test");
		RecordingListener aborted = new RecordingListener();
		Transport.Attempt attempt = this.transport.connect(request, aborted);
		await().until(() -> lookups.get() == 1);
		attempt.abort();
		assertThat(aborted.awaitFailed()).isEqualTo(ConnectFailure.of(Kind.ABORTED, "slow.test:" + this.ws.port()));
		RecordingListener late = this.transport
			.connect(TestTransport.request(this.ws).host("slow.test").connectTimeout(DEADLINE));
		assertThat(late.awaitFailed().kind()).isEqualTo(Kind.TIMEOUT);
		RecordingListener joined = this.transport.connect(request);
		await().during(Duration.ofMillis(200)).until(() -> this.transport.activeThreads() == 1);
		release.countDown();
		joined.awaitOpened();
		assertThat(lookups).hasValue(1);
		assertThat(this.ws.connectCount()).isEqualTo(1);
		this.ws.awaitConnection();
	}

	enum Stall {

		HANG, DRIP

	}

	private ConnectionScript script(Stall stall) {
		return (stall == Stall.DRIP) ? ConnectionScript.dripResponse(Duration.ofMillis(100)) : ConnectionScript.hang();
	}

	@ParameterizedTest
	@EnumSource
	void endsAStalledHandshakeAtTheDeadline(Stall stall) {
		for (boolean secure : new boolean[] { false, true }) {
			server(secure).next(script(stall));
			long begin = System.nanoTime();
			RecordingListener listener = this.transport
				.connect(TestTransport.request(server(secure)).connectTimeout(DEADLINE));
			assertThat(listener.awaitFailed()).isEqualTo(failure(Kind.TIMEOUT, server(secure).uri()));
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(DEADLINE, DEADLINE.plus(PROMPT));
			server(secure).awaitOpenCount(0);
			this.transport.awaitNoThread();
		}
	}

	@ParameterizedTest
	@EnumSource
	void endsAStalledHandshakeWhenAborted(Stall stall) {
		for (boolean secure : new boolean[] { false, true }) {
			server(secure).next(script(stall));
			RecordingListener listener = new RecordingListener();
			Transport.Attempt attempt = this.transport.connect(TestTransport.request(server(secure)), listener);
			server(secure).awaitRequests(1);
			long begin = System.nanoTime();
			attempt.abort();
			assertThat(listener.awaitFailed()).isEqualTo(failure(Kind.ABORTED, server(secure).uri()));
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PROMPT);
			server(secure).awaitOpenCount(0);
			this.transport.awaitNoThread();
			attempt.abort();
		}
	}

	@Test
	void endsAHangingTlsHandshake() throws Exception {
		try (RawServer silent = new RawServer((socket) -> {
		})) {
			Request request = TestTransport.request(silent.uri("wss")).connectTimeout(DEADLINE);
			assertThat(this.transport.connect(request).awaitFailed())
				.isEqualTo(failure(Kind.TIMEOUT, silent.uri("wss")));
			await().until(silent::isAbandoned);
			RecordingListener listener = new RecordingListener();
			Transport.Attempt attempt = this.transport.connect(TestTransport.request(silent.uri("wss")), listener);
			await().until(() -> silent.sockets.size() == 2);
			attempt.abort();
			assertThat(listener.awaitFailed().kind()).isEqualTo(Kind.ABORTED);
			await().until(silent::isAbandoned);
			this.transport.awaitNoThread();
		}
	}

	@Test
	void endsATcpConnectWithoutAnswer() throws Exception {
		InetAddress silent = address("127.0.0.4");
		try (FullListener full = new FullListener(silent, 0)) {
			URI uri = URI.create("ws://127.0.0.4:" + full.port() + "/");
			RecordingListener listener = this.transport.connect(TestTransport.request(uri).connectTimeout(DEADLINE));
			assertThat(listener.awaitFailed()).isEqualTo(failure(Kind.TIMEOUT, uri));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ws", "wss" })
	void noticesThatTheServerHangsUp(String scheme) throws Exception {
		try (RawServer server = new RawServer(Socket::close)) {
			RecordingListener listener = this.transport.connect(TestTransport.request(server.uri(scheme)));
			assertThat(listener.awaitFailed().kind()).isEqualTo(scheme.equals("ws") ? Kind.IO : Kind.TLS);
		}
		try (RawServer server = new RawServer((socket) -> {
			socket.getInputStream().read();
			socket.setSoLinger(true, 0);
			socket.close();
		})) {
			RecordingListener listener = this.transport.connect(TestTransport.request(server.uri(scheme)));
			assertThat(listener.awaitFailed().kind()).isEqualTo(scheme.equals("ws") ? Kind.IO : Kind.TLS);
		}
	}

	@Test
	void tellsThatTheServerSpeaksNoTls() {
		RecordingListener listener = this.transport
			.connect(TestTransport.request(URI.create("wss://127.0.0.1:" + this.ws.allowViolations().port() + "/")));
		assertThat(listener.awaitFailed().kind()).isIn(Kind.TLS);
	}

	@Test
	void tellsACertificateThatIsNotTrusted() {
		this.wss.allowViolations();
		RecordingListener listener = this.transport.connect(TestTransport.request(this.wss).trusting(null));
		assertThat(listener.awaitFailed()).isEqualTo(failure(Kind.CERTIFICATE, this.wss.uri()));
	}

	@Test
	void tellsACertificateForAnotherHost() {
		this.transport.resolver((host) -> new InetAddress[] { address("127.0.0.1") });
		RecordingListener listener = this.transport.connect(TestTransport.request(this.wss).host("other.test"));
		assertThat(listener.awaitFailed())
			.isEqualTo(ConnectFailure.of(Kind.CERTIFICATE, "other.test:" + this.wss.port()));
	}

	@Test
	void verifiesTheNameAndNotTheAddress() {
		try (ScriptedWebSocketServer server = ScriptedWebSocketServer.wss(ServerCertificate.forHost("real.test"))) {
			server.start();
			this.transport.resolver((host) -> new InetAddress[] { address("127.0.0.1") });
			Request request = TestTransport.request(server);
			assertThat(this.transport.connect(request).awaitFailed().kind()).isEqualTo(Kind.CERTIFICATE);
			this.transport.connect(request.host("real.test")).awaitOpened().abort();
		}
	}

	@Test
	void tellsACertificateThatHasExpired() {
		try (ScriptedWebSocketServer server = ScriptedWebSocketServer.wss(ServerCertificate.expired())) {
			server.start();
			RecordingListener listener = this.transport.connect(TestTransport.request(server));
			assertThat(listener.awaitFailed().kind()).isEqualTo(Kind.CERTIFICATE);
		}
	}

	@Test
	void abortsThatRaceTheOpeningLeaveNothing() {
		IntStream.range(0, 60).forEach((round) -> {
			RecordingListener listener = new RecordingListener();
			Transport.Attempt attempt = this.transport.connect(TestTransport.request(this.ws), listener);
			long until = System.nanoTime() + round * 50_000L;
			await().pollDelay(Duration.ZERO)
				.pollInterval(Duration.ofNanos(1000))
				.until(() -> System.nanoTime() >= until);
			attempt.abort();
			await().until(() -> listener.isOpened() || listener.isFailed());
			if (listener.isOpened()) {
				listener.awaitOpened().abort();
			}
		});
		this.ws.awaitOpenCount(0);
	}

	@Test
	void destroyEndsWhatIsUnderWay() {
		this.ws.hang();
		RecordingListener listener = this.transport.connect(TestTransport.request(this.ws));
		this.ws.awaitRequests(1);
		this.transport.transport().destroy();
		assertThat(listener.awaitFailed().kind()).isEqualTo(Kind.ABORTED);
		assertThat(this.transport.connect(TestTransport.request(this.ws)).awaitFailed().kind()).isEqualTo(Kind.ABORTED);
		this.ws.awaitOpenCount(0);
	}

	@Test
	void theThreadIsGivenBackWithoutAnInterrupt() throws Exception {
		this.ws.next(ConnectionScript.hang());
		this.transport.executor().setMaximumPoolSize(1);
		this.transport.executor().setCorePoolSize(1);
		RecordingListener listener = new RecordingListener();
		Transport.Attempt attempt = this.transport.connect(TestTransport.request(this.ws), listener);
		this.ws.awaitRequests(1);
		attempt.abort();
		listener.awaitFailed();
		this.transport.awaitNoThread();
		assertThat(this.transport.executor()
			.submit(() -> Thread.currentThread().isInterrupted())
			.get(20, TimeUnit.SECONDS)).isFalse();
	}

	@Test
	void openedConnectionLivesOnAfterAnAbortThatWasTooLate() {
		RecordingListener listener = new RecordingListener();
		Transport.Attempt attempt = this.transport.connect(TestTransport.request(this.ws), listener);
		listener.awaitOpened();
		attempt.abort();
		ScriptedConnection peer = this.ws.awaitConnection();
		peer.sendText("still here");
		await().until(() -> listener.events.contains("text:still here"));
		assertThat(listener.isFailed()).isFalse();
	}

}
