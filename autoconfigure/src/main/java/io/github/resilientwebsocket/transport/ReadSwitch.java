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

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.tomcat.websocket.WsSession;
import org.jspecify.annotations.Nullable;

/**
 * Suspends and resumes reading. Tomcat's own {@code resume()} delivers what it has
 * buffered before it returns, so that runs on a thread of ours; a second call of the same
 * kind would make it log a warning.
 */
final class ReadSwitch {

	private final AtomicReference<State> state = new AtomicReference<>(State.READING);

	private final Executor executor;

	private volatile @Nullable Thread resuming;

	ReadSwitch(Executor executor) {
		this.executor = executor;
	}

	void suspend(WsSession session) {
		if (this.state.compareAndSet(State.READING, State.SUSPENDED)) {
			session.suspend();
		}
		else if (this.state.compareAndSet(State.RESUMING_SOON, State.SUSPENDED)) {
			// Tomcat has not been told yet.
		}
		else if (this.resuming == Thread.currentThread()) {
			// From a callback inside of Tomcat's resume().
			if (this.state.compareAndSet(State.RESUMING, State.SUSPENDED)) {
				session.suspend();
			}
		}
		else {
			this.state.compareAndSet(State.RESUMING, State.SUSPENDING_SOON);
		}
	}

	void resume(WsSession session) {
		if (this.state.compareAndSet(State.SUSPENDING_SOON, State.RESUMING)) {
			return;
		}
		if (this.state.compareAndSet(State.SUSPENDED, State.RESUMING_SOON)) {
			try {
				this.executor.execute(() -> doResume(session));
			}
			catch (RejectedExecutionException ex) {
				// The transport is being destroyed, and the connection with it.
			}
		}
	}

	private void doResume(WsSession session) {
		if (!this.state.compareAndSet(State.RESUMING_SOON, State.RESUMING)) {
			return;
		}
		this.resuming = Thread.currentThread();
		try {
			session.resume();
		}
		catch (RuntimeException ex) {
			// With TLS, a closed connection has no thread to read with.
		}
		finally {
			this.resuming = null;
		}
		if (!this.state.compareAndSet(State.RESUMING, State.READING)
				&& this.state.compareAndSet(State.SUSPENDING_SOON, State.SUSPENDED)) {
			session.suspend();
		}
	}

	private enum State {

		READING, SUSPENDED, RESUMING_SOON, RESUMING, SUSPENDING_SOON

	}

}
