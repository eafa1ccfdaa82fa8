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

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the {@link SideBySideComparison}, writes it to the document in the system property
 * {@code comparison.document} if there is one, and holds this project to what the
 * document says of it. {@code docs/comparison.md} has the command.
 */
@EnabledIfInstalled(value = Part.PYTHON_WEBSOCKET_CLIENT, required = false)
class SideBySideComparisonTests {

	@Test
	void ours() {
		SideBySideComparison comparison = SideBySideComparison.run();
		String document = System.getProperty("comparison.document");
		if (document != null) {
			comparison.writeTo(Part.projectDirectory().resolve(document));
		}
		System.out.println(comparison.toMarkdown());
		Outcome closed = comparison.ours().get(Scenario.CLOSE_FRAME);
		assertThat(closed.back()).isBetween(Duration.ofMillis(900), Duration.ofSeconds(4));
		assertCalls(closed, 2, 1);
		Outcome leftOpen = comparison.ours().get(Scenario.TCP_LEFT_OPEN);
		assertThat(leftOpen.back()).isBetween(Duration.ofMillis(900), Duration.ofSeconds(6));
		assertThat(leftOpen.firstLeftOpen()).isFalse();
		assertCalls(leftOpen, 2, 1);
		Outcome frozen = comparison.ours().get(Scenario.FROZEN);
		assertThat(frozen.back()).isBetween(Duration.ofMillis(1900), Duration.ofSeconds(7));
		assertCalls(frozen, 2, 1);
		Outcome stopped = comparison.ours().get(Scenario.STOP_IN_BACKOFF);
		assertThat(stopped.ended()).isLessThan(Duration.ofSeconds(1));
		assertThat(stopped.connections()).isOne();
		assertCalls(stopped, 1, 1);
		Outcome dropped = comparison.ours().get(Scenario.SEVEN_DROPS);
		assertThat(dropped.connections()).isEqualTo(8);
		assertCalls(dropped, 8, 7);
		// At 0, 1, 3 and 7 s.
		assertThat(comparison.ours().get(Scenario.ACCEPT_THEN_CLOSE).connections()).isEqualTo(4);
	}

	private static void assertCalls(Outcome outcome, long opens, long closes) {
		assertThat(outcome.calls("@OnOpen")).isEqualTo(opens);
		assertThat(outcome.calls("@OnClose")).isEqualTo(closes);
		assertThat(outcome.calls("@OnError")).isZero();
		assertThat(outcome.calls("@OnMessage")).isZero();
	}

}
