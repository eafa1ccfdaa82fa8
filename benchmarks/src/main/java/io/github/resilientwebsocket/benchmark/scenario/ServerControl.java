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

package io.github.resilientwebsocket.benchmark.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Commands the server, beside the connections that are measured.
 */
final class ServerControl {

	private final BufferedReader in;

	private final OutputStream out;

	/**
	 * Connect.
	 * @param port the port for commands
	 * @throws IOException if that fails
	 */
	ServerControl(int port) throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
		socket.setTcpNoDelay(true);
		this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
		this.out = socket.getOutputStream();
	}

	/**
	 * Run a command and wait for its end.
	 * @param command the command
	 * @return the answer
	 * @throws IOException if the server cannot do it
	 */
	synchronized String run(String command) throws IOException {
		this.out.write((command + "\n").getBytes(StandardCharsets.US_ASCII));
		String answer = this.in.readLine();
		if (answer == null || !answer.startsWith("ok")) {
			throw new IOException("The server says: " + answer);
		}
		return answer.substring(2).trim();
	}

	/**
	 * Run a command the answer of which is names and numbers.
	 * @param command the command
	 * @return the numbers
	 * @throws IOException if the server cannot do it
	 */
	Figures figures(String command) throws IOException {
		Map<String, Double> figures = new HashMap<>();
		for (String pair : run(command).split(" ", -1)) {
			int equals = pair.indexOf('=');
			figures.put(pair.substring(0, equals), Double.valueOf(pair.substring(equals + 1)));
		}
		return new Figures(figures);
	}

	/**
	 * An answer of names and numbers.
	 *
	 * @param values the numbers by their names
	 */
	record Figures(Map<String, Double> values) {

		/**
		 * Return a number that has to be there.
		 * @param name its name
		 * @return the number
		 */
		double get(String name) {
			return Objects.requireNonNull(this.values.get(name), name);
		}

	}

}
