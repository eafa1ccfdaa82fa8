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

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.connection.ConnectionEvent.Timer;
import io.github.resilientwebsocket.connection.Link.Ending;
import io.github.resilientwebsocket.connection.Link.Phase;
import io.github.resilientwebsocket.policy.Decision;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.CloseStatus;

/**
 * From the decision to connect until the connection is ready, or has failed to be.
 */
final class Attempts {

	private Attempts() {
	}

	/** Begin an attempt for the current link. */
	static void begin(Step step, String cause) {
		step.state(step.state().attempted());
		Link link = Link.preparing(step.state().lastLink(), step.state().attempts());
		step.state(step.state().current(link));
		step.go(ConnectionState.CONNECTING, true, cause);
		prepare(step, link);
	}

	static void prepare(Step step, Link link) {
		step.effect(new Effect.Schedule(link.id(), Timer.PREPARE, step.settings().timeouts().prepare()));
		step.effect(new Effect.Prepare(link.id(), link.attempt()));
	}

	static void prepared(Step step, long id) {
		Link link = preparing(step.state(), id);
		if (link != null) {
			step.state(step.state().isNext(id) ? step.state().next(link.connecting())
					: step.state().current(link.connecting()));
			step.effect(new Effect.Cancel(id, Timer.PREPARE));
			step.effect(new Effect.Connect(id));
		}
	}

	static void prepareTimedOut(Step step, long id) {
		if (preparing(step.state(), id) != null) {
			step.effect(new Effect.Abort(id));
			failed(step, id, ConnectFailure.of(ConnectFailure.Kind.PREPARE, null));
		}
	}

	static void opened(Step step, long id) {
		ClientState state = step.state();
		Link link = state.isNext(id) ? state.next() : state.current();
		if (link == null || link.id() != id || link.phase() != Phase.CONNECTING) {
			step.effect(new Effect.Abort(id));
		}
		else if (state.isNext(id)) {
			Handover.complete(step);
			open(step, link, Duration.ZERO, "connected in place of the connection before");
		}
		else {
			boolean first = state.generation() == 0;
			open(step, link, first ? Duration.ZERO : Duration.ofNanos(step.now() - state.lostAt()), "connected");
		}
	}

	private static void open(Step step, Link link, Duration outage, String cause) {
		long generation = step.state().generation() + 1;
		step.state(step.state().opened().current(link.opening(generation)));
		step.go(ConnectionState.OPENING, true, cause);
		step.effect(new Effect.NotifyOpened(link.id(), generation, link.attempt(), outage));
		Liveness.begin(step, link.id());
		Handover.plan(step, link.id());
	}

	/**
	 * The time runs from here: handlers of the connection before may have taken longer.
	 */
	static void openHandlersBegun(Step step, long id) {
		Link current = step.state().current();
		if (current != null && current.id() == id && current.phase() == Phase.OPENING) {
			step.effect(new Effect.Schedule(id, Timer.OPEN, step.settings().timeouts().open()));
		}
	}

	static void openHandlersDone(Step step, long id) {
		Link current = step.state().current();
		if (current != null && current.id() == id && current.phase() == Phase.OPENING) {
			step.effect(new Effect.Cancel(id, Timer.OPEN));
			step.state(step.state().current(current.ready(step.now())));
			step.go(ConnectionState.READY, true, "the open handlers are done");
			step.effect(new Effect.OpenWriter(id));
		}
	}

	static void openTimedOut(Step step, long id) {
		Link current = step.state().current();
		if (current != null && current.phase() == Phase.OPENING) {
			Endings.close(step, id, new Ending(CloseStatus.SERVER_ERROR.withReason("open-timeout"), Origin.LOCAL, false,
					"the open handlers did not return within open-timeout"));
		}
	}

	static void failed(Step step, long id, ConnectFailure failure) {
		ClientState state = step.state();
		Link current = state.current();
		step.effect(new Effect.CancelAll(id));
		if (state.next() != null && state.isNext(id)) {
			Handover.failed(step, state.next(), failure);
		}
		else if (current != null && current.id() == id && current.phase() == Phase.CLOSING) {
			Endings.ended(step, current);
		}
		else if (current != null && current.id() == id && !current.isOpen()) {
			step.state(state.failed());
			Decision decision = Judging.failed(step, current, failure);
			step.effect(
					new Effect.NotifyAttemptFailed(failure, current.attempt(), decision.willRetry(), decision.delay()));
			Endings.follow(step, decision, failure.describe());
		}
	}

	private static @Nullable Link preparing(ClientState state, long id) {
		Link link = state.isNext(id) ? state.next() : state.current();
		return (link != null && link.id() == id && link.phase() == Phase.PREPARING) ? link : null;
	}

}
