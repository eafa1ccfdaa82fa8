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

package io.github.resilientwebsocket.interop;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;

import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/**
 * The server of the interoperability tests on Jetty. {@link InteropServer} says what it
 * has to do. In a process of its own, so that it can be killed and nobody else meets its
 * threads.
 */
public final class JettyEchoServer {

	private static final long LARGEST = 16 * 1024 * 1024;

	private JettyEchoServer() {
	}

	public static void main(String[] arguments) throws Exception {
		Server server = new Server();
		ServerConnector connector = (arguments.length > 1) ? encrypted(server, Path.of(arguments[1]))
				: new ServerConnector(server);
		connector.setHost(System.getenv("INTEROP_HOST"));
		connector.setPort(Integer.parseInt(arguments[0]));
		server.addConnector(connector);
		server.setHandler(WebSocketUpgradeHandler.from(server, (container) -> {
			container.setMaxTextMessageSize(LARGEST);
			container.setMaxBinaryMessageSize(LARGEST);
			container.setIdleTimeout(Duration.ofMinutes(5));
			container.addMapping("/*", (request, response, callback) -> new JettyEchoEndpoint());
		}));
		server.start();
		System.out.println("listening " + connector.getLocalPort());
		// The end of the input is the end of the test, however that came about.
		System.in.transferTo(OutputStream.nullOutputStream());
		System.exit(0);
	}

	private static ServerConnector encrypted(Server server, Path certificate) {
		SslContextFactory.Server tls = new SslContextFactory.Server();
		tls.setKeyStorePath(certificate.resolve("server.p12").toString());
		tls.setKeyStorePassword(TestCertificate.PASSWORD);
		HttpConfiguration configuration = new HttpConfiguration();
		// It would refuse 127.0.0.1, which is no name.
		configuration.addCustomizer(new SecureRequestCustomizer(false));
		return new ServerConnector(server, tls, new HttpConnectionFactory(configuration));
	}

}
