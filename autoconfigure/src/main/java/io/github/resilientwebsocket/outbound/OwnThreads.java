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

import org.jspecify.annotations.Nullable;

/**
 * Knows the threads that are ours, on which a sender must not be made to wait: whoever
 * waits there for room in a queue may be the one who makes it.
 */
public final class OwnThreads {

	private static final ThreadLocal<@Nullable Role> ROLE = new ThreadLocal<>();

	private OwnThreads() {
	}

	/**
	 * Run a task on a thread that belongs to us.
	 * @param role what the thread is for
	 * @param task the task
	 */
	public static void run(Role role, Runnable task) {
		Role before = enter(role);
		try {
			task.run();
		}
		finally {
			leave(before);
		}
	}

	/**
	 * Begin to use the current thread for something.
	 * @param role what for
	 * @return what it was used for before, to be given back to {@link #leave}
	 */
	public static @Nullable Role enter(Role role) {
		Role before = ROLE.get();
		ROLE.set(role);
		return before;
	}

	/**
	 * End what {@link #enter} began.
	 * @param before what that has returned
	 */
	public static void leave(@Nullable Role before) {
		if (before != null) {
			ROLE.set(before);
		}
		else {
			ROLE.remove();
		}
	}

	/**
	 * Return whether a sender may wait for room.
	 * @return whether this is a thread of the application
	 */
	static boolean mayBlock() {
		return ROLE.get() == null;
	}

	/**
	 * Return whether a sender may write by itself.
	 * @return whether this thread may be held up for a moment by a socket
	 */
	static boolean mayWrite() {
		return ROLE.get() != Role.ENGINE;
	}

	/**
	 * What a thread is for.
	 */
	public enum Role {

		/** Runs user code, or writes. */
		WORKER,

		/** Reads from the socket; if it waited, the peer might have to wait as well. */
		ENGINE

	}

}
