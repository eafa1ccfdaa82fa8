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

import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.MessageNotSentException.Reason;
import io.github.resilientwebsocket.connection.Link.Ending;

/**
 * The life of a client as a pure function from a state and an event to a state and
 * effects: no clock, no thread, no randomness, no I/O.
 * <p>
 * There is a current link and, while a connection is being replaced, a next one. An event
 * of any other link is of the past: it changes nothing, but what it brought is closed.
 */
final class ConnectionMachine {

	private final String name;

	private final ClientSettings settings;

	private final boolean customized;

	/**
	 * Create a machine.
	 * @param name the name of the client
	 * @param settings its settings
	 * @param customized whether there are customizers of handshakes
	 */
	ConnectionMachine(String name, ClientSettings settings, boolean customized) {
		this.name = name;
		this.settings = settings;
		this.customized = customized;
	}

	String name() {
		return this.name;
	}

	ClientSettings settings() {
		return this.settings;
	}

	boolean isCustomized() {
		return this.customized;
	}

	/**
	 * Apply an event.
	 * @param state the state before
	 * @param event the event
	 * @return the state afterwards and what to do
	 */
	Transition apply(ClientState state, ConnectionEvent event) {
		Step step = new Step(this, state, event);
		apply(step, (event instanceof ConnectionEvent.Judged judged) ? judged.event() : event);
		return step.done();
	}

	private void apply(Step step, ConnectionEvent event) {
		if (event instanceof ConnectionEvent.Start) {
			start(step);
		}
		else if (event instanceof ConnectionEvent.Stop) {
			stop(step);
		}
		else if (event instanceof ConnectionEvent.Reconnect) {
			reconnect(step);
		}
		else if (event instanceof ConnectionEvent.Prepared prepared) {
			Attempts.prepared(step, prepared.link());
		}
		else if (event instanceof ConnectionEvent.Opened opened) {
			Attempts.opened(step, opened.link());
		}
		else if (event instanceof ConnectionEvent.OpenHandlersBegun begun) {
			Attempts.openHandlersBegun(step, begun.link());
		}
		else if (event instanceof ConnectionEvent.OpenHandlersDone done) {
			Attempts.openHandlersDone(step, done.link());
		}
		else if (event instanceof ConnectionEvent.ConnectFailed failed) {
			Attempts.failed(step, failed.link(), failed.failure());
		}
		else if (event instanceof ConnectionEvent.Closed closed) {
			Endings.closed(step, closed);
		}
		else if (event instanceof ConnectionEvent.WriteStalled stalled) {
			Endings.cut(step, stalled.link(), "a message could not be written within outbound.send-timeout");
		}
		else if (event instanceof ConnectionEvent.Unacceptable unacceptable) {
			Endings.close(step, unacceptable.link(), new Ending(unacceptable.status(), Origin.PROTOCOL, false,
					Causes.of(unacceptable.status(), Origin.PROTOCOL)));
		}
		else if (event instanceof ConnectionEvent.CloseRequested requested) {
			Endings.close(step, requested.link(),
					new Ending(requested.status(), Origin.LOCAL, false, Causes.of(requested.status(), Origin.LOCAL)));
		}
		else if (event instanceof ConnectionEvent.TimerFired fired) {
			timer(step, fired);
		}
	}

	private void start(Step step) {
		ClientState state = step.state();
		if (state.state().isTerminal()) {
			step.effect(new Effect.OpenQueue());
			step.state(state.fresh(step.now()));
			Attempts.begin(step, "started");
		}
		else if (!state.wanted()) {
			step.effect(new Effect.OpenQueue());
			step.state(state.state(state.state(), true));
		}
	}

	private void stop(Step step) {
		ClientState state = step.state();
		step.effect(new Effect.SealQueue(Reason.CLIENT_STOPPED));
		if (state.state().isTerminal()) {
			return;
		}
		Handover.drop(step);
		if (state.current() == null) {
			step.effect(new Effect.CancelAll(Link.NONE));
			step.go(ConnectionState.STOPPED, false, "stopped");
		}
		else {
			Endings.stop(step, state.current());
		}
	}

	private void reconnect(Step step) {
		switch (step.state().state()) {
			case ENDED, FAILED -> start(step);
			case BACKING_OFF -> {
				step.effect(new Effect.CancelAll(Link.NONE));
				Attempts.begin(step, "asked to reconnect now");
			}
			case OPENING, READY -> Handover.begin(step);
			case STOPPED, CONNECTING, CLOSING -> {
				// There is nothing to replace.
			}
		}
	}

	private void timer(Step step, ConnectionEvent.TimerFired event) {
		ClientState state = step.state();
		Link current = state.current();
		switch (event.timer()) {
			case RETRY -> {
				if (state.state() == ConnectionState.BACKING_OFF) {
					Attempts.begin(step, "the delay is over");
				}
			}
			case PREPARE -> Attempts.prepareTimedOut(step, event.link());
			case OPEN -> Attempts.openTimedOut(step, event.link());
			case CLOSE -> Endings.closeTimedOut(step, event.link());
			case MAX_AGE, HANDOVER -> {
				if (current != null && current.id() == event.link() && current.isOpen()) {
					Handover.begin(step);
				}
			}
			case PING, PONG, IDLE -> {
				if (current != null && current.id() == event.link() && current.isOpen()) {
					Liveness.check(step, current, event);
				}
			}
		}
	}

}
