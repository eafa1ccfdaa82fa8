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

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Calls the listener of one connection: {@code onClosed} comes exactly once, after the
 * call that is running, on whatever thread that ends; then nothing more. Whatever a
 * listener throws stays here, because Tomcat and Spring would close the connection with
 * 1011.
 */
final class ListenerCalls {

	private static final Log logger = LogFactory.getLog(ListenerCalls.class);

	private static final int ENDED = 1 << 30;

	private final TransportListener listener;

	/** The number of calls that run, and {@link #ENDED}. */
	private final AtomicInteger calls = new AtomicInteger();

	private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();

	ListenerCalls(TransportListener listener) {
		this.listener = listener;
	}

	/**
	 * Call the listener, unless the connection has ended.
	 * @param call the call
	 * @return whether the listener did not throw
	 */
	boolean call(Call call) {
		if (!enter()) {
			return true;
		}
		try {
			call.on(this.listener);
			return true;
		}
		catch (Throwable ex) {
			failed(ex);
			return false;
		}
		finally {
			if (this.calls.decrementAndGet() == ENDED) {
				deliver();
			}
		}
	}

	private boolean enter() {
		int current;
		do {
			current = this.calls.get();
			if (current >= ENDED) {
				return false;
			}
		}
		while (!this.calls.compareAndSet(current, current + 1));
		return true;
	}

	/**
	 * End: tell the listener now or when its running call returns.
	 * @param ending how the connection ended
	 */
	void end(Ending ending) {
		if (!this.ending.compareAndSet(null, ending)) {
			return;
		}
		if (this.calls.getAndAdd(ENDED) == 0) {
			deliver();
		}
	}

	private void deliver() {
		Ending last = this.ending.get();
		if (last == null) {
			return;
		}
		// With TLS, Tomcat interrupts its own I/O thread when it closes the socket.
		InterruptFlag.park(() -> {
			try {
				this.listener.onClosed(last.status(), last.origin());
			}
			catch (Throwable ex) {
				failed(ex);
			}
		});
	}

	// The message of the exception may hold what was received.
	private static void failed(Throwable ex) {
		logger.error("A transport listener has thrown " + ex.getClass().getName());
	}

	/**
	 * A call to the listener.
	 */
	interface Call {

		void on(TransportListener listener);

	}

}
