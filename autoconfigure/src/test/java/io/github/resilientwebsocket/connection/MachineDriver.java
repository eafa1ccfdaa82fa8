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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.ReconnectPolicy;
import io.github.resilientwebsocket.connection.ConnectionEvent.Timer;
import io.github.resilientwebsocket.connection.ConnectionEvent.Vitals;

import org.springframework.web.socket.CloseStatus;

/**
 * Drives the machine on virtual time: remembers its effects and lets its timers run out.
 */
final class MachineDriver {

	static final CloseStatus RESTART = new CloseStatus(1012, "bye");

	final List<Effect> effects = new ArrayList<>();

	private final List<Due> timers = new ArrayList<>();

	private final ConnectionMachine machine;

	ClientState state = ClientState.INITIAL;

	long now = Duration.ofHours(-3).toNanos();

	double random = 0.5;

	Vitals vitals = Vitals.NONE;

	/** The last failure that was judged. */
	ReconnectPolicy.Failure judged;

	MachineDriver(ClientSettings settings) {
		this(settings, false);
	}

	MachineDriver(ClientSettings settings, boolean customized) {
		this.machine = new ConnectionMachine("feed", settings, customized);
	}

	static ClientSettings.Builder settings() {
		return ClientSettings.builder(URI.create("ws://localhost/feed"));
	}

	MachineDriver apply(ConnectionEvent event) {
		Transition transition = this.machine.apply(this.state, event);
		this.state = transition.state();
		this.judged = transition.judged();
		for (Effect effect : transition.effects()) {
			this.effects.add(effect);
			if (effect instanceof Effect.Schedule schedule) {
				cancel(schedule.link(), schedule.timer());
				this.timers.add(new Due(schedule.link(), schedule.timer(), this.now + schedule.delay().toNanos()));
			}
			else if (effect instanceof Effect.Cancel cancel) {
				cancel(cancel.link(), cancel.timer());
			}
			else if (effect instanceof Effect.CancelAll cancel) {
				this.timers.removeIf((due) -> due.link() == cancel.link());
			}
		}
		return this;
	}

	private void cancel(long link, Timer timer) {
		this.timers.removeIf((due) -> due.link() == link && due.timer() == timer);
	}

	MachineDriver start() {
		return apply(new ConnectionEvent.Start(this.now));
	}

	MachineDriver stop() {
		return apply(new ConnectionEvent.Stop(this.now));
	}

	MachineDriver reconnect() {
		return apply(new ConnectionEvent.Reconnect(this.now));
	}

	MachineDriver prepared() {
		return apply(new ConnectionEvent.Prepared(this.now, last()));
	}

	MachineDriver opened() {
		return apply(new ConnectionEvent.Opened(this.now, last()));
	}

	MachineDriver begun() {
		return apply(new ConnectionEvent.OpenHandlersBegun(this.now, last()));
	}

	MachineDriver done() {
		return apply(new ConnectionEvent.OpenHandlersDone(this.now, last()));
	}

	/** From an attempt that has just begun to ready. */
	MachineDriver ready() {
		return prepared().opened().done();
	}

	MachineDriver refused() {
		return failed(ConnectFailure.of(ConnectFailure.Kind.CONNECT, "localhost"));
	}

	MachineDriver failed(ConnectFailure failure) {
		return apply(new ConnectionEvent.ConnectFailed(this.now, this.random, last(), failure));
	}

	MachineDriver closed() {
		return closed(RESTART, Origin.REMOTE);
	}

	MachineDriver closed(CloseStatus status, Origin origin) {
		return apply(new ConnectionEvent.Closed(this.now, this.random, current(), status, origin));
	}

	/** Let time pass; the timers run out in their order. */
	MachineDriver advance(Duration by) {
		long end = this.now + by.toNanos();
		for (Due due = next(end); due != null; due = next(end)) {
			this.timers.remove(due);
			this.now = due.at();
			fire(due.link(), due.timer(), due.at());
		}
		this.now = end;
		return this;
	}

	MachineDriver fire(long link, Timer timer, long due) {
		return apply(new ConnectionEvent.TimerFired(this.now, this.random, link, timer, due, this.vitals));
	}

	private Due next(long end) {
		return this.timers.stream()
			.filter((due) -> due.at() - end <= 0)
			.min(Comparator.comparingLong(Due::at))
			.orElse(null);
	}

	/** The link that was made last. */
	long last() {
		return this.state.lastLink();
	}

	long current() {
		return (this.state.current() != null) ? this.state.current().id() : -1;
	}

	ConnectionState phase() {
		return this.state.state();
	}

	List<Timer> pendingTimers() {
		return this.timers.stream().map(Due::timer).sorted().toList();
	}

	Duration untilNextTimer() {
		return Duration.ofNanos(this.timers.stream().mapToLong(Due::at).min().orElseThrow() - this.now);
	}

	MachineDriver forget() {
		this.effects.clear();
		return this;
	}

	<T extends Effect> List<T> effects(Class<T> type) {
		return this.effects.stream().filter(type::isInstance).map(type::cast).toList();
	}

	<T extends Effect> T only(Class<T> type) {
		List<T> found = effects(type);
		if (found.size() != 1) {
			throw new AssertionError("Expected one " + type.getSimpleName() + " among " + this.effects);
		}
		return found.get(0);
	}

	CloseInfo closeInfo() {
		return only(Effect.NotifyClosed.class).info();
	}

	private record Due(long link, Timer timer, long at) {
	}

}
