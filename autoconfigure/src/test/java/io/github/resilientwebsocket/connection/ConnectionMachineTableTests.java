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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each event leads to in each state. A dash means that nothing changes and nothing
 * is to be done.
 */
class ConnectionMachineTableTests {

	private static final String STATES = """
			event              | STOPPED    | PREPARING   | CONNECTING  | OPENING    | READY       | REPLACE_PREPARING | REPLACE_CONNECTING | BACKING_OFF | CLOSING    | ABANDONING | RESTARTING | CUTTING     | ENDED      | FAILED
			START              | CONNECTING | -           | -           | -          | -           | -                 | -                  | -           | CLOSING    | CLOSING    | -          | -           | CONNECTING | CONNECTING
			STOP               | STOPPED    | CLOSING     | CLOSING     | CLOSING    | CLOSING     | CLOSING           | CLOSING            | STOPPED     | CLOSING    | CLOSING    | CLOSING    | CLOSING     | ENDED      | FAILED
			RECONNECT          | -          | -           | -           | OPENING    | READY       | -                 | -                  | CONNECTING  | -          | -          | -          | -           | CONNECTING | CONNECTING
			PREPARED           | -          | CONNECTING  | -           | -          | -           | READY             | -                  | -           | -          | -          | -          | -           | -          | -
			OPENED             | STOPPED    | CONNECTING  | OPENING     | OPENING    | READY       | READY             | OPENING            | BACKING_OFF | CLOSING    | CLOSING    | CLOSING    | CLOSING     | ENDED      | FAILED
			OPEN_HANDLERS_BEGUN | -          | -           | -           | OPENING     | -           | -                 | -                  | -           | -          | -          | -          | -           | -          | -
			OPEN_HANDLERS_DONE | -          | -           | -           | READY      | -           | -                 | -                  | -           | -          | -          | -          | -           | -          | -
			CONNECT_FAILED     | -          | BACKING_OFF | BACKING_OFF | -          | -           | READY             | READY              | -           | STOPPED    | STOPPED    | CONNECTING | BACKING_OFF | -          | -
			CLOSED             | -          | -           | -           | BACKING_OFF | BACKING_OFF | CONNECTING       | CONNECTING         | -           | STOPPED    | STOPPED    | CONNECTING | BACKING_OFF | -          | -
			DRAINED            | -          | -           | -           | -          | -           | -                 | -                  | -           | CLOSING    | CLOSING    | CLOSING    | CLOSING     | -          | -
			WRITE_STALLED      | -          | -           | -           | CLOSING    | CLOSING     | CLOSING           | CLOSING            | -           | -          | -          | -          | -           | -          | -
			UNACCEPTABLE       | -          | -           | -           | CLOSING    | CLOSING     | CLOSING           | CLOSING            | -           | -          | -          | -          | -           | -          | -
			CLOSE_REQUESTED    | -          | -           | -           | CLOSING    | CLOSING     | CLOSING           | CLOSING            | -           | -          | -          | -          | -           | -          | -
			T_RETRY            | -          | -           | -           | -          | -           | -                 | -                  | CONNECTING  | -          | -          | -          | -           | -          | -
			T_PREPARE          | -          | BACKING_OFF | -           | -          | -           | READY             | -                  | -           | -          | -          | -          | -           | -          | -
			T_OPEN             | -          | -           | -           | CLOSING    | -           | -                 | -                  | -           | -          | -          | -          | -           | -          | -
			T_CLOSE            | STOPPED    | CONNECTING  | CONNECTING  | OPENING    | READY       | READY             | READY              | BACKING_OFF | STOPPED    | STOPPED    | CONNECTING | BACKING_OFF | ENDED      | FAILED
			T_PING             | -          | -           | -           | OPENING    | READY       | READY             | READY              | -           | -          | -          | -          | -           | -          | -
			T_PONG             | -          | -           | -           | CLOSING    | CLOSING     | CLOSING           | CLOSING            | -           | -          | -          | -          | -           | -          | -
			T_IDLE             | -          | -           | -           | CLOSING    | CLOSING     | CLOSING           | CLOSING            | -           | -          | -          | -          | -           | -          | -
			T_MAX_AGE          | -          | -           | -           | OPENING    | READY       | -                 | -                  | -           | -          | -          | -          | -           | -          | -
			T_HANDOVER         | -          | -           | -           | OPENING    | READY       | -                 | -                  | -           | -          | -          | -          | -           | -          | -
			""";

	static Stream<Cell> cells() {
		List<List<String>> rows = STATES.lines()
			.map((line) -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
			.toList();
		List<Cell> cells = new ArrayList<>();
		for (List<String> row : rows.subList(1, rows.size())) {
			for (int i = 1; i < row.size(); i++) {
				cells.add(new Cell(Scene.valueOf(rows.get(0).get(i)), Happening.valueOf(row.get(0)), row.get(i)));
			}
		}
		return cells.stream();
	}

	@ParameterizedTest
	@MethodSource("cells")
	void everyEventInEveryState(Cell cell) {
		MachineDriver driver = cell.scene().enter();
		ClientState before = driver.state;
		driver.apply(cell.happening().event(driver));
		if (cell.expected().equals("-")) {
			assertThat(driver.state).isEqualTo(before);
			assertThat(driver.effects).allMatch(Effect.CancelAll.class::isInstance);
		}
		else {
			assertThat(driver.phase()).hasToString(cell.expected());
			assertThat(driver.state.equals(before) && driver.effects.isEmpty()).as("a dash would say it").isFalse();
		}
		assertThat(driver.effects(Effect.NotifyState.class)).allSatisfy((change) -> {
			assertThat(change.from()).isNotEqualTo(change.to());
			assertThat(change.cause()).isNotBlank();
		});
	}

	@Test
	void theTableIsComplete() {
		assertThat(cells().map((cell) -> cell.scene() + "/" + cell.happening())).doesNotHaveDuplicates()
			.hasSize(Scene.values().length * Happening.values().length);
	}

	@ParameterizedTest
	@EnumSource(Scene.class)
	void anEventOfThePastChangesNothing(Scene scene) {
		MachineDriver driver = scene.enter();
		ClientState before = driver.state;
		driver.apply(new ConnectionEvent.Prepared(driver.now, 4711))
			.apply(new ConnectionEvent.OpenHandlersDone(driver.now, 4711))
			.apply(new ConnectionEvent.WriteStalled(driver.now, 4711))
			.apply(new ConnectionEvent.Unacceptable(driver.now, 4711, MachineDriver.RESTART))
			.apply(new ConnectionEvent.CloseRequested(driver.now, 4711, MachineDriver.RESTART));
		for (ConnectionEvent.Timer timer : ConnectionEvent.Timer.values()) {
			if (timer != ConnectionEvent.Timer.RETRY && timer != ConnectionEvent.Timer.CLOSE) {
				driver.fire(4711, timer, driver.now);
			}
		}
		assertThat(driver.effects).isEmpty();
		assertThat(driver.state).isEqualTo(before);
	}

	@ParameterizedTest
	@EnumSource(Scene.class)
	void whatThePastBringsIsClosed(Scene scene) {
		MachineDriver driver = scene.enter();
		ClientState before = driver.state;
		driver.apply(new ConnectionEvent.Opened(driver.now, 4711));
		assertThat(driver.effects).containsExactly(new Effect.Abort(4711));
		driver.forget().fire(4711, ConnectionEvent.Timer.CLOSE, driver.now);
		assertThat(driver.effects).containsExactly(new Effect.Abort(4711));
		assertThat(driver.state).isEqualTo(before);
	}

	record Cell(Scene scene, Happening happening, String expected) {
	}

}
