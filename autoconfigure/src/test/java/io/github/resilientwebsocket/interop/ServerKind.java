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

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The servers that others wrote, which the client has to get on with.
 */
enum ServerKind {

	NODE_WS {

		@Override
		ProcessBuilder process() {
			ProcessBuilder builder = new ProcessBuilder(Part.program("node"), script("ws-server.mjs"));
			builder.environment().put("INTEROP_NODE_MODULES", Part.nodeModules().toString());
			return builder;
		}

	},

	PYTHON_WEBSOCKETS {

		@Override
		ProcessBuilder process() {
			ProcessBuilder builder = new ProcessBuilder(Part.python(), script("websockets_server.py"));
			builder.environment().put("PYTHONPATH", Part.pythonPath().toString());
			return builder;
		}

	},

	JETTY {

		@Override
		ProcessBuilder process() {
			return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
					JettyEchoServer.class.getName());
		}

	};

	private static final String LOOPBACK = "127.0.0.1";

	/**
	 * The process without the arguments that {@link InteropServer} adds.
	 */
	abstract ProcessBuilder process();

	static String script(String name) {
		try {
			URL resource = Objects.requireNonNull(ServerKind.class.getResource("/interop/" + name), name);
			return Path.of(resource.toURI()).toString();
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	InteropServer start() {
		return start(0);
	}

	InteropServer start(int port) {
		return InteropServer.start(process(), LOOPBACK, List.of(String.valueOf(port)));
	}

	InteropServer start(TestCertificate certificate) {
		return InteropServer.start(process(), LOOPBACK, List.of("0", certificate.directory().toString()));
	}

	InteropServer start(NetworkSide side) {
		return InteropServer.start(side.enter(process()), side.address(), List.of("0"));
	}

}
