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

import java.util.function.Function;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.connection.ConnectionEvent.Timer;

import org.springframework.web.socket.CloseStatus;

/**
 * Every event, for the link that the state is about.
 */
enum Happening {

	START((driver) -> new ConnectionEvent.Start(driver.now)),

	STOP((driver) -> new ConnectionEvent.Stop(driver.now)),

	RECONNECT((driver) -> new ConnectionEvent.Reconnect(driver.now)),

	PREPARED((driver) -> new ConnectionEvent.Prepared(driver.now, driver.last())),

	OPENED((driver) -> new ConnectionEvent.Opened(driver.now, driver.last())),

	OPEN_HANDLERS_BEGUN((driver) -> new ConnectionEvent.OpenHandlersBegun(driver.now, driver.current())),

	OPEN_HANDLERS_DONE((driver) -> new ConnectionEvent.OpenHandlersDone(driver.now, driver.current())),

	CONNECT_FAILED((driver) -> new ConnectionEvent.ConnectFailed(driver.now, driver.random, driver.last(),
			ConnectFailure.of(ConnectFailure.Kind.CONNECT, "localhost"))),

	CLOSED((driver) -> new ConnectionEvent.Closed(driver.now, driver.random, driver.current(), MachineDriver.RESTART,
			Origin.REMOTE)),

	DRAINED((driver) -> new ConnectionEvent.Drained(driver.now, driver.current())),

	WRITE_STALLED((driver) -> new ConnectionEvent.WriteStalled(driver.now, driver.current())),

	UNACCEPTABLE(
			(driver) -> new ConnectionEvent.Unacceptable(driver.now, driver.current(), CloseStatus.TOO_BIG_TO_PROCESS)),

	CLOSE_REQUESTED((driver) -> new ConnectionEvent.CloseRequested(driver.now, driver.current(), CloseStatus.NORMAL)),

	T_RETRY((driver) -> timer(driver, Link.NONE, Timer.RETRY)),

	T_PREPARE((driver) -> timer(driver, driver.last(), Timer.PREPARE)),

	T_OPEN((driver) -> timer(driver, driver.current(), Timer.OPEN)),

	T_CLOSE((driver) -> timer(driver, driver.current(), Timer.CLOSE)),

	T_PING((driver) -> timer(driver, driver.current(), Timer.PING)),

	T_PONG((driver) -> timer(driver, driver.current(), Timer.PONG)),

	T_IDLE((driver) -> timer(driver, driver.current(), Timer.IDLE)),

	T_MAX_AGE((driver) -> timer(driver, driver.current(), Timer.MAX_AGE)),

	T_HANDOVER((driver) -> timer(driver, driver.current(), Timer.HANDOVER));

	private final Function<MachineDriver, ConnectionEvent> event;

	Happening(Function<MachineDriver, ConnectionEvent> event) {
		this.event = event;
	}

	ConnectionEvent event(MachineDriver driver) {
		return this.event.apply(driver);
	}

	/** A timer that runs out on a peer that was silent for ever. */
	private static ConnectionEvent timer(MachineDriver driver, long link, Timer timer) {
		long silent = driver.now - Long.MAX_VALUE / 4;
		return new ConnectionEvent.TimerFired(driver.now, driver.random, link, timer, driver.now,
				new ConnectionEvent.Vitals(silent, silent, false, false));
	}

}
