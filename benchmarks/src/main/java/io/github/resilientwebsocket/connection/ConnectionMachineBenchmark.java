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

import java.net.URI;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.connection.ConnectionEvent.Timer;
import io.github.resilientwebsocket.connection.ConnectionEvent.Vitals;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import org.springframework.web.socket.CloseStatus;

/**
 * What the decisions of a client cost: a reconnection from the loss to the next ready
 * connection, and a ping with its look at the pong.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ConnectionMachineBenchmark {

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private final ConnectionMachine machine = new ConnectionMachine("prices",
			ClientSettings.builder(URI.create("ws://127.0.0.1/")).build(), false);

	private long now = SECOND;

	private ClientState state = connect(
			this.machine.apply(ClientState.INITIAL, new ConnectionEvent.Start(SECOND)).state());

	private ClientState connect(ClientState state) {
		long link = state.lastLink();
		ClientState prepared = this.machine.apply(state, new ConnectionEvent.Prepared(this.now, link)).state();
		ClientState opened = this.machine.apply(prepared, new ConnectionEvent.Opened(this.now, link)).state();
		ClientState begun = this.machine.apply(opened, new ConnectionEvent.OpenHandlersBegun(this.now, link)).state();
		return this.machine.apply(begun, new ConnectionEvent.OpenHandlersDone(this.now, link)).state();
	}

	/**
	 * The server closes, the delay passes, the client connects.
	 * @return the state
	 */
	@Benchmark
	public Object reconnect() {
		this.now += 20 * SECOND;
		ClientState lost = this.machine
			.apply(this.state,
					new ConnectionEvent.Closed(this.now, 0.5, this.state.lastLink(), CloseStatus.GOING_AWAY,
							Origin.REMOTE))
			.state();
		this.now += SECOND;
		ClientState retrying = this.machine.apply(lost, timer(0, Timer.RETRY)).state();
		this.state = connect(retrying);
		return this.state;
	}

	/**
	 * It is time for a ping, and then for a look whether it was answered.
	 * @return what to do
	 */
	@Benchmark
	public Object ping() {
		this.now += 20 * SECOND;
		ClientState pinged = this.machine.apply(this.state, timer(this.state.lastLink(), Timer.PING)).state();
		this.now += 10 * SECOND;
		return this.machine.apply(pinged, timer(this.state.lastLink(), Timer.PONG));
	}

	private ConnectionEvent timer(long link, Timer timer) {
		return new ConnectionEvent.TimerFired(this.now, 0.5, link, timer, this.now,
				new Vitals(this.now, this.now, false, false));
	}

}
