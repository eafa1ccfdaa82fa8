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

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where one connect goes. Tomcat resolves the host of its URI itself and uses the first
 * address only, so the URI carries the address and the rest remembers the real host.
 *
 * @param uri the URI for Tomcat
 * @param hostHeader the value for the {@code Host} header, or {@code null} if Tomcat's
 * own is right
 * @param address the address in the URI, or {@code null} if the URI has the name
 * @param proxy the address of the client's proxy, or {@code null} for none
 */
record ConnectTarget(URI uri, @Nullable String hostHeader, @Nullable InetAddress address,
		@Nullable InetSocketAddress proxy) {

	private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

	/**
	 * Go to the host by its name.
	 * @param uri the URI
	 * @return the target
	 */
	static ConnectTarget byName(URI uri) {
		return new ConnectTarget(uri, null, null, null);
	}

	/**
	 * Go to one address of the host.
	 * @param uri the URI
	 * @param address the address
	 * @return the target; by name if the JVM has a proxy for the address, although it has
	 * none for the name
	 */
	static ConnectTarget byAddress(URI uri, InetAddress address) {
		URI rewritten = rewrite(uri, address);
		return isProxied(rewritten) ? byName(uri) : new ConnectTarget(rewritten, hostHeader(uri), address, null);
	}

	/**
	 * Go through the proxy of the client, which looks the name up. Tomcat is told an
	 * address that it needs neither a lookup nor a proxy for; the {@link ProxyTunnel}
	 * knows where to go.
	 * @param uri the URI
	 * @param proxy the address of the proxy
	 * @return the target
	 */
	static ConnectTarget throughProxy(URI uri, InetSocketAddress proxy) {
		return new ConnectTarget(rewrite(uri, InetAddress.getLoopbackAddress()), hostHeader(uri), null, proxy);
	}

	/**
	 * Return the address that TCP goes to.
	 * @return the address, or {@code null} if Tomcat looks it up
	 */
	@Nullable InetAddress nextHop() {
		return (this.proxy != null) ? this.proxy.getAddress() : this.address;
	}

	private static URI rewrite(URI uri, InetAddress address) {
		String literal = (address instanceof Inet6Address) ? "[" + address.getHostAddress() + "]"
				: address.getHostAddress();
		String query = (uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "";
		return URI.create(uri.getScheme() + "://" + literal + ":" + port(uri) + uri.getRawPath() + query);
	}

	/**
	 * Return whether the JVM has a proxy for a URI. It must then see the name.
	 * @param uri the URI
	 * @return whether Tomcat goes through a proxy
	 */
	static boolean isProxied(URI uri) {
		ProxySelector selector = ProxySelector.getDefault();
		if (selector == null) {
			return false;
		}
		String scheme = isSecure(uri) ? "https" : "http";
		URI asHttp = URI.create(scheme + uri.toString().substring(uri.getScheme().length()));
		return selector.select(asHttp).stream().anyMatch((proxy) -> proxy.type() == Proxy.Type.HTTP);
	}

	/**
	 * Return whether a URI has an address instead of a name, so that there is nothing to
	 * look up.
	 * @param uri the URI
	 * @return whether it has an address
	 */
	static boolean isLiteral(URI uri) {
		return uri.getHost().startsWith("[") || IPV4.matcher(uri.getHost()).matches();
	}

	static boolean isSecure(URI uri) {
		return uri.getScheme().toLowerCase(Locale.ROOT).equals("wss");
	}

	static int port(URI uri) {
		if (uri.getPort() != -1) {
			return uri.getPort();
		}
		return isSecure(uri) ? 443 : 80;
	}

	// RFC 6455, section 4.1: the port stands there if it is not the default.
	private static String hostHeader(URI uri) {
		int defaultPort = isSecure(uri) ? 443 : 80;
		return (port(uri) != defaultPort) ? uri.getHost() + ":" + port(uri) : uri.getHost();
	}

	/**
	 * Shows nothing: the URI may hold secrets.
	 */
	@Override
	public String toString() {
		return "ConnectTarget";
	}

}
