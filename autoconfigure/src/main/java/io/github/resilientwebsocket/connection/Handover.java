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

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.connection.ConnectionEvent.Timer;
import io.github.resilientwebsocket.connection.Link.Ending;
import io.github.resilientwebsocket.policy.Decision;

import org.springframework.web.socket.CloseStatus;

/**
 * Make before break: the next connection is opened while the current one goes on, and
 * takes its place only then.
 */
final class Handover {

	private Handover() {
	}

	/** Replace the connection before it reaches its largest age. */
	static void plan(Step step, long link) {
		Duration maxAge = step.settings().maxAge();
		if (maxAge != null) {
			Duration lead = step.settings().timeouts().prepare().plus(step.settings().timeouts().connect());
			Duration most = maxAge.dividedBy(4);
			step.effect(
					new Effect.Schedule(link, Timer.MAX_AGE, maxAge.minus((lead.compareTo(most) < 0) ? lead : most)));
		}
	}

	/** Begin an attempt for the next link, unless there is one. */
	static void begin(Step step) {
		ClientState state = step.state();
		if (state.next() == null && state.current() != null) {
			step.effect(new Effect.Cancel(state.current().id(), Timer.HANDOVER));
			step.state(state.replacing());
			Link link = Link.preparing(step.state().lastLink(), step.state().handovers());
			step.state(step.state().next(link));
			Attempts.prepare(step, link);
		}
	}

	/** The current connection stays, and another attempt follows. */
	static void failed(Step step, Link next, ConnectFailure failure) {
		Decision decision = Judging.notReplaced(step, next, failure);
		ClientState state = step.state();
		step.state(state.next(null));
		step.effect(new Effect.NotifyAttemptFailed(failure, next.attempt(), decision.willRetry(), decision.delay()));
		if (decision.willRetry() && state.current() != null) {
			step.effect(new Effect.Schedule(state.current().id(), Timer.HANDOVER, decision.delay()));
		}
	}

	/** The next link is open: the current one gives way. */
	static void complete(Step step) {
		Link current = step.state().current();
		if (current != null) {
			Ending ending = current.ending();
			CloseInfo info = (ending != null) ? new CloseInfo(ending.status(), ending.origin(), true, Duration.ZERO)
					: new CloseInfo(CloseStatus.NORMAL, Origin.REPLACED, true, Duration.ZERO);
			Endings.leave(step, current, info);
			step.effect(new Effect.Close(current.id(), CloseStatus.NORMAL));
			step.effect(new Effect.Schedule(current.id(), Timer.CLOSE, step.settings().timeouts().close()));
		}
		step.state(step.state().next(null).fresh(step.now()));
	}

	/** Abandon the attempt for the next link. */
	static void drop(Step step) {
		Link next = step.state().next();
		if (next != null) {
			step.effect(new Effect.CancelAll(next.id()));
			step.effect(new Effect.Abort(next.id()));
			step.state(step.state().next(null));
		}
	}

}
