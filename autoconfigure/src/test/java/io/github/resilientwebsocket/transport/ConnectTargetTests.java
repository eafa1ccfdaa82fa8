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
import java.util.List;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectTargetTests {

	private final ProxySelector original = ProxySelector.getDefault();

	@AfterEach
	void restore() {
		ProxySelector.setDefault(this.original);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			ws://host.test,              10.0.0.1, ws://10.0.0.1:80,               host.test
			ws://host.test:80/a,         10.0.0.1, ws://10.0.0.1:80/a,             host.test
			WSS://host.test/a%20b?c=%26, 10.0.0.1, WSS://10.0.0.1:443/a%20b?c=%26, host.test
			wss://host.test:80/?x,       10.0.0.1, wss://10.0.0.1:80/?x,           host.test:80
			ws://u:p@host.test:8080/,    ::1,      ws://[0:0:0:0:0:0:0:1]:8080/,   host.test:8080
			""")
	void goesToTheAddressAndKeepsTheName(URI uri, String address, URI expected, String host) throws Exception {
		ConnectTarget target = ConnectTarget.byAddress(uri, InetAddress.getByName(address));
		assertThat(target.uri()).isEqualTo(expected);
		assertThat(target.hostHeader()).isEqualTo(host);
		assertThat(target.toString()).doesNotContain("host", "10.0");
	}

	@ParameterizedTest
	@CsvSource({ "ws://10.0.0.1/,true", "ws://[::1]:1/,true", "ws://1.2.3.test/,false", "ws://localhost/,false" })
	void knowsLiterals(URI uri, boolean literal) {
		assertThat(ConnectTarget.isLiteral(uri)).isEqualTo(literal);
	}

	@Test
	void asksForAProxyAsTomcatDoes() {
		assertThat(ConnectTarget.isProxied(URI.create("ws://host.test/"))).isFalse();
		proxy((uri) -> uri.equals(URI.create("https://host.test:1/x?y")));
		assertThat(ConnectTarget.isProxied(URI.create("wss://host.test:1/x?y"))).isTrue();
		assertThat(ConnectTarget.isProxied(URI.create("ws://host.test:1/x?y"))).isFalse();
		ProxySelector.setDefault(null);
		assertThat(ConnectTarget.isProxied(URI.create("ws://host.test/"))).isFalse();
	}

	@Test
	void keepsTheNameIfTheAddressHasAProxy() throws Exception {
		proxy((uri) -> uri.getHost().equals("10.0.0.1"));
		URI uri = URI.create("ws://host.test/");
		assertThat(ConnectTarget.byAddress(uri, InetAddress.getByName("10.0.0.1")))
			.isEqualTo(ConnectTarget.byName(uri));
	}

	private static void proxy(Predicate<URI> proxied) {
		ProxySelector.setDefault(new ProxySelector() {

			@Override
			public List<Proxy> select(URI uri) {
				return List.of(proxied.test(uri)
						? new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.test", 3128))
						: Proxy.NO_PROXY);
			}

			@Override
			public void connectFailed(URI uri, SocketAddress address, IOException ex) {
			}

		});
	}

}
