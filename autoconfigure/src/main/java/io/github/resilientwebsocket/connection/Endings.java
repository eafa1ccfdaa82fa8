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
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.MessageNotSentException.Reason;
import io.github.resilientwebsocket.connection.ConnectionEvent.Timer;
import io.github.resilientwebsocket.connection.Link.Ending;
import io.github.resilientwebsocket.policy.Decision;

import org.springframework.web.socket.CloseStatus;

/**
 * The end of a connection, from either side, and what follows.
 */
final class Endings {

	private Endings() {
	}

	/** The application wants no connection any more. */
	static void stop(Step step, Link current) {
		Ending ending = current.ending();
		if (ending != null) {
			step.state(step.state().current(current.closing(ending.stopped())).state(ConnectionState.CLOSING, false));
		}
		else {
			boolean open = current.isOpen();
			closing(step, current, new Ending(CloseStatus.NORMAL, Origin.LOCAL, true, "stopped"), false);
			step.effect(open ? new Effect.Close(current.id(), CloseStatus.NORMAL) : new Effect.Abort(current.id()));
		}
	}

	/** Close an open connection with the close frame of the ending. */
	static void close(Step step, long link, Ending ending) {
		Link current = step.state().current();
		if (current != null && current.id() == link && current.isOpen()) {
			closing(step, current, ending, true);
			step.effect(new Effect.Close(link, ending.status()));
		}
	}

	/** Cut an open connection whose peer is as good as dead. */
	static void cut(Step step, long link, String cause) {
		Link current = step.state().current();
		if (current != null && current.id() == link && current.isOpen()) {
			closing(step, current, new Ending(CloseStatus.NO_CLOSE_FRAME, Origin.LIVENESS, false, cause), true);
			step.effect(new Effect.Abort(link));
		}
	}

	private static void closing(Step step, Link current, Ending ending, boolean wanted) {
		step.effect(new Effect.CancelAll(current.id()));
		step.effect(new Effect.SealWriter(current.id()));
		step.state(step.state().current(current.closing(ending)));
		step.go(ConnectionState.CLOSING, wanted, ending.cause());
		step.effect(new Effect.Schedule(current.id(), Timer.CLOSE, step.settings().timeouts().close()));
	}

	/** The peer did not answer the close; also of a link that was replaced. */
	static void closeTimedOut(Step step, long link) {
		step.effect(new Effect.Abort(link));
		Link current = step.state().current();
		if (current != null && current.id() == link) {
			ended(step, current);
		}
	}

	static void closed(Step step, ConnectionEvent.Closed event) {
		Link current = step.state().current();
		if (current == null || current.id() != event.link()) {
			step.effect(new Effect.CancelAll(event.link()));
		}
		else if (current.ending() != null) {
			ended(step, current);
		}
		else if (current.isOpen()) {
			lost(step, current,
					new Ending(event.status(), event.origin(), false, Causes.of(event.status(), event.origin())));
		}
	}

	/** What was closed or cut from this side is gone. */
	static void ended(Step step, Link link) {
		Ending ending = link.ending();
		if (ending == null) {
			return;
		}
		if (!ending.byUser()) {
			lost(step, link, ending);
			return;
		}
		boolean wanted = step.state().wanted();
		leave(step, link, new CloseInfo(ending.status(), ending.origin(), wanted, Duration.ZERO));
		step.state(step.state().current(null).lost(step.now()));
		if (wanted) {
			step.state(step.state().fresh(step.now()));
			Attempts.begin(step, "started again");
		}
		else {
			step.go(ConnectionState.STOPPED, false, ending.cause());
		}
	}

	/** A connection has ended that the application did not want to end. */
	private static void lost(Step step, Link link, Ending ending) {
		if (link.readyAt() != null && step.now() - link.readyAt() >= step.settings().backoff().resetAfter().toNanos()) {
			step.state(step.state().fresh(step.now()));
		}
		step.state(step.state().failed().lost(step.now()));
		Link next = step.state().next();
		if (next != null && step.settings().reconnect()) {
			leave(step, link, new CloseInfo(ending.status(), ending.origin(), true, Duration.ZERO));
			step.state(step.state().current(next).next(null));
			step.go(ConnectionState.CONNECTING, true, ending.cause());
			return;
		}
		Handover.drop(step);
		Decision decision = Judging.lost(step, link, ending);
		leave(step, link, new CloseInfo(ending.status(), ending.origin(), decision.willRetry(), decision.delay()));
		follow(step, decision, ending.cause());
	}

	/** Without a connection: wait for the next attempt, or end. */
	static void follow(Step step, Decision decision, String cause) {
		step.state(step.state().current(null));
		if (decision instanceof Decision.Retry retry) {
			step.go(ConnectionState.BACKING_OFF, true, cause, retry);
			step.effect(new Effect.Schedule(Link.NONE, Timer.RETRY, retry.delay()));
			return;
		}
		step.effect(new Effect.SealQueue(Reason.CLIENT_STOPPED));
		if (decision instanceof Decision.GiveUp giveUp) {
			step.go(ConnectionState.FAILED, false, cause + "; " + giveUp.reason());
		}
		else {
			step.go(ConnectionState.ENDED, false, cause + "; 'reconnect' is false");
		}
	}

	/** End what belongs to the link and, if it had been opened, tell the listeners. */
	static void leave(Step step, Link link, CloseInfo info) {
		step.effect(new Effect.CancelAll(link.id()));
		step.effect(new Effect.SealWriter(link.id()));
		if (link.wasOpened()) {
			step.effect(new Effect.NotifyClosed(link.id(), info));
		}
	}

}
