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

package io.github.resilientwebsocket.outbound;

import java.util.concurrent.CompletableFuture;

import org.springframework.web.socket.WebSocketMessage;

/**
 * A message on its way, which is also the future that tells its outcome. What changes is
 * guarded by the lock of the queue.
 */
final class OutboundMessage extends CompletableFuture<Void> {

	/** Stands for no deadline. */
	static final long NEVER = Long.MAX_VALUE;

	private final WebSocketMessage<?> message;

	private final int bytes;

	private final Kind kind;

	/** When it expires, on the clock of the queue. */
	private final long deadline;

	/** Whether a part of it may have been written to a connection. */
	private boolean begun;

	/** How many messages its connection had got with it. */
	private long position;

	OutboundMessage(WebSocketMessage<?> message, int bytes, Kind kind, long deadline) {
		this.message = message;
		this.bytes = bytes;
		this.kind = kind;
		this.deadline = deadline;
	}

	WebSocketMessage<?> message() {
		return this.message;
	}

	int bytes() {
		return this.bytes;
	}

	Kind kind() {
		return this.kind;
	}

	long deadline() {
		return this.deadline;
	}

	boolean isExpired(long now) {
		return this.deadline != NEVER && now - this.deadline >= 0;
	}

	boolean isBegun() {
		return this.begun;
	}

	void begin() {
		this.begun = true;
	}

	long position() {
		return this.position;
	}

	void position(long position) {
		this.position = position;
	}

	/**
	 * What a message belongs to.
	 */
	enum Kind {

		/** The client: it may wait for the next connection. */
		CLIENT,

		/**
		 * The connection that is open when it is sent; it waits in the client's queue.
		 */
		CONNECTION_OF_CLIENT,

		/** One connection, and it goes before the client's queue. */
		CONNECTION,

		/** The connection: a ping of ours. */
		PING;

		/** Whether it waits in the queue of the client. */
		boolean isShared() {
			return this == CLIENT || this == CONNECTION_OF_CLIENT;
		}

	}

}
