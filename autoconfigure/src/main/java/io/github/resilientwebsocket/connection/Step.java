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
import java.util.List;

import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.ReconnectPolicy;
import io.github.resilientwebsocket.Verdict;
import io.github.resilientwebsocket.policy.Decision;
import org.jspecify.annotations.Nullable;

/**
 * The working sheet of one call of the machine: the state as it becomes and the effects
 * as they come up.
 */
final class Step {

	private final List<Effect> effects = new ArrayList<>();

	private final ConnectionMachine machine;

	private final ConnectionEvent event;

	private ClientState state;

	private ReconnectPolicy.@Nullable Failure judged;

	Step(ConnectionMachine machine, ClientState state, ConnectionEvent event) {
		this.machine = machine;
		this.state = state;
		this.event = event;
	}

	String name() {
		return this.machine.name();
	}

	ClientSettings settings() {
		return this.machine.settings();
	}

	/** Whether there is somebody who may prepare the next handshake otherwise. */
	boolean isCustomized() {
		return this.machine.isCustomized();
	}

	ClientState state() {
		return this.state;
	}

	long now() {
		return this.event.now();
	}

	double random() {
		return this.event.random();
	}

	/** The verdict of the application or, if it was not asked, of the failure itself. */
	Verdict judge(ReconnectPolicy.Failure failure) {
		this.judged = failure;
		return (this.event instanceof ConnectionEvent.Judged told) ? told.verdict() : failure.verdict();
	}

	void state(ClientState state) {
		this.state = state;
	}

	void effect(Effect effect) {
		this.effects.add(effect);
	}

	/** Go to another state, and tell. */
	void go(ConnectionState to, boolean wanted, String cause, Decision.@Nullable Retry retry) {
		ConnectionState from = this.state.state();
		this.state = this.state.state(to, wanted);
		if (from != to) {
			int attempt = (this.state.current() != null) ? this.state.current().attempt() : this.state.attempts();
			effect(new Effect.NotifyState(from, to, cause, attempt, retry, this.state.shownGeneration()));
		}
	}

	void go(ConnectionState to, boolean wanted, String cause) {
		go(to, wanted, cause, null);
	}

	Transition done() {
		return new Transition(this.state, List.copyOf(this.effects), this.judged);
	}

}
