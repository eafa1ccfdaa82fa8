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

import io.github.resilientwebsocket.connection.ConnectionEvent.Timer;
import io.github.resilientwebsocket.connection.ConnectionEvent.Vitals;

/**
 * Finds peers that are dead, and feeds that went silent. What it knows belongs to one
 * connection and starts afresh with the next.
 */
final class Liveness {

	/**
	 * A timer this late tells of a process that was suspended or starved, not of a dead
	 * peer: what the peer sent meanwhile may still wait to be read.
	 */
	private static final long LATE = Duration.ofMillis(100).toNanos();

	private Liveness() {
	}

	static void begin(Step step, long link) {
		Duration interval = step.settings().pingInterval();
		if (!interval.isZero()) {
			step.effect(new Effect.Schedule(link, Timer.PING, interval));
		}
		Duration idle = step.settings().idleTimeout();
		if (idle != null) {
			step.effect(new Effect.Schedule(link, Timer.IDLE, idle));
		}
	}

	static void check(Step step, Link link, ConnectionEvent.TimerFired event) {
		switch (event.timer()) {
			case PING -> ping(step, link, event.vitals());
			case PONG -> pong(step, link, event);
			case IDLE -> idle(step, link, event);
			default -> throw new IllegalArgumentException(event.timer().name());
		}
	}

	private static void ping(Step step, Link link, Vitals vitals) {
		// The interval may be shorter than the timeout: pings also keep proxies from
		// taking the connection for an idle one.
		step.effect(new Effect.Ping(link.id()));
		step.effect(new Effect.Schedule(link.id(), Timer.PING, step.settings().pingInterval()));
		if (link.pingAt() == null || hasAnswered(link, vitals)) {
			await(step, link);
		}
	}

	private static void pong(Step step, Link link, ConnectionEvent.TimerFired event) {
		Vitals vitals = event.vitals();
		if (hasAnswered(link, vitals)) {
			return;
		}
		if (vitals.heldBack() || (vitals.pingWaiting() && mayWait(step, link))) {
			// Nothing can be concluded.
			step.effect(new Effect.Schedule(link.id(), Timer.PONG, step.settings().timeouts().ping()));
		}
		else if (isLate(event)) {
			step.effect(new Effect.Ping(link.id()));
			await(step, link);
		}
		else {
			Endings.cut(step, link.id(), "no sign of life within ping-timeout after a ping");
		}
	}

	/**
	 * A ping waits behind one message at the most, and that has its own limit. Whatever
	 * keeps it longer, nobody may take the connection for a live one.
	 */
	private static boolean mayWait(Step step, Link link) {
		Duration limit = step.settings().outbound().sendTimeout().plus(step.settings().timeouts().ping());
		return link.pingAt() != null && step.now() - link.pingAt() <= limit.toNanos();
	}

	private static void await(Step step, Link link) {
		step.state(step.state().current(link.pinged(step.now())));
		step.effect(new Effect.Schedule(link.id(), Timer.PONG, step.settings().timeouts().ping()));
	}

	static boolean hasAnswered(Link link, Vitals vitals) {
		Long pingAt = link.pingAt();
		return pingAt != null && vitals.lastProof() - pingAt >= 0;
	}

	private static void idle(Step step, Link link, ConnectionEvent.TimerFired event) {
		Duration limit = step.settings().idleTimeout();
		if (limit == null) {
			return;
		}
		long rest = limit.toNanos() - (step.now() - event.vitals().lastData());
		if (rest > 0) {
			step.effect(new Effect.Schedule(link.id(), Timer.IDLE, Duration.ofNanos(rest)));
		}
		else if (event.vitals().heldBack() || isLate(event)) {
			step.effect(new Effect.Schedule(link.id(), Timer.IDLE, limit));
		}
		else {
			Endings.cut(step, link.id(), "no data within idle-timeout");
		}
	}

	private static boolean isLate(ConnectionEvent.TimerFired event) {
		return event.now() - event.due() > LATE;
	}

}
