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

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Python's {@code websocket-client}.
 */
final class WebsocketClientContestant implements Contestant {

	private final ServerProcess process;

	private WebsocketClientContestant(ServerProcess process) {
		this.process = process;
	}

	static Contestant start(URI uri, Duration delay, Duration maxDelay) {
		return new WebsocketClientContestant(run(uri, delay));
	}

	private static ServerProcess run(URI uri, Duration delay) {
		ProcessBuilder builder = new ProcessBuilder(Part.python(), ServerKind.script("websocket_client_run.py"),
				uri.toString(), String.valueOf(delay.toSeconds()));
		builder.environment().put("PYTHONPATH", Part.pythonPath().toString());
		return ServerProcess.start(builder);
	}

	static String version() {
		String prefix = "version ";
		try (ServerProcess process = run(URI.create("ws://127.0.0.1:1"), Duration.ofSeconds(60))) {
			return process.awaitLine((line) -> line.startsWith(prefix)).substring(prefix.length());
		}
	}

	@Override
	public Map<String, Long> calls() {
		Map<String, Long> calls = new LinkedHashMap<>();
		Stream.of("on_open", "on_reconnect", "on_close", "on_error", "on_message")
			.forEach((name) -> calls.put(name, this.process.lines().stream().filter(name::equals).count()));
		return calls;
	}

	@Override
	public @Nullable Duration stop() {
		long start = System.nanoTime();
		this.process.tell("stop");
		try {
			this.process.awaitLine("ended"::equals);
			return Duration.ofNanos(System.nanoTime() - start);
		}
		catch (AssertionError ex) {
			return null;
		}
	}

	@Override
	public void close() {
		this.process.close();
	}

}
