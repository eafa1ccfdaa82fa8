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

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.BufferOverflowException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLHandshakeException;

import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.transport.ConnectFailures.Stage;
import jakarta.websocket.DeploymentException;
import org.apache.tomcat.websocket.AuthenticationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectFailuresTests {

	private static final Stage LATE = new Stage(false, false, false);

	private static Kind kind(Throwable cause, Stage stage) {
		DeploymentException failure = new DeploymentException("to [ws://h/?token=503] failed [503]",
				new ExecutionException(cause));
		ConnectFailure mapped = ConnectFailures.of(failure, "h:1", stage);
		assertThat(mapped.host()).isEqualTo("h:1");
		return mapped.kind();
	}

	@Test
	void tellsTheStepThatFailed() {
		assertThat(kind(new ConnectException(), LATE)).isEqualTo(Kind.CONNECT);
		assertThat(kind(new NoRouteToHostException(), LATE)).isEqualTo(Kind.CONNECT);
		assertThat(kind(new SocketException("Network is unreachable"), new Stage(true, false, false)))
			.isEqualTo(Kind.CONNECT);
		assertThat(kind(new IOException("reset"), new Stage(false, true, false))).isEqualTo(Kind.TLS);
		assertThat(kind(new EOFException(), LATE)).isEqualTo(Kind.IO);
		assertThat(kind(new IOException("reset"), LATE)).isEqualTo(Kind.IO);
		assertThat(kind(new SSLHandshakeException("alert"), LATE)).isEqualTo(Kind.TLS);
		assertThat(kind(new SSLHandshakeException("x").initCause(new CertificateException("x")), LATE))
			.isEqualTo(Kind.CERTIFICATE);
		assertThat(kind(new UnknownHostException(), LATE)).isEqualTo(Kind.DNS);
		assertThat(kind(new UnresolvedAddressException(), LATE)).isEqualTo(Kind.DNS);
		assertThat(kind(new TimeoutException(), LATE)).isEqualTo(Kind.TIMEOUT);
		assertThat(kind(new InterruptedException(), LATE)).isEqualTo(Kind.ABORTED);
		assertThat(kind(new HandshakeRejectedException("x"), LATE)).isEqualTo(Kind.HANDSHAKE);
		assertThat(kind(new IllegalStateException("TLS has ended"), LATE)).isEqualTo(Kind.IO);
		assertThat(kind(new IllegalStateException("TLS has ended"), new Stage(false, true, false))).isEqualTo(Kind.TLS);
		assertThat(ConnectFailures.of(new IllegalStateException(), "h", LATE).kind()).isEqualTo(Kind.HANDSHAKE);
		assertThat(ConnectFailures.of(new BufferOverflowException(), "h", LATE).kind())
			.isEqualTo(Kind.REQUEST_TOO_LARGE);
		assertThat(kind(new BufferOverflowException(), LATE)).isEqualTo(Kind.HANDSHAKE);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ws://elsewhere.test/ | elsewhere.test
			wss://user:s3cr3t@elsewhere.test:99/s3cr3t?token=s3cr3t | elsewhere.test
			ws://[::1]:99/x?a=[1] | [::1]
			ws://[::1]:99/x | [::1]
			ws://under_score/x |
			:::s3cr3t |
			""")
	void tellsOfARedirectNothingButTheHost(String location, String host) {
		ConnectFailure failure = ConnectFailures.of(
				new DeploymentException("Cyclic Location header [" + location + "] detected / [1] of max [0]"), "h",
				LATE);
		assertThat(failure).isEqualTo(new ConnectFailure(Kind.STATUS, 302, "h", host));
		assertThat(failure.describe()).isEqualTo("the server answered with HTTP status 302"
				+ ((host != null) ? ", a redirect to " + host : "") + " (h)");
	}

	@Test
	void doesNotTellAHostThatIsNone() {
		String location = "ws://" + "x.".repeat(200) + "test/";
		ConnectFailure failure = ConnectFailures.of(
				new DeploymentException("Cyclic Location header [" + location + "] detected / [1] of max [0]"), "h",
				LATE);
		assertThat(failure.redirectHost()).isNull();
	}

	@Test
	void tellsWhoAsksForCredentials() {
		AuthenticationException ex = new AuthenticationException("x");
		assertThat(ConnectFailures.of(ex, "h", LATE)).isEqualTo(new ConnectFailure(Kind.STATUS, 401, "h"));
		assertThat(ConnectFailures.of(ex, "h", new Stage(false, false, true)))
			.isEqualTo(new ConnectFailure(Kind.STATUS, 407, "h"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			The HTTP response from the server [503] did not permit   | 503
			Failed to handle HTTP response code [401]. Missing [WWW] | 401
			Failed to connect to the configured Proxy [HTTP @ p/1.2.3.4:1]. The HTTP response code was [502] | 502
			Cyclic Location header [ws://x/[503]] detected / [1] of max [0] | 302
			The HTTP response from the server [HTTP/1.1 abc] did not permit [503] | 0
			The HTTP response from the server [1503] did not permit  | 0
			No status at all | 0
			""")
	void findsTheStatusInTheFirstBracketOnly(String message, int status) {
		ConnectFailure failure = ConnectFailures.of(new DeploymentException(message), "h", LATE);
		assertThat(failure.status()).isEqualTo(status);
		assertThat(failure.kind()).isEqualTo((status != 0) ? Kind.STATUS : Kind.HANDSHAKE);
	}

}
