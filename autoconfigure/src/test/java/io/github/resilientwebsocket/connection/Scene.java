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

import java.time.Duration;
import java.util.function.UnaryOperator;

import io.github.resilientwebsocket.BackoffSettings;
import io.github.resilientwebsocket.BackoffSettings.Jitter;
import io.github.resilientwebsocket.ClientSettings;

/**
 * Every kind of state that the machine can be in, and how it gets there.
 */
enum Scene {

	STOPPED((driver) -> driver),

	PREPARING(MachineDriver::start),

	CONNECTING((driver) -> driver.start().prepared()),

	OPENING((driver) -> driver.start().prepared().opened()),

	READY((driver) -> driver.start().ready()),

	/** Ready, and the next connection is being prepared. */
	REPLACE_PREPARING((driver) -> driver.start().ready().reconnect()),

	/** Ready, and the next connection is being connected. */
	REPLACE_CONNECTING((driver) -> driver.start().ready().reconnect().prepared()),

	BACKING_OFF((driver) -> driver.start().ready().closed()),

	/** The application has stopped an open connection. */
	CLOSING((driver) -> driver.start().ready().stop()),

	/** The application has stopped an attempt. */
	ABANDONING((driver) -> driver.start().prepared().stop()),

	/** Stopped, and started again before the old connection was gone. */
	RESTARTING((driver) -> driver.start().ready().stop().start()),

	/** The peer was found dead. */
	CUTTING((driver) -> driver.start().ready().apply(new ConnectionEvent.WriteStalled(driver.now, driver.current()))),

	ENDED((driver) -> driver.start().ready().closed(), (settings) -> settings.reconnect(false)),

	FAILED((driver) -> driver.start().refused().advance(Duration.ofSeconds(1)).refused(),
			(settings) -> settings.backoff(new BackoffSettings(Duration.ofSeconds(1), 2, Duration.ofSeconds(30),
					Jitter.NONE, 1, null, Duration.ofSeconds(10))));

	private final UnaryOperator<MachineDriver> way;

	private final UnaryOperator<ClientSettings.Builder> settings;

	Scene(UnaryOperator<MachineDriver> way) {
		this(way, UnaryOperator.identity());
	}

	Scene(UnaryOperator<MachineDriver> way, UnaryOperator<ClientSettings.Builder> settings) {
		this.way = way;
		this.settings = settings;
	}

	/** A driver in this state that has forgotten how it came there. */
	MachineDriver enter() {
		ClientSettings.Builder builder = MachineDriver.settings().idleTimeout(Duration.ofMinutes(5));
		return this.way.apply(new MachineDriver(this.settings.apply(builder).build())).forget();
	}

}
