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

package io.github.resilientwebsocket.sample.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.ConnectionStateChangedEvent;
import io.github.resilientwebsocket.sample.feed.TroubleEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Remembers what the application events have told last.
 */
@Component
class StatusBoard {

	private static final int REMEMBERED = 20;

	private final Deque<Transition> transitions = new ArrayDeque<>();

	private final Clock clock = Clock.systemUTC();

	private @Nullable TroubleEvent lastTrouble;

	@EventListener
	synchronized void changed(ConnectionStateChangedEvent event) {
		this.transitions.addFirst(Transition.of(event, this.clock.instant()));
		if (this.transitions.size() > REMEMBERED) {
			this.transitions.removeLast();
		}
	}

	@EventListener
	synchronized void trouble(TroubleEvent event) {
		this.lastTrouble = event;
	}

	/**
	 * Return the last transitions.
	 * @return the transitions, the last one first
	 */
	synchronized List<Transition> transitions() {
		return List.copyOf(this.transitions);
	}

	/**
	 * Return when the client tries again.
	 * @return the time, or {@code null} if it does not wait for an attempt
	 */
	synchronized @Nullable Instant nextRetry() {
		Transition last = this.transitions.peekFirst();
		return (last != null && last.to() == ConnectionState.BACKING_OFF) ? last.at().plus(last.nextDelay()) : null;
	}

	/**
	 * Return what went wrong last.
	 * @return the trouble, or {@code null} if there was none yet
	 */
	synchronized @Nullable String lastTrouble() {
		return (this.lastTrouble != null) ? this.lastTrouble.number() + ". " + this.lastTrouble.description() : null;
	}

	/**
	 * A change of the state of the client.
	 *
	 * @param at when it was told
	 * @param from the state before
	 * @param to the state since
	 * @param cause what happened
	 * @param attempt the number of the attempt
	 * @param nextDelay the time until the next attempt
	 */
	record Transition(Instant at, ConnectionState from, ConnectionState to, String cause, int attempt,
			Duration nextDelay) {

		static Transition of(ConnectionStateChangedEvent event, Instant at) {
			return new Transition(at, event.from(), event.to(), event.cause(), event.attempt(), event.nextDelay());
		}

	}

}
