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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that is not Java and that only some of the tests need.
 */
enum Part {

	NODE_WS("npm's package ws on Node", "npm install --no-save --no-package-lock --prefix .interop ws") {

		@Override
		boolean isInstalled() {
			return executable("node").isPresent() && Files.isDirectory(nodeModules().resolve("ws"));
		}

	},

	PYTHON_WEBSOCKETS("Python's package websockets", "apt-get install python3-websockets") {

		@Override
		boolean isInstalled() {
			return pythonRuns("import websockets");
		}

	},

	PYTHON_WEBSOCKET_CLIENT("Python's package websocket-client with run_forever(reconnect)",
			"/usr/bin/python3 -m pip install --target .interop/python websocket-client") {

		@Override
		boolean isInstalled() {
			return pythonRuns("import inspect, websocket; assert 'reconnect' in"
					+ " inspect.signature(websocket.WebSocketApp.run_forever).parameters");
		}

	},

	NGINX("nginx", "apt-get install nginx") {

		@Override
		boolean isInstalled() {
			return executable("nginx").isPresent();
		}

	},

	HAPROXY("haproxy", "apt-get install haproxy") {

		@Override
		boolean isInstalled() {
			return executable("haproxy").isPresent();
		}

	},

	TINYPROXY("tinyproxy", "apt-get install tinyproxy") {

		@Override
		boolean isInstalled() {
			return executable("tinyproxy").isPresent();
		}

	},

	NETWORK_NAMESPACES("a network namespace with rules of its own", "as root, apt-get install iproute2 iptables") {

		@Override
		boolean isInstalled() {
			if (executable("ip").isEmpty() || executable("iptables").isEmpty()) {
				return false;
			}
			try (NetworkCable cable = NetworkCable.create()) {
				cable.blackHole();
				return true;
			}
			catch (IllegalStateException ex) {
				// Not everybody may.
				System.out.println("[WARNING] " + ex.getMessage());
				return false;
			}
		}

	};

	private final String description;

	private final String installation;

	Part(String description, String installation) {
		this.description = description;
		this.installation = installation;
	}

	abstract boolean isInstalled();

	String missing() {
		return this.description + " was not found; to install it: " + this.installation;
	}

	/**
	 * Where {@code npm} put its packages.
	 */
	static Path nodeModules() {
		return location("INTEROP_NODE_MODULES", "node_modules");
	}

	/**
	 * Where {@code pip} put its packages.
	 */
	static Path pythonPath() {
		return location("INTEROP_PYTHONPATH", "python");
	}

	/**
	 * Debian's interpreter, for Debian's packages: another one may come first on the
	 * path.
	 */
	static String python() {
		return Optional.ofNullable(System.getenv("INTEROP_PYTHON")).orElse("/usr/bin/python3");
	}

	static String program(String name) {
		return executable(name).orElseThrow(() -> new IllegalStateException(name + " was not found")).toString();
	}

	private static Optional<Path> executable(String name) {
		// The last one is not on the path of every user.
		String path = System.getenv("PATH") + ":/usr/sbin";
		return Stream.of(path.split(":"))
			.map((directory) -> Path.of(directory, name))
			.filter(Files::isExecutable)
			.findFirst();
	}

	private static boolean pythonRuns(String code) {
		ProcessBuilder builder = new ProcessBuilder(List.of(python(), "-c", code));
		builder.environment().put("PYTHONPATH", pythonPath().toString());
		builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
		try {
			Process process = builder.start();
			boolean ended = process.waitFor(20, TimeUnit.SECONDS);
			process.destroyForcibly();
			return ended && process.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * Where the build was started, also if a module runs the tests.
	 */
	static Path projectDirectory() {
		Path here = Path.of("").toAbsolutePath();
		Path above = here.getParent();
		return (above != null && Files.exists(above.resolve("pom.xml"))) ? above : here;
	}

	// Outside of target, so that a clean build does not have to install it all again.
	private static Path location(String variable, String directory) {
		String explicit = System.getenv(variable);
		return (explicit != null) ? Path.of(explicit).toAbsolutePath()
				: projectDirectory().resolve(".interop").resolve(directory);
	}

}
