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

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ProxySettings;
import io.github.resilientwebsocket.proxy.TestProxy;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.HandshakeRequest;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import io.github.resilientwebsocket.test.ServerCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The proxy of a client, on real sockets.
 */
class ProxyTunnelTests {

	@RegisterExtension
	private final ScriptedWebSocketServer ws = ScriptedWebSocketServer.ws();

	@RegisterExtension
	private final TestTransport transport = new TestTransport();

	@Test
	void theServerIsAskedForByItsNameWhichIsNotLookedUpHere() {
		List<String> lookups = new CopyOnWriteArrayList<>();
		this.transport.resolver((host) -> {
			lookups.add(host);
			return InetAddress.getAllByName(host);
		});
		this.ws.next(ConnectionScript.echo());
		try (TestProxy proxy = TestProxy.to(this.ws.port())) {
			RecordingListener listener = this.transport
				.connect(TestTransport.request(URI.create("ws://feed.invalid/a?b=c")).proxy(settings(proxy)));
			assertThat(listener.awaitOpened()).isNotNull();
			assertThat(proxy.requests())
				.containsExactly("CONNECT feed.invalid:80 HTTP/1.1\r\nHost: feed.invalid:80\r\n\r\n");
		}
		assertThat(lookups).containsExactly("127.0.0.1");
		HandshakeRequest request = this.ws.requests().get(0);
		assertThat(request.target()).isEqualTo("/a?b=c");
		assertThat(request.host()).isEqualTo("feed.invalid");
	}

	@Test
	void tlsIsWithTheServerAndForItsName() {
		ServerCertificate certificate = ServerCertificate.forHost("feed.invalid");
		try (ScriptedWebSocketServer wss = ScriptedWebSocketServer.wss(certificate).start();
				TestProxy proxy = TestProxy.to(wss.port())) {
			RecordingListener right = this.transport.connect(TestTransport.request(URI.create("wss://feed.invalid/"))
				.trusting(certificate.clientContext())
				.proxy(settings(proxy)));
			right.awaitOpened();
			RecordingListener wrong = this.transport.connect(TestTransport.request(URI.create("wss://other.invalid/"))
				.trusting(certificate.clientContext())
				.proxy(settings(proxy)));
			assertThat(wrong.awaitFailed()).isEqualTo(ConnectFailure.of(Kind.CERTIFICATE, "other.invalid"));
			assertThat(proxy.requests()).first().asString().startsWith("CONNECT feed.invalid:443 ");
		}
	}

	@Test
	void authenticatesAtTheProxyOnly() {
		try (TestProxy proxy = TestProxy.to(this.ws.port())) {
			this.transport
				.connect(TestTransport.request(this.ws)
					.proxy(new ProxySettings("127.0.0.1", proxy.port(), "Aladdin", "open sesame")))
				.awaitOpened();
			// The example of RFC 7617.
			assertThat(proxy.requests()).singleElement()
				.asString()
				.contains("\r\nProxy-Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n");
		}
		assertThat(this.ws.requests().get(0).header("Proxy-Authorization")).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "HTTP/1.1 407 Proxy Authentication Required,407", "HTTP/1.0 403 Filtered,403",
			"HTTP/1.1 502 Bad Gateway,502", "HTTP/1.1 504,504" })
	void toldWhatTheProxyAnswered(String line, int status) {
		try (TestProxy proxy = TestProxy.answering(line + "\r\nContent-Length: 2\r\n\r\nno")) {
			assertThat(failure(proxy)).isEqualTo(new ConnectFailure(Kind.STATUS, status, "127.0.0.1:" + proxy.port()));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "SSH-2.0-OpenSSH\r\n\r\n", "HTTP/2 200\r\n\r\n",
			"HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 101 Switching Protocols\r\n" })
	void whatIsNoProxyIsRefused(String answer) {
		try (TestProxy proxy = TestProxy.answering(answer)) {
			assertThat(failure(proxy)).isEqualTo(ConnectFailure.of(Kind.HANDSHAKE, "127.0.0.1:" + proxy.port()));
		}
	}

	@Test
	void anAnswerThatDoesNotEndIsRefused() {
		try (TestProxy proxy = TestProxy.answering("HTTP/1.1 200 OK\r\nA: " + "x".repeat(20_000))) {
			assertThat(failure(proxy).kind()).isEqualTo(Kind.HANDSHAKE);
		}
	}

	@Test
	void theDeadlineHoldsForTheProxyToo() {
		try (TestProxy proxy = TestProxy.answering("")) {
			RecordingListener listener = this.transport
				.connect(TestTransport.request(this.ws).proxy(settings(proxy)).connectTimeout(Duration.ofMillis(300)));
			assertThat(listener.awaitFailed().kind()).isEqualTo(Kind.TIMEOUT);
		}
	}

	@Test
	void aProxyThatIsNotThere() {
		TestProxy proxy = TestProxy.answering("");
		proxy.close();
		assertThat(failure(proxy)).isEqualTo(ConnectFailure.of(Kind.CONNECT, "127.0.0.1:" + proxy.port()));
		RecordingListener listener = this.transport
			.connect(TestTransport.request(this.ws).proxy(new ProxySettings("proxy.invalid", 1, null, null)));
		assertThat(listener.awaitFailed()).isEqualTo(ConnectFailure.of(Kind.DNS, "proxy.invalid:1"));
	}

	@Test
	void aProxyOfTheJvmForTheLoopbackAddressIsNotTold() {
		ProxySelector before = ProxySelector.getDefault();
		try (TestProxy proxy = TestProxy.answering(""); TestProxy ofJvm = TestProxy.answering("")) {
			ProxySelector.setDefault(new Everything(ofJvm.port()));
			assertThat(failure(proxy).kind()).isEqualTo(Kind.IO);
			assertThat(proxy.requests()).isEmpty();
			assertThat(ofJvm.requests()).isEmpty();
		}
		finally {
			ProxySelector.setDefault(before);
		}
	}

	private ConnectFailure failure(TestProxy proxy) {
		return this.transport.connect(TestTransport.request(this.ws).proxy(settings(proxy))).awaitFailed();
	}

	private static ProxySettings settings(TestProxy proxy) {
		return new ProxySettings("127.0.0.1", proxy.port(), null, null);
	}

	/**
	 * Has a proxy for whatever it is asked.
	 */
	private static final class Everything extends ProxySelector {

		private final Proxy proxy;

		Everything(int port) {
			this.proxy = new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
		}

		@Override
		public List<Proxy> select(URI uri) {
			return List.of(this.proxy);
		}

		@Override
		public void connectFailed(URI uri, SocketAddress address, IOException ex) {
		}

	}

}
