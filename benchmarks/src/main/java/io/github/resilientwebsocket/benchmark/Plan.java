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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.resilientwebsocket.benchmark.client.Kind;
import io.github.resilientwebsocket.benchmark.client.Peer;
import io.github.resilientwebsocket.benchmark.client.Peers;
import io.github.resilientwebsocket.benchmark.process.Machine;
import io.github.resilientwebsocket.benchmark.scenario.Scenario;

/**
 * What is measured in which order: round after round, and in each all contestants of a
 * scenario one after the other, so that they meet the machine in the same mood.
 */
final class Plan {

	/** Where not all contestants are worth the time. */
	private static final Set<String> FOR_TLS = Set.of("spring", "library", "okhttp", "vertx", "jdk");

	private static final Set<String> FOR_LARGER = Set.of("spring", "library", "jakarta", "okhttp", "nv", "vertx",
			"socket");

	/** For everything that is no connection. */
	private static final int OTHER_FILES = 500;

	private final Options options;

	Plan(Options options) {
		this.options = options;
		options.scenarios().forEach(Scenario::of);
		options.peers().forEach(Peers::of);
	}

	/**
	 * Return the measurements.
	 * @return the measurements, in their order
	 */
	List<Measurement> measurements() {
		List<Measurement> measurements = new ArrayList<>();
		List<Scenario> scenarios = Scenario.ALL.stream()
			.filter((scenario) -> this.options.scenarios().isEmpty()
					|| this.options.scenarios().contains(scenario.id()))
			.toList();
		int most = scenarios.stream().mapToInt(this::rounds).max().orElse(0);
		for (int round = 1; round <= most; round++) {
			for (Scenario scenario : scenarios) {
				if (round <= rounds(scenario)) {
					add(measurements, scenario, round);
				}
			}
		}
		return measurements;
	}

	private int rounds(Scenario scenario) {
		return (this.options.rounds() > 0) ? this.options.rounds() : this.options.scale().rounds(scenario);
	}

	private void add(List<Measurement> measurements, Scenario scenario, int round) {
		List<Peer> peers = new ArrayList<>(Peers.all().stream().filter((peer) -> takesPart(peer, scenario)).toList());
		// Not always the same one behind the same other.
		Collections.rotate(peers, round - 1);
		for (Peer peer : peers) {
			int most = Math.min(peer.mostIdle(), Machine.openFiles() - OTHER_FILES);
			measurements.add(new Measurement(scenario, peer, round, this.options.scale().connections(scenario, most)));
		}
	}

	private boolean takesPart(Peer peer, Scenario scenario) {
		if (!peer.kinds().contains(scenario.kind()) || !isWorthIt(peer, scenario)) {
			return false;
		}
		boolean baseline = peer.id().equals(Peers.BASELINE);
		if (!this.options.peers().isEmpty()) {
			return baseline || this.options.peers().contains(peer.id());
		}
		return this.options.scale().includes(scenario, peer.id(), peer.isLibrary());
	}

	private static boolean isWorthIt(Peer peer, Scenario scenario) {
		return Stream
			.of(!scenario.tls() || FOR_TLS.contains(peer.id()),
					!(scenario.kind() == Kind.SEND && scenario.size() > 1000) || FOR_LARGER.contains(peer.id()))
			.allMatch(Boolean::booleanValue);
	}

}
