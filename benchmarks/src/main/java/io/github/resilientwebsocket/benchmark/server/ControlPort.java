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

package io.github.resilientwebsocket.benchmark.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Where the measuring process tells the server what to do, beside the connections that
 * are measured: a line with a command, a line with the answer. One client at a time.
 */
final class ControlPort {

	private final ServerSocket serverSocket;

	private final Commands commands;

	/**
	 * Open a free port of the loopback address.
	 * @param commands carries out what is asked for
	 * @throws IOException if there is none
	 */
	ControlPort(Commands commands) throws IOException {
		this.serverSocket = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
		this.commands = commands;
		Thread thread = new Thread(this::serve, "control");
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Return the port.
	 * @return the port
	 */
	int port() {
		return this.serverSocket.getLocalPort();
	}

	private void serve() {
		while (true) {
			try (Socket socket = this.serverSocket.accept()) {
				socket.setTcpNoDelay(true);
				serve(socket);
			}
			catch (IOException ex) {
				// The process was ended, most likely. Wait for the next one.
			}
		}
	}

	private void serve(Socket socket) throws IOException {
		BufferedReader in = new BufferedReader(
				new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
		OutputStream out = socket.getOutputStream();
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			out.write((answer(line) + "\n").getBytes(StandardCharsets.US_ASCII));
		}
	}

	private String answer(String line) {
		try {
			return "ok " + this.commands.run(line.split(" ", -1));
		}
		catch (Exception ex) {
			return "error " + ex;
		}
	}

}
