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

package io.github.resilientwebsocket.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.resilientwebsocket.fake.DeliveryProof;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.Opcode;
import io.github.resilientwebsocket.test.ReceivedFrame;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the two kinds of delivery promise, while the connection breaks again and again:
 * before, within and after frames.
 */
class DeliveryProofTests {

	private static final String FEED = "resilient-websocket.clients.feed.";

	private static final int MESSAGES = 50_000;

	private static final int DROPS = 200;

	@RegisterExtension
	final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws();

	private final Random random = new Random(20260101);

	private final AtomicInteger drops = new AtomicInteger();

	private void drop(ScriptedConnection connection) {
		if (this.drops.incrementAndGet() > DROPS) {
			return;
		}
		for (int i = this.random.nextInt(200); i > 0; i--) {
			connection.expectText();
		}
		switch (this.random.nextInt(4)) {
			case 0 -> connection.reset();
			case 1 -> connection.dropTcp();
			case 2 -> connection.closeWith(1012);
			default -> connection.closeLeavingTcpOpen(1001, "");
		}
	}

	private ClientApplication start(String delivery) {
		this.server.always(ConnectionScript.acceptThen(this::drop)).allowViolations();
		return ClientApplication.start(this.server, FEED + "outbound.delivery=" + delivery, FEED + "backoff.delay=0",
				FEED + "outbound.overflow=block", FEED + "outbound.block-timeout=1m", FEED + "outbound.time-to-live=5m",
				FEED + "close-timeout=100ms");
	}

	@Test
	void atLeastOnce() {
		DeliveryProof proof = new DeliveryProof();
		try (ClientApplication application = start("at-least-once")) {
			proof.send(application.client(), MESSAGES, () -> this.drops.get() > DROPS);
			proof.awaitOutcomes();
		}
		int duplicates = proof.assertAtLeastOnce(seen());
		assertThat(this.drops.get()).isGreaterThan(DROPS);
		assertThat(duplicates).as("drops that hit nothing would prove nothing").isPositive();
	}

	@Test
	void atMostOnce() {
		DeliveryProof proof = new DeliveryProof();
		try (ClientApplication application = start("at-most-once")) {
			proof.send(application.client(), MESSAGES, () -> this.drops.get() > DROPS);
			proof.awaitOutcomes();
		}
		long missing = proof.assertAtMostOnce(seen());
		assertThat(this.drops.get()).isGreaterThan(DROPS);
		assertThat(missing).as("drops that hit nothing would prove nothing").isPositive();
	}

	private List<List<Integer>> seen() {
		return this.server.connections().stream().map(DeliveryProofTests::numbers).toList();
	}

	/**
	 * Tomcat writes a large text in several frames; one that did not end was not seen.
	 */
	private static List<Integer> numbers(ScriptedConnection connection) {
		List<Integer> numbers = new ArrayList<>();
		int begun = -1;
		for (ReceivedFrame frame : connection.received()) {
			if (frame.opcode() == Opcode.TEXT) {
				begun = DeliveryProof.number(frame.text());
			}
			if (frame.opcode() <= Opcode.TEXT && frame.fin()) {
				numbers.add(begun);
			}
		}
		return numbers;
	}

}
