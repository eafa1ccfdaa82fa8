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

import io.github.resilientwebsocket.CloseInfo.Origin;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.CloseStatus;

/**
 * One attempt and the connection that came of it.
 *
 * @param id tells the events of this link from those of any other; rises
 * @param attempt the number of the attempt
 * @param phase how far it is
 * @param generation the number of the connection; 0 until it was opened
 * @param readyAt when it became ready, if it did
 * @param pingAt when the ping was asked for that has to be answered, if there was one
 * @param ending why this side closes it, if it does
 */
record Link(long id, int attempt, Phase phase, long generation, @Nullable Long readyAt, @Nullable Long pingAt,
		@Nullable Ending ending) {

	/** Stands for the client itself where a link is asked for. */
	static final long NONE = 0;

	static Link preparing(long id, int attempt) {
		return new Link(id, attempt, Phase.PREPARING, 0, null, null, null);
	}

	boolean isOpen() {
		return this.phase == Phase.OPENING || this.phase == Phase.READY;
	}

	boolean wasOpened() {
		return this.generation > 0;
	}

	Link connecting() {
		return new Link(this.id, this.attempt, Phase.CONNECTING, 0, null, null, null);
	}

	Link opening(long generation) {
		return new Link(this.id, this.attempt, Phase.OPENING, generation, null, null, null);
	}

	Link ready(long now) {
		return new Link(this.id, this.attempt, Phase.READY, this.generation, now, this.pingAt, null);
	}

	Link pinged(long now) {
		return new Link(this.id, this.attempt, this.phase, this.generation, this.readyAt, now, this.ending);
	}

	Link closing(Ending ending) {
		return new Link(this.id, this.attempt, Phase.CLOSING, this.generation, this.readyAt, this.pingAt, ending);
	}

	/**
	 * How far a link is.
	 */
	enum Phase {

		PREPARING, CONNECTING, OPENING, READY, CLOSING

	}

	/**
	 * Why this side closes a link.
	 *
	 * @param status what to tell the listeners
	 * @param origin who ended it
	 * @param byUser whether the application asked for it
	 * @param cause what happened, for a person
	 */
	record Ending(CloseStatus status, Origin origin, boolean byUser, String cause) {

		Ending stopped() {
			return new Ending(this.status, this.origin, true, this.cause);
		}

	}

}
