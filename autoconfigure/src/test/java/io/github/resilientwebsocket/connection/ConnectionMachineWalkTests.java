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

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.github.resilientwebsocket.ConnectionState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds on every walk through the machine, however odd the order of the events.
 */
class ConnectionMachineWalkTests {

	private static final int WALKS = 400;

	private static final int STEPS = 120;

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whatAlwaysHolds(boolean reconnect) {
		Random random = new Random(20260101);
		for (int walk = 0; walk < WALKS; walk++) {
			MachineDriver driver = new MachineDriver(MachineDriver.settings().reconnect(reconnect).build());
			Watch watch = new Watch();
			for (int i = 0; i < STEPS; i++) {
				driver.now += random.nextInt(3_000_000);
				driver.random = random.nextDouble();
				ConnectionState before = driver.phase();
				driver.forget();
				Happening happening = Happening.values()[random.nextInt(Happening.values().length)];
				driver.apply(happening.event(driver));
				watch.look(driver, before, happening);
			}
		}
	}

	private static final class Watch {

		private final Map<Long, Integer> ends = new HashMap<>();

		private final Set<Long> connects = new HashSet<>();

		private boolean stopped = true;

		void look(MachineDriver driver, ConnectionState before, Happening happening) {
			this.stopped = switch (happening) {
				case START -> false;
				case STOP -> true;
				case RECONNECT -> this.stopped && driver.phase() != ConnectionState.CONNECTING;
				default -> this.stopped;
			};
			ClientState state = driver.state;
			for (Effect effect : driver.effects) {
				if (effect instanceof Effect.NotifyOpened opened) {
					assertThat(this.ends.put(opened.link(), 0)).as("opened twice").isNull();
				}
				else if (effect instanceof Effect.NotifyClosed closed) {
					assertThat(this.ends.merge(closed.link(), 1, Integer::sum)).as("ends told").isOne();
				}
				else if (effect instanceof Effect.Connect connect) {
					assertThat(this.connects.add(connect.link())).as("connects of a link").isTrue();
					assertThat(this.stopped).as("connects after a stop").isFalse();
				}
				else if (effect instanceof Effect.NotifyState change) {
					assertThat(change.from()).isNotEqualTo(change.to());
				}
			}
			assertThat(driver.effects(Effect.NotifyState.class)).as("changes of one event, %s in %s", happening, before)
				.hasSizeLessThanOrEqualTo(1);
			long open = this.ends.values().stream().filter((count) -> count == 0).count();
			assertThat(open).as("connections that the listeners know of").isLessThanOrEqualTo(1);
			boolean none = state.state().isTerminal() || state.state() == ConnectionState.BACKING_OFF;
			assertThat(state.current() == null).as("no link in %s", state.state()).isEqualTo(none);
			if (none) {
				assertThat(open).isZero();
				assertThat(state.next()).isNull();
			}
			if (state.state() == ConnectionState.BACKING_OFF) {
				assertThat(driver.pendingTimers()).contains(ConnectionEvent.Timer.RETRY);
			}
			if (state.state() == ConnectionState.CLOSING) {
				assertThat(driver.pendingTimers()).contains(ConnectionEvent.Timer.CLOSE);
			}
		}

	}

}
