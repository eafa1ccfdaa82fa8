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

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * Waits for the two things that make an end, in whatever order they come: how the
 * connection ended, and that its socket is closed. Tomcat tells the first while TCP is
 * still there, after a local close long before.
 */
final class ConnectionEnd {

	private final ListenerCalls calls;

	private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();

	private volatile boolean socketClosed;

	ConnectionEnd(ListenerCalls calls) {
		this.calls = calls;
	}

	/**
	 * Tell how the connection ended. The first one counts.
	 * @param ending how
	 */
	void told(Ending ending) {
		this.ending.compareAndSet(null, ending);
		complete();
	}

	/**
	 * Tell that the socket is closed.
	 */
	void socketClosed() {
		this.socketClosed = true;
		complete();
	}

	private void complete() {
		Ending how = this.ending.get();
		if (how != null && this.socketClosed) {
			this.calls.end(how);
		}
	}

	boolean isTold() {
		return this.ending.get() != null;
	}

	boolean isSocketClosed() {
		return this.socketClosed;
	}

}
