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

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.MessageNotSentException;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.secrets.PlantedSecrets;
import io.github.resilientwebsocket.test.Opcode;
import io.github.resilientwebsocket.test.ReceivedFrame;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One client and its drops, of all kinds in a random order, the next connection often
 * delayed by an {@link Obstacle}. Before every drop both sides send a message.
 */
final class DropSoak {

	private static final String SOAK = "resilient-websocket.clients.soak.";

	static final int MAX_MESSAGE_SIZE = 64 * 1024;

	private final BitSet mustArrive = new BitSet();

	private final List<CompletableFuture<Void>> sent = new ArrayList<>();

	private final ScriptedWebSocketServer server;

	private final ResilientWebSocketClient client;

	private final Chronicle chronicle;

	private final Random random;

	private int drops;

	private int obstacles;

	private int refusals;

	private int lastSeen = -1;

	DropSoak(ScriptedWebSocketServer server, SoakApplication application, long seed) {
		this.server = server;
		this.client = application.connect("soak");
		this.chronicle = application.chronicle("soak");
		this.random = new Random(seed);
	}

	/**
	 * Return the properties of the client.
	 * @param server whom to connect to
	 * @return properties with short times
	 */
	static List<String> properties(ScriptedWebSocketServer server) {
		List<String> properties = new ArrayList<>(PlantedSecrets.properties(SOAK, server.uri()));
		Stream
			.of("auto-startup=false", "backoff.delay=1ms", "backoff.max-delay=5ms", "connect-timeout=500ms",
					"close-timeout=1s", "ping-interval=100ms", "ping-timeout=500ms", "outbound.send-timeout=500ms",
					"max-message-size=" + MAX_MESSAGE_SIZE + "B")
			.map(SOAK::concat)
			.forEach(properties::add);
		return properties;
	}

	/**
	 * Drop so many connections, then see whether both sides saw the same.
	 * @param count how many
	 * @param handovers whether connections may be replaced as well
	 */
	void round(int count, boolean handovers) {
		for (Drop drop : plan(count, handovers)) {
			drop(drop);
		}
		settle(handovers);
	}

	private List<Drop> plan(int count, boolean handovers) {
		List<Drop> plan = new ArrayList<>();
		for (Drop drop : Drop.values()) {
			if (handovers || drop != Drop.RECONNECT) {
				plan.addAll(Collections.nCopies(Math.max(1, drop.percent() * count / 100), drop));
			}
		}
		Collections.shuffle(plan, this.random);
		return plan;
	}

	private void drop(Drop drop) {
		ScriptedConnection connection = this.server.awaitConnection();
		SoakApplication.await("connection " + (this.drops + 1), () -> this.chronicle.opened == this.drops + 1);
		if (this.random.nextInt(4) != 0 || drop == Drop.RECONNECT) {
			SoakApplication.await("READY", () -> this.chronicle.state == ConnectionState.READY);
		}
		this.sent.add(this.client.send(Integer.toString(this.drops)));
		connection.sendText(Integer.toString(this.drops));
		this.mustArrive.set(this.drops, !drop.isLossy());
		boolean refused = this.random.nextInt(20) == 0;
		int before = this.chronicle.refused;
		if (refused) {
			this.refusals++;
			this.server.refuse();
		}
		else if (this.random.nextInt(5) == 0) {
			addObstacles();
		}
		drop.perform(connection, this.client, this.random);
		if (refused) {
			SoakApplication.await("a refused attempt", () -> this.chronicle.refused > before);
			this.server.accept();
		}
		this.drops++;
		SoakApplication.await("the end of connection " + this.drops + " by " + drop,
				() -> this.chronicle.closed == this.drops);
	}

	private void addObstacles() {
		for (int i = this.random.nextInt(3); i >= 0; i--) {
			Obstacle obstacle = Obstacle.values()[this.random.nextInt(Obstacle.values().length)];
			this.server.next(obstacle.script());
			this.obstacles++;
		}
	}

	/**
	 * Compare what both sides saw, and let the server forget it.
	 */
	private void settle(boolean handovers) {
		this.server.awaitConnection();
		this.drops++;
		SoakApplication.await("READY", () -> this.chronicle.state == ConnectionState.READY);
		SoakApplication.await("all outcomes", () -> this.sent.stream().allMatch(CompletableFuture::isDone));
		this.server.awaitOpenCount(1);
		assertThat(this.server.maxOpenCount()).as("connections at once").isLessThanOrEqualTo(handovers ? 2 : 1);
		assertThat(this.server.violations()).isEmpty();
		this.server.verify();
		List<Integer> seen = seen();
		assertThat(seen).as("messages at the server").doesNotHaveDuplicates().isSorted();
		assertThat(seen).allMatch((number) -> number > this.lastSeen);
		assertThat(seen).noneMatch((number) -> isNotSent(this.sent.get(number - this.lastSeen - 1)));
		this.lastSeen = this.drops - 1;
		this.sent.clear();
		this.server.close();
		this.server.start();
		SoakApplication.await("the end of the server", () -> this.chronicle.closed == this.drops);
		assertThat(this.chronicle.faults).isEmpty();
	}

	private List<Integer> seen() {
		return this.server.connections()
			.stream()
			.flatMap((connection) -> connection.received().stream())
			.filter((frame) -> frame.opcode() == Opcode.TEXT)
			.map(ReceivedFrame::text)
			.map(Integer::valueOf)
			.toList();
	}

	private static boolean isNotSent(CompletableFuture<Void> future) {
		return future.handle((result, ex) -> ex).join() instanceof MessageNotSentException;
	}

	/**
	 * Stop, and compare the numbers of all that was told.
	 */
	void end() {
		this.server.awaitConnection();
		SoakApplication.await("READY", () -> this.chronicle.state == ConnectionState.READY);
		this.client.stop().join();
		SoakApplication.await("the last @OnClose", () -> this.chronicle.closed == this.drops + 1);
		SoakApplication.await("STOPPED", () -> this.chronicle.state == ConnectionState.STOPPED);
		assertThat(this.chronicle.faults).isEmpty();
		assertThat(this.chronicle.opened).isEqualTo(this.drops + 1);
		assertThat(this.chronicle.errors).isEqualTo(this.chronicle.failed);
		// A listener that closes may reset what it had taken already.
		assertThat(this.chronicle.failed - this.chronicle.refused).isBetween(this.obstacles,
				this.obstacles + this.refusals);
		BitSet lost = (BitSet) this.mustArrive.clone();
		lost.andNot(this.chronicle.messages());
		assertThat(lost.stream()).as("messages that did not arrive").isEmpty();
	}

	int drops() {
		return this.drops;
	}

}
