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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A client of {@link FeedMain}, which obeys {@code CLIENT start}, {@code CLIENT stop},
 * {@code CLIENT send TEXT} and {@code CLIENT count TO} (the messages {@code number N} at
 * a steady pace), and writes {@code CLIENT open GENERATION}, {@code CLIENT message TEXT},
 * {@code CLIENT close ORIGIN CODE}, {@code CLIENT failed KIND},
 * {@code CLIENT state STATE} and {@code CLIENT outcome sent|unsent|unknown TEXT}.
 */
final class RemoteFeed {

	private final ServerProcess process;

	private final String name;

	/** What the process wrote before the test began. */
	private int past;

	RemoteFeed(ServerProcess process, String name) {
		this.process = process;
		this.name = name;
	}

	/**
	 * Start the application, whose clients wait to be started.
	 * @param place where the process is to live
	 * @param properties of the clients
	 */
	static ServerProcess startProcess(UnaryOperator<ProcessBuilder> place, List<String> properties) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-Xmx128m", "-cp", System.getProperty("java.class.path"), FeedMain.class.getName(),
						"--resilient-websocket.defaults.auto-startup=false"));
		properties.forEach((property) -> command.add("--" + property));
		ServerProcess process = ServerProcess.start(place.apply(new ProcessBuilder(command)));
		try {
			process.awaitLine("started"::equals);
			return process;
		}
		catch (AssertionError ex) {
			process.close();
			throw ex;
		}
	}

	/**
	 * Forget what was before and start again, without waiting for a connection.
	 */
	RemoteFeed restart() {
		stop();
		this.past = this.process.lines().size();
		tell("start");
		return this;
	}

	/**
	 * Start again and forget all that was before the connection, such as attempts that
	 * took too long because the process had just begun.
	 */
	RemoteFeed connect() {
		restart().awaitConnections(1);
		while (!this.process.lines().get(this.past).startsWith(this.name + " open ")) {
			this.past++;
		}
		return this;
	}

	void stop() {
		// One that was never started is not told to have stopped.
		if (lines("state ").isEmpty()) {
			return;
		}
		tell("stop");
		FeedApplication.await("the end of the client", () -> "STOPPED".equals(last(lines("state "))));
	}

	RemoteFeed awaitConnections(int count) {
		awaitLines("open ", count);
		FeedApplication.await("state READY of " + lines(""), () -> "READY".equals(last(lines("state "))));
		return this;
	}

	/**
	 * Wait for the first {@code @OnClose}.
	 */
	String awaitClose() {
		return awaitLines("close ", 1).get(0);
	}

	List<String> awaitFailures(int count) {
		return awaitLines("failed ", count);
	}

	List<String> closes() {
		return lines("close ");
	}

	List<String> failures() {
		return lines("failed ");
	}

	/**
	 * Opens and closes in their order.
	 */
	List<String> story() {
		return lines("").stream()
			.map((line) -> line.split(" ")[0])
			.filter((word) -> word.equals("open") || word.equals("close"))
			.toList();
	}

	String ask(String text) {
		int before = lines("message ").size();
		tell("send " + text);
		return awaitLines("message ", before + 1).get(before);
	}

	void tell(String command) {
		this.process.tell(this.name + " " + command);
	}

	List<String> awaitLines(String beginning, int count) {
		FeedApplication.await(count + " times '" + beginning + "' of '" + this.name + "'",
				() -> !this.process.isAlive() || lines(beginning).size() >= count);
		return lines(beginning);
	}

	/**
	 * What the client wrote since it was started that begins so, without that beginning.
	 */
	List<String> lines(String beginning) {
		String prefix = this.name + " " + beginning;
		return this.process.lines()
			.stream()
			.skip(this.past)
			.filter((line) -> line.startsWith(prefix))
			.map((line) -> line.substring(prefix.length()))
			.toList();
	}

	private static String last(List<String> lines) {
		return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
	}

}
