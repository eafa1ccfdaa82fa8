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

import java.util.List;
import java.util.stream.Stream;

import io.github.resilientwebsocket.benchmark.client.Kind;

/**
 * One thing that is measured. The names are stable: results of another day are merged by
 * them.
 *
 * @param id the name on the command line and in the results
 * @param title the name in the report
 * @param kind how it is measured
 * @param size the size of a message in bytes
 * @param threads how many threads send
 * @param tls whether over {@code wss}
 * @param jvmOptions what the JVM of the client is told beyond what all are told
 */
public record Scenario(String id, String title, Kind kind, int size, int threads, boolean tls,
		List<String> jvmOptions) {

	/**
	 * All scenarios, in the order of the report.
	 */
	public static final List<Scenario> ALL = List.of(
			new Scenario("send-125", "Send 125 B, 1 thread", Kind.SEND, 125, 1, false),
			new Scenario("send-125-4-threads", "Send 125 B, 4 threads", Kind.SEND, 125, 4, false),
			new Scenario("send-1k", "Send 1 KiB, 1 thread", Kind.SEND, 1024, 1, false),
			new Scenario("send-125-wss", "Send 125 B, 1 thread, wss", Kind.SEND, 125, 1, true),
			new Scenario("two-small", "Two small messages, answer after the second", Kind.PAIR, 40, 1, false),
			new Scenario("echo", "Echo 125 B, one in flight", Kind.ECHO, 125, 1, false),
			new Scenario("receive-125", "Receive 125 B", Kind.RECEIVE, 125, 1, false),
			new Scenario("receive-125-wss", "Receive 125 B, wss", Kind.RECEIVE, 125, 1, true),
			new Scenario("connect", "Connect", Kind.CONNECT, 0, 1, false),
			new Scenario("connect-wss", "Connect, wss", Kind.CONNECT, 0, 1, true),
			new Scenario("reconnect", "Reconnect after a close frame, no delay", Kind.RECONNECT, 0, 1, false),
			new Scenario("idle", "Idle connections", Kind.IDLE, 0, 1, false),
			new Scenario("idle-wss", "Idle connections, wss", Kind.IDLE, 0, 1, true),
			new Scenario("restart", "Clients through a restart of the server", Kind.RESTART, 0, 1, false),
			new Scenario("startup", "Start of an application", Kind.STARTUP, 0, 1, false),
			new Scenario("startup-run", "Start of an application with the options of spring-boot:run", Kind.STARTUP, 0,
					1, false, List.of("-XX:TieredStopAtLevel=1")));

	/**
	 * Keep a copy of the options.
	 */
	public Scenario {
		jvmOptions = List.copyOf(jvmOptions);
	}

	private Scenario(String id, String title, Kind kind, int size, int threads, boolean tls) {
		this(id, title, kind, size, threads, tls, List.of());
	}

	/**
	 * Return what the JVM of the client is told.
	 * @param common what it is told in any scenario like this one
	 * @return that, and what this scenario adds
	 */
	public List<String> withJvmOptions(List<String> common) {
		return Stream.concat(common.stream(), this.jvmOptions.stream()).toList();
	}

	/**
	 * Return a scenario.
	 * @param id its name
	 * @return the scenario
	 * @throws IllegalArgumentException if there is none
	 */
	public static Scenario of(String id) {
		return ALL.stream()
			.filter((scenario) -> scenario.id().equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No scenario '" + id + "'"));
	}

}
