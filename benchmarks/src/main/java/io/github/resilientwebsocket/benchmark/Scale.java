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

package io.github.resilientwebsocket.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.resilientwebsocket.benchmark.client.Kind;
import io.github.resilientwebsocket.benchmark.scenario.Scenario;

/**
 * How much is measured.
 */
enum Scale {

	/**
	 * All scenarios and contestants.
	 */
	FULL(3, 1, List.of(1000, 5000, 10_000)),

	/**
	 * What the goals are about, with the same times and rounds.
	 */
	MEDIUM(3, 1, List.of(1000, 10_000)),

	/**
	 * Whether everything works; the numbers mean nothing.
	 */
	QUICK(1, 0.1, List.of(20, 100));

	/** What the goals speak of, beside the variants of this library. */
	private static final Set<String> MEDIUM_PEERS = Set.of("spring", "jakarta");

	private static final Set<String> JAKARTA_KINDS = Set.of("reconnect");

	private static final Set<String> NOT_IN_MEDIUM = Set.of("send-125-wss", "receive-125-wss", "connect",
			"connect-wss");

	/** A start varies more than anything that was warmed up. */
	private static final int STARTS = 60;

	private final int rounds;

	private final double time;

	@SuppressWarnings("ImmutableEnumChecker")
	private final List<Integer> connections;

	Scale(int rounds, double time, List<Integer> connections) {
		this.rounds = rounds;
		this.time = time;
		this.connections = connections;
	}

	/**
	 * Return how often everything is measured.
	 * @param scenario the scenario
	 * @return the number of rounds
	 */
	int rounds(Scenario scenario) {
		// Memory and threads are the same in every round, and it takes long.
		if (isOfManyConnections(scenario)) {
			return 1;
		}
		return (scenario.kind() == Kind.STARTUP && this != QUICK) ? STARTS : this.rounds;
	}

	/**
	 * Return whether a contestant takes part.
	 * @param scenario the scenario
	 * @param peer the contestant
	 * @param library whether it is a variant of this library
	 * @return whether it is measured
	 */
	boolean includes(Scenario scenario, String peer, boolean library) {
		if (this != MEDIUM) {
			return true;
		}
		return !NOT_IN_MEDIUM.contains(scenario.id()) && (library
				|| (MEDIUM_PEERS.contains(peer) && (!peer.equals("jakarta") || JAKARTA_KINDS.contains(scenario.id()))));
	}

	Duration warmUp(Kind kind) {
		long millis = switch (kind) {
			case SEND, RECEIVE -> 2500;
			case ECHO -> 5000;
			case PAIR -> 300;
			case CONNECT -> 1000;
			case RECONNECT -> 6000;
			case IDLE -> 3000;
			case RESTART -> 2000;
			// Nothing is repeated.
			case STARTUP -> 0;
		};
		return scaled(millis);
	}

	Duration measure(Kind kind) {
		long millis = switch (kind) {
			case SEND, RECEIVE, PAIR, RECONNECT -> 1500;
			case ECHO, CONNECT -> 1000;
			// One ping on every connection.
			case IDLE -> 10_000;
			case RESTART -> 12_000;
			case STARTUP -> 0;
		};
		return scaled(millis);
	}

	private Duration scaled(long millis) {
		return Duration.ofMillis(Math.max(50, (long) (millis * this.time)));
	}

	/**
	 * Return the numbers of connections.
	 * @param scenario the scenario
	 * @param most the most for the contestant
	 * @return the numbers, each larger than the one before
	 */
	List<Integer> connections(Scenario scenario, int most) {
		if (!isOfManyConnections(scenario)) {
			return List.of();
		}
		int largest = this.connections.get(this.connections.size() - 1);
		if (scenario.kind() == Kind.RESTART) {
			return List.of(Math.min(largest, most));
		}
		int limit = Math.min(scenario.tls() ? this.connections.get(0) : largest, most);
		List<Integer> steps = this.connections.stream().filter((step) -> step <= limit).toList();
		return steps.isEmpty() ? List.of(limit) : steps;
	}

	private static boolean isOfManyConnections(Scenario scenario) {
		return scenario.kind() == Kind.IDLE || scenario.kind() == Kind.RESTART;
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
