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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.awaitility.core.ConditionTimeoutException;

/**
 * A process that ends with the test, and the lines it wrote.
 */
public final class ServerProcess implements AutoCloseable {

	private final Process process;

	private volatile boolean suspended;

	private final List<String> lines = new CopyOnWriteArrayList<>();

	private final Thread reader = new Thread(this::read, "output");

	private final Thread hook = new Thread(this::end, "end");

	private ServerProcess(Process process) {
		this.process = process;
		this.reader.setDaemon(true);
		this.reader.start();
		Runtime.getRuntime().addShutdownHook(this.hook);
	}

	public static ServerProcess start(ProcessBuilder builder) {
		try {
			return new ServerProcess(builder.redirectErrorStream(true).start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public List<String> lines() {
		return this.lines;
	}

	public String awaitLine(Predicate<String> condition) {
		try {
			FeedApplication.await("a line of the process", () -> !isAlive() || this.lines.stream().anyMatch(condition));
		}
		catch (ConditionTimeoutException ex) {
			throw new AssertionError("The process did not say what was expected, but " + this.lines, ex);
		}
		return this.lines.stream()
			.filter(condition)
			.findFirst()
			.orElseThrow(() -> new AssertionError("The process ended and said " + this.lines));
	}

	public void tell(String line) {
		try {
			this.process.outputWriter(StandardCharsets.UTF_8).append(line).append('\n').flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	long pid() {
		return this.process.pid();
	}

	/**
	 * SIGSTOP: the process does nothing any more, but the kernel still accepts and
	 * acknowledges for it.
	 */
	void suspend() {
		this.suspended = true;
		signal("STOP");
	}

	void resume() {
		signal("CONT");
		this.suspended = false;
	}

	void signal(String name) {
		Command.run(List.of("/bin/sh", "-c", "kill -" + name + " " + pid()));
	}

	public boolean isAlive() {
		return this.process.isAlive() || this.reader.isAlive();
	}

	/**
	 * SIGKILL: the process gets no chance to say good-bye.
	 */
	public void kill() {
		this.process.destroyForcibly();
		awaitEnd();
	}

	/**
	 * SIGTERM, and SIGKILL if that does not help.
	 */
	@Override
	public void close() {
		Runtime.getRuntime().removeShutdownHook(this.hook);
		end();
	}

	private void end() {
		if (!this.suspended) {
			this.process.destroy();
		}
		if (this.suspended || !awaitEnd()) {
			this.process.destroyForcibly();
			awaitEnd();
		}
	}

	private boolean awaitEnd() {
		try {
			return this.process.waitFor(5, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private void read() {
		try (BufferedReader output = this.process.inputReader(StandardCharsets.UTF_8)) {
			output.lines().forEach(this.lines::add);
		}
		catch (IOException | UncheckedIOException ex) {
			this.lines.add(ex.toString());
		}
	}

}
