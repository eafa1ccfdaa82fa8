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

package io.github.resilientwebsocket.transport;

import java.util.concurrent.locks.ReentrantLock;

import io.github.resilientwebsocket.ConnectFailure;
import org.jspecify.annotations.Nullable;

/**
 * Decides once how an attempt ends, and interrupts its thread only while that is
 * connecting. Tomcat waits for the network in {@code Future.get} on the thread that
 * called it, without a deadline over all its steps, so an interrupt of our own thread is
 * what ends a connect; it closes the socket then.
 */
final class ConnectGate {

	private final ReentrantLock lock = new ReentrantLock();

	private State state = State.CONNECTING;

	private ConnectFailure.@Nullable Kind ended;

	private @Nullable Thread thread;

	/**
	 * Begin a step that may block.
	 * @return whether to go on; if not, {@link #leave} must not be called
	 */
	boolean enter() {
		this.lock.lock();
		try {
			if (this.state != State.CONNECTING) {
				return false;
			}
			this.thread = Thread.currentThread();
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * End a step that may block. No interrupt comes after this, and the flag of one that
	 * came is cleared: the thread belongs to a pool.
	 * @return why the attempt was ended from outside, or {@code null} if it was not
	 */
	ConnectFailure.@Nullable Kind leave() {
		this.lock.lock();
		try {
			this.thread = null;
			Thread.interrupted();
			return this.ended;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Decide that the attempt has opened. From now on nothing interrupts it.
	 * @return whether it may open; if not, the caller closes the socket
	 */
	boolean open() {
		return decide(State.OPENED);
	}

	/**
	 * Decide that the attempt has failed by itself.
	 * @return whether this decided it
	 */
	boolean fail() {
		return decide(State.FAILED);
	}

	private boolean decide(State decision) {
		this.lock.lock();
		try {
			if (this.state != State.CONNECTING) {
				return false;
			}
			this.state = decision;
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * End the attempt from outside.
	 * @param kind why
	 * @return what is left to do
	 */
	Ended end(ConnectFailure.Kind kind) {
		this.lock.lock();
		try {
			if (this.state != State.CONNECTING) {
				return Ended.TOO_LATE;
			}
			this.state = State.ENDED;
			this.ended = kind;
			if (this.thread == null) {
				return Ended.IDLE;
			}
			this.thread.interrupt();
			return Ended.INTERRUPTED;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Return whether nothing has decided the attempt yet.
	 * @return whether the attempt goes on
	 */
	boolean isConnecting() {
		this.lock.lock();
		try {
			return this.state == State.CONNECTING;
		}
		finally {
			this.lock.unlock();
		}
	}

	private enum State {

		CONNECTING, OPENED, FAILED, ENDED

	}

	/**
	 * What {@link #end} found.
	 */
	enum Ended {

		/**
		 * The attempt was decided before.
		 */
		TOO_LATE,

		/**
		 * No thread was in a step: the caller tells the listener.
		 */
		IDLE,

		/**
		 * A thread was in a step: it tells the listener when it leaves.
		 */
		INTERRUPTED

	}

}
