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

package io.github.resilientwebsocket.soak;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import io.github.resilientwebsocket.interop.ServerProcess;

/**
 * The process of a {@link FleetServer}, which can be killed and started again.
 */
final class Fleet implements AutoCloseable {

	private static final String LISTENING = "listening ";

	private final Duration think;

	private ServerProcess process;

	private int port;

	private int reports;

	/**
	 * Start a server.
	 * @param think how long it thinks before it answers a handshake
	 */
	Fleet(Duration think) {
		this.think = think;
		start();
	}

	private void start() {
		this.process = ServerProcess
			.start(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx600m",
					"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
					FleetServer.class.getName(), Integer.toString(this.port), Long.toString(this.think.toMillis())));
		String line = this.process.awaitLine((candidate) -> candidate.startsWith(LISTENING));
		this.port = Integer.parseInt(line.substring(LISTENING.length()));
	}

	/**
	 * Kill it and start it again on the same port.
	 */
	void restart() {
		this.process.kill();
		start();
	}

	URI uri(String client) {
		return URI.create("ws://127.0.0.1:" + this.port + "/" + client);
	}

	int port() {
		return this.port;
	}

	Report report() {
		String command = "report-" + this.reports++;
		this.process.tell(command);
		String[] words = this.process.awaitLine((line) -> line.startsWith(command + " ")).split(" ");
		return new Report(Integer.parseInt(words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3]),
				Arrays.stream(words[4].split(",")).map(Integer::valueOf).toList());
	}

	@Override
	public void close() {
		this.process.close();
	}

	/**
	 * What the server has seen since its start.
	 *
	 * @param clients how many clients are connected
	 * @param twice how often a client came that was connected already
	 * @param mostHandshakes the largest number of handshakes at a time
	 * @param answers how many handshakes it answered in each second from the first one on
	 */
	record Report(int clients, int twice, int mostHandshakes, List<Integer> answers) {
	}

}
