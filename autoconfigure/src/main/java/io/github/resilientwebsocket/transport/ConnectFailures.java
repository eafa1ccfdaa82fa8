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
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.BufferOverflowException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;

import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import jakarta.websocket.DeploymentException;
import org.apache.tomcat.websocket.AuthenticationException;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link ConnectFailure} of what Tomcat throws. Nothing else of it goes on: the
 * messages hold the whole URI.
 */
final class ConnectFailures {

	/** The status stands in the first bracket of the message, if it does at all. */
	private static final Pattern STATUS = Pattern.compile("^[^\\[]*\\[([1-5]\\d{2})\\]");

	/** The second bracket, after that with the proxy. */
	private static final Pattern PROXY_STATUS = Pattern.compile("^[^\\[]*\\[HTTP @ [^\\]]*\\][^\\[]*\\[(\\d{3})\\]");

	/** With redirects off: the location, one seen, none allowed. */
	private static final Pattern REDIRECT = Pattern.compile("^[^\\[]*\\[(\\S*)\\][^\\[]*\\[1\\][^\\[]*\\[0\\]\\D*$");

	/** As long as a DNS name can be. */
	private static final int MAX_HOST = 253;

	private ConnectFailures() {
	}

	/**
	 * Say why a connect failed.
	 * @param failure what was thrown
	 * @param host the target for the failure
	 * @param stage how far the connect had come
	 * @return the failure
	 */
	static ConnectFailure of(Throwable failure, String host, Stage stage) {
		List<Throwable> chain = chain(failure);
		if (has(chain, HandshakeRejectedException.class)) {
			return ConnectFailure.of(Kind.HANDSHAKE, host);
		}
		if (has(chain, InterruptedException.class)) {
			return ConnectFailure.of(Kind.ABORTED, host);
		}
		if (has(chain, AuthenticationException.class)) {
			return new ConnectFailure(Kind.STATUS, stage.proxyPending() ? 407 : 401, host);
		}
		for (Throwable cause : chain) {
			if (cause instanceof ProxyRefusedException refused) {
				return new ConnectFailure(Kind.STATUS, refused.status(), host);
			}
		}
		if (has(chain, CertificateException.class) || has(chain, CertPathValidatorException.class)
				|| has(chain, CertPathBuilderException.class)) {
			return ConnectFailure.of(Kind.CERTIFICATE, host);
		}
		if (has(chain, UnknownHostException.class) || has(chain, UnresolvedAddressException.class)) {
			return ConnectFailure.of(Kind.DNS, host);
		}
		if (has(chain, TimeoutException.class)) {
			return ConnectFailure.of(Kind.TIMEOUT, host);
		}
		if (has(chain, SSLException.class)) {
			return ConnectFailure.of(Kind.TLS, host);
		}
		if (has(chain, IOException.class) || hasTlsEnded(chain)) {
			return ConnectFailure.of(broken(chain, stage), host);
		}
		// What Tomcat writes before it connects: the headers may be longer than its
		// buffer, the request line may not.
		return (failure instanceof BufferOverflowException) ? ConnectFailure.of(Kind.REQUEST_TOO_LARGE, host)
				: answered(failure, host);
	}

	/** Tomcat says it like this when TLS ended in an orderly way, but too early. */
	private static boolean hasTlsEnded(List<Throwable> chain) {
		return has(chain, ExecutionException.class) && has(chain, IllegalStateException.class);
	}

	private static ConnectFailure answered(Throwable failure, String host) {
		if (!(failure instanceof DeploymentException) || failure.getMessage() == null) {
			return ConnectFailure.of(Kind.HANDSHAKE, host);
		}
		for (Pattern pattern : List.of(STATUS, PROXY_STATUS)) {
			Matcher matcher = pattern.matcher(failure.getMessage());
			if (matcher.find()) {
				return new ConnectFailure(Kind.STATUS, Integer.parseInt(matcher.group(1)), host);
			}
		}
		Matcher redirect = REDIRECT.matcher(failure.getMessage());
		return redirect.find() ? new ConnectFailure(Kind.STATUS, 302, host, host(redirect.group(1)))
				: ConnectFailure.of(Kind.HANDSHAKE, host);
	}

	private static @Nullable String host(String location) {
		try {
			String host = new URI(location).getHost();
			return (host != null && host.length() <= MAX_HOST) ? host : null;
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	private static Kind broken(List<Throwable> chain, Stage stage) {
		if (stage.unconnected() || has(chain, ConnectException.class) || has(chain, NoRouteToHostException.class)
				|| has(chain, BindException.class)) {
			return Kind.CONNECT;
		}
		return stage.handshaking() ? Kind.TLS : Kind.IO;
	}

	private static boolean has(List<Throwable> chain, Class<? extends Throwable> type) {
		return chain.stream().anyMatch(type::isInstance);
	}

	private static List<Throwable> chain(Throwable failure) {
		List<Throwable> chain = new ArrayList<>();
		Throwable current = failure;
		while (current != null && chain.size() < 20) {
			chain.add(current);
			current = current.getCause();
		}
		return chain;
	}

	/**
	 * How far a connect had come.
	 *
	 * @param unconnected whether TCP had certainly not connected
	 * @param handshaking whether the TLS handshake had begun and not ended
	 * @param proxyPending whether a proxy was asked and may not have answered
	 */
	record Stage(boolean unconnected, boolean handshaking, boolean proxyPending) {
	}

}
