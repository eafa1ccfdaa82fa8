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

package io.github.resilientwebsocket.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import io.github.resilientwebsocket.BackoffSettings;
import io.github.resilientwebsocket.BackoffSettings.Jitter;
import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.ConnectionState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the diagram of {@code docs/architecture.md} to the machine: it is drawn from what
 * each event does in each state that can be reached. Run with {@code -Ddocs.update=true}
 * to write it.
 */
class StateDiagramTests {

	private static final Path PAGE = Path.of("..", "docs", "architecture.md");

	private static final String BEGIN = "<!-- begin of the diagram -->\n";

	private static final String END = "<!-- end of the diagram -->";

	private final Map<ConnectionState, Map<ConnectionState, Set<String>>> transitions = new TreeMap<>();

	@Test
	void thePageShowsWhatTheMachineDoes() throws IOException {
		explore(UnaryOperator.identity());
		explore((settings) -> settings.reconnect(false));
		explore((settings) -> settings.backoff(new BackoffSettings(Duration.ofSeconds(1), 2, Duration.ofSeconds(30),
				Jitter.NONE, 1, null, Duration.ofSeconds(10))));
		String page = Files.readString(PAGE);
		String updated = page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + diagram()
				+ page.substring(page.indexOf(END));
		if (Boolean.getBoolean("docs.update")) {
			Files.writeString(PAGE, updated);
		}
		assertThat(PAGE).hasContent(updated);
		assertThat(this.transitions).containsOnlyKeys(ConnectionState.values());
	}

	/** From the beginning, each event in each state, until nothing new is found. */
	private void explore(UnaryOperator<ClientSettings.Builder> settings) {
		Deque<ClientState> found = new ArrayDeque<>(Set.of(ClientState.INITIAL));
		Set<String> known = new HashSet<>();
		while (!found.isEmpty()) {
			ClientState before = found.remove();
			for (Happening happening : Happening.values()) {
				MachineDriver driver = new MachineDriver(settings
					.apply(MachineDriver.settings().idleTimeout(Duration.ofMinutes(5)).maxAge(Duration.ofHours(1)))
					.build());
				driver.state = before;
				driver.apply(happening.event(driver));
				if (driver.phase() != before.state()) {
					this.transitions.computeIfAbsent(before.state(), (from) -> new TreeMap<>())
						.computeIfAbsent(driver.phase(), (to) -> new TreeSet<>())
						.add(label(happening));
				}
				if (known.add(kind(driver.state))) {
					found.add(driver.state);
				}
			}
		}
	}

	/** What makes a difference for the next state, without the numbers and times. */
	private static String kind(ClientState state) {
		return state.state() + " " + state.wanted() + " " + kind(state.current()) + " " + kind(state.next()) + " "
				+ Math.min(state.failures(), 2);
	}

	private static String kind(Link link) {
		if (link == null) {
			return "none";
		}
		return link.phase() + ((link.ending() != null) ? " " + link.ending().byUser() : "");
	}

	private String diagram() {
		StringBuilder diagram = new StringBuilder("```mermaid\nstateDiagram-v2\n    [*] --> STOPPED\n");
		this.transitions.forEach((from, targets) -> targets.forEach(
				(to, labels) -> diagram.append("    %s --> %s: %s\n".formatted(from, to, String.join(", ", labels)))));
		return diagram.append("```\n").toString();
	}

	private static String label(Happening happening) {
		return switch (happening) {
			case START -> "start()";
			case STOP -> "stop()";
			case RECONNECT -> "reconnect()";
			case OPENED -> "accepted";
			case OPEN_HANDLERS_DONE -> "@OnOpen done";
			case CONNECT_FAILED, T_PREPARE -> "attempt failed";
			case CLOSED -> "closed or lost";
			case WRITE_STALLED, T_PING, T_PONG, T_IDLE -> "peer dead or silent";
			case UNACCEPTABLE -> "message too large";
			case CLOSE_REQUESTED -> "session closed";
			case T_RETRY -> "delay over";
			case T_OPEN -> "open-timeout";
			case T_CLOSE -> "close-timeout";
			case PREPARED, OPEN_HANDLERS_BEGUN, DRAINED, T_MAX_AGE, T_HANDOVER ->
				throw new AssertionError(happening + " changes the state; give it a name for the diagram");
		};
	}

}
