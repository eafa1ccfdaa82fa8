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

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.resilientwebsocket.benchmark.client.ClientContext;
import io.github.resilientwebsocket.benchmark.client.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What one process measures, as it is told on its command line.
 *
 * @param scenario what to measure
 * @param peer whom to measure
 * @param port the port of the server
 * @param controlPort where the server takes commands
 * @param certificate the file with what to trust for {@code wss}
 * @param warmUp how long to do the same before it counts
 * @param measure how long to measure
 * @param connections for idle connections and restarts: how many
 */
public record ClientTask(Scenario scenario, String peer, int port, int controlPort, @Nullable Path certificate,
		Duration warmUp, Duration measure, List<Integer> connections) {

	/**
	 * Return the task as arguments.
	 * @return the arguments
	 */
	public List<String> toArguments() {
		return List.of("scenario=" + this.scenario.id(), "peer=" + this.peer, "port=" + this.port,
				"control=" + this.controlPort, "certificate=" + ((this.certificate != null) ? this.certificate : ""),
				"warm-up=" + this.warmUp.toMillis(), "measure=" + this.measure.toMillis(), "connections="
						+ String.join(",", this.connections.stream().map(String::valueOf).toArray(String[]::new)));
	}

	/**
	 * Read a task.
	 * @param arguments what {@link #toArguments()} has returned
	 * @return the task
	 */
	public static ClientTask of(String... arguments) {
		Map<String, String> values = new HashMap<>();
		for (String argument : arguments) {
			int equals = argument.indexOf('=');
			values.put(argument.substring(0, equals), argument.substring(equals + 1));
		}
		String certificate = value(values, "certificate");
		String connections = value(values, "connections");
		return new ClientTask(Scenario.of(value(values, "scenario")), value(values, "peer"),
				Integer.parseInt(value(values, "port")), Integer.parseInt(value(values, "control")),
				certificate.isEmpty() ? null : Path.of(certificate),
				Duration.ofMillis(Long.parseLong(value(values, "warm-up"))),
				Duration.ofMillis(Long.parseLong(value(values, "measure"))), connections.isEmpty() ? List.of()
						: Arrays.stream(connections.split(",", -1)).map(Integer::valueOf).toList());
	}

	private static String value(Map<String, String> values, String key) {
		return Objects.requireNonNull(values.get(key), key);
	}

	/**
	 * Return the address of a path.
	 * @param path the path
	 * @return the URI
	 */
	public URI uri(String path) {
		return URI.create((this.scenario.tls() ? "wss" : "ws") + "://127.0.0.1:" + this.port + path);
	}

	ClientContext context() {
		return new ClientContext(uri("/"), this.scenario.tls() ? this.certificate : null,
				this.scenario.kind() == Kind.IDLE, this.scenario.kind() == Kind.RESTART);
	}

}
