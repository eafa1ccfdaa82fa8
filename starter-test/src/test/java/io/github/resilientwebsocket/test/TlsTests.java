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

import java.io.ByteArrayInputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TlsTests {

	@RegisterExtension
	final ScriptedWebSocketServer server = ScriptedWebSocketServer.wss();

	@Test
	void messagesGoBothWays() {
		assertThat(this.server.uri("/a?b")).hasScheme("wss").hasPath("/a").hasQuery("b");
		JdkClient client = JdkClient.connect(this.server.uri(), this.server.clientSslContext());
		ScriptedConnection connection = this.server.awaitConnection();
		connection.sendText("secret");
		client.expectEvent("text secret");
		client.send("whisper");
		connection.expectText("whisper");
		connection.closeWith(1000, "done");
		client.expectEvent("close 1000 done");
		assertThat(connection.expectClose()).isEqualTo(1000);
		connection.expectTcpClosed();
	}

	@Test
	void clientCloses() {
		JdkClient client = JdkClient.connect(this.server.uri(), this.server.clientSslContext());
		client.close(1000, "");
		client.expectEvent("close 1000 ");
		this.server.awaitConnection().expectTcpClosed();
	}

	@Test
	void dropAndResetAreSeenByTheClient() {
		JdkClient dropped = JdkClient.connect(this.server.uri(), this.server.clientSslContext());
		this.server.awaitConnection().dropTcp();
		assertThat(dropped.nextEvent()).matches("close 1006.*|error .*");
		JdkClient reset = JdkClient.connect(this.server.uri(), this.server.clientSslContext());
		this.server.awaitConnection().reset();
		assertThat(reset.nextEvent()).matches("close 1006.*|error .*");
	}

	@Test
	void endOfAFrozenConnectionIsSeenByWhoLooks() {
		JdkClient client = JdkClient.connect(this.server.uri(), this.server.clientSslContext());
		ScriptedConnection connection = this.server.awaitConnection();
		connection.freeze();
		client.webSocket().abort();
		connection.expectTcpClosed();
	}

	@Test
	void clientWhichDoesNotTrustTheServerIsNoFailure() {
		assertThatIllegalStateException().isThrownBy(() -> JdkClient.connect(this.server.uri()))
			.withCauseInstanceOf(SSLHandshakeException.class);
		this.server.awaitOpenCount(0);
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void scriptMayTakeThePlaceOfTheTlsHandshake() throws Exception {
		this.server.next(ConnectionScript.withoutTls(ConnectionScript.silent()))
			.next(ConnectionScript
				.withoutTls((connection) -> connection.write("no TLS".getBytes(StandardCharsets.UTF_8))))
			.next(ConnectionScript.withoutTls((connection) -> {
				connection.awaitFirstByte();
				connection.reset();
			}));
		try (RawClient client = RawClient.tcp(this.server)) {
			client.write(RawClient.REQUEST);
			client.socket().setSoTimeout(100);
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> client.read(1));
		}
		this.server.awaitOpenCount(0);
		try (RawClient client = RawClient.tcp(this.server)) {
			assertThat(client.read(6)).asString().isEqualTo("no TLS");
		}
		try (RawClient client = RawClient.tcp(this.server)) {
			client.write("x");
			assertThatExceptionOfType(SocketException.class).isThrownBy(() -> client.read(1));
		}
	}

	@Test
	void wrongHostIsRefused() {
		assertRefused(ServerCertificate.forHost("other.example"), "127.0.0.1");
	}

	@Test
	void expiredCertificateIsRefused() {
		assertRefused(ServerCertificate.expired(), "NotAfter");
	}

	@Test
	void certificateIsForLocalhostAndWrittenInPem(@TempDir Path directory) throws Exception {
		Path file = this.server.writeCertificate(directory.resolve("trust.pem"));
		assertThat(file).hasContent(this.server.certificatePem());
		X509Certificate trusted = (X509Certificate) CertificateFactory.getInstance("X.509")
			.generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
		assertThat(trusted.getBasicConstraints()).isNotNegative();
		assertThat(this.server.certificatePem().getBytes(StandardCharsets.US_ASCII)).endsWith('-', '-', '\n');
	}

	@Test
	void serverWithoutTlsHasNoCertificate() {
		ScriptedWebSocketServer plain = ScriptedWebSocketServer.ws();
		assertThatIllegalStateException().isThrownBy(plain::clientSslContext);
		assertThatIllegalStateException().isThrownBy(plain::certificatePem);
		assertThatIllegalStateException().isThrownBy(this.server::clientCertificatePem);
		assertThatIllegalStateException().isThrownBy(this.server::clientKeyPem);
	}

	@Test
	void clientCertificateIsDemanded() {
		try (ScriptedWebSocketServer demanding = ScriptedWebSocketServer.wssWithClientAuthentication().start()) {
			JdkClient client = JdkClient.connect(demanding.uri(), demanding.clientSslContext());
			demanding.awaitConnection().sendText("known");
			client.expectEvent("text known");
			assertThatIllegalStateException()
				.isThrownBy(() -> JdkClient.connect(demanding.uri(), this.server.clientSslContext()))
				.withRootCauseInstanceOf(SSLHandshakeException.class)
				.withStackTraceContaining("Received fatal alert");
			assertThat(demanding.requests()).hasSize(1);
			client.close(1000, "");
			demanding.awaitOpenCount(0);
		}
	}

	@Test
	void clientCertificateOfAStrangerIsRefused() {
		ServerCertificate certificate = ServerCertificate.localhost();
		SSLContext stranger = IssuedKey.context(certificate.key(), certificate.key());
		try (ScriptedWebSocketServer demanding = ScriptedWebSocketServer.wssWithClientAuthentication().start()) {
			assertThatIllegalStateException().isThrownBy(() -> JdkClient.connect(demanding.uri(), stranger))
				.withRootCauseInstanceOf(SSLHandshakeException.class);
			assertThat(demanding.requests()).isEmpty();
			JdkClient.connect(demanding.uri(), demanding.clientSslContext());
			demanding.awaitConnection();
		}
	}

	@Test
	void clientCertificateIsWrittenInPem() throws Exception {
		try (ScriptedWebSocketServer demanding = ScriptedWebSocketServer.wssWithClientAuthentication()) {
			X509Certificate presented = (X509Certificate) CertificateFactory.getInstance("X.509")
				.generateCertificate(
						new ByteArrayInputStream(demanding.clientCertificatePem().getBytes(StandardCharsets.US_ASCII)));
			assertThat(presented.getBasicConstraints()).isNegative();
			assertThat(demanding.clientKeyPem()).startsWith("-----BEGIN PRIVATE KEY-----\n")
				.endsWith("\n-----END PRIVATE KEY-----\n");
			assertThat(ClientCertificate.shared().authorityPem()).isNotEqualTo(demanding.clientCertificatePem())
				.startsWith("-----BEGIN CERTIFICATE-----\n");
		}
	}

	@Test
	void certificateOfOnesOwnIsPresented() {
		ServerCertificate certificate = ServerCertificate.create(List.of("ip:127.0.0.1"), -1, 2);
		try (ScriptedWebSocketServer other = ScriptedWebSocketServer.wss(certificate).start()) {
			JdkClient.connect(other.uri(), certificate.clientContext());
			assertThatIllegalStateException()
				.isThrownBy(() -> JdkClient.connect(other.uri(), this.server.clientSslContext()));
		}
	}

	private static void assertRefused(ServerCertificate certificate, String message) {
		try (ScriptedWebSocketServer server = ScriptedWebSocketServer.wss(certificate).start()) {
			assertThatIllegalStateException()
				.isThrownBy(() -> JdkClient.connect(server.uri(), server.clientSslContext()))
				.withCauseInstanceOf(SSLHandshakeException.class)
				.withStackTraceContaining(message);
			assertThat(server.connectCount()).isOne();
			assertThat(server.requests()).isEmpty();
		}
	}

}
