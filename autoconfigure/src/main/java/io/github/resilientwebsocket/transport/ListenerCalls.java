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

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Calls the listener of one connection: {@code onClosed} comes exactly once, after the
 * call that is running, on whatever thread that ends; then nothing more. Whatever a
 * listener throws stays here, because Tomcat and Spring would close the connection with
 * 1011.
 * <p>
 * A read brings many messages, and to guard each of them would cost as much as half of
 * what Tomcat needs for it. So a read is guarded as a whole where its beginning and end
 * can be seen.
 */
final class ListenerCalls {

	private static final Log logger = LogFactory.getLog(ListenerCalls.class);

	private static final int ENDED = 1 << 30;

	private final TransportListener listener;

	/** The number of calls and reads that run, and {@link #ENDED}. */
	private final AtomicInteger calls = new AtomicInteger();

	private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();

	/** Whether all that is told from now on belongs to a guarded read. */
	private boolean readsGuarded;

	/** Whether the current read came before the end. */
	private boolean reading;

	ListenerCalls(TransportListener listener) {
		this.listener = listener;
	}

	/**
	 * Begin to guard a read. All later ones must be guarded as well.
	 * @return whether the connection has not ended; if so, {@link #endRead()} must follow
	 */
	boolean beginRead() {
		this.readsGuarded = true;
		this.reading = enter();
		return this.reading;
	}

	void endRead() {
		leave();
	}

	/**
	 * Tell the listener of the connection.
	 * @param connection the connection
	 * @return whether the listener did not throw
	 */
	boolean opened(TransportConnection connection) {
		if (!enter()) {
			return true;
		}
		try {
			this.listener.onOpened(connection);
			return true;
		}
		catch (Throwable ex) {
			return failed(ex);
		}
		finally {
			leave();
		}
	}

	/**
	 * Tell the listener of a part of a text.
	 * @param part the part
	 * @param last whether the message ends with it
	 * @return whether the listener did not throw
	 */
	boolean text(String part, boolean last) {
		if (!beginCall()) {
			return true;
		}
		try {
			this.listener.onText(part, last);
			return true;
		}
		catch (Throwable ex) {
			return failed(ex);
		}
		finally {
			endCall();
		}
	}

	/**
	 * Tell the listener of a part of a binary message.
	 * @param part the part
	 * @param last whether the message ends with it
	 * @return whether the listener did not throw
	 */
	boolean binary(ByteBuffer part, boolean last) {
		if (!beginCall()) {
			return true;
		}
		try {
			this.listener.onBinary(part, last);
			return true;
		}
		catch (Throwable ex) {
			return failed(ex);
		}
		finally {
			endCall();
		}
	}

	/**
	 * Call the listener with something that is rarer than data.
	 * @param call the call
	 * @return whether the listener did not throw
	 */
	boolean call(Consumer<TransportListener> call) {
		if (!beginCall()) {
			return true;
		}
		try {
			call.accept(this.listener);
			return true;
		}
		catch (Throwable ex) {
			return failed(ex);
		}
		finally {
			endCall();
		}
	}

	/**
	 * Tell the listener that there is nothing to read.
	 */
	void pending() {
		if (enter()) {
			try {
				this.listener.onReadPending();
			}
			finally {
				leave();
			}
		}
	}

	private boolean beginCall() {
		return this.readsGuarded ? this.reading : enter();
	}

	private void endCall() {
		if (!this.readsGuarded) {
			leave();
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

	private void leave() {
		if (this.calls.decrementAndGet() == ENDED) {
			deliver();
		}
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
				this.listener.onReadComplete();
			}
			catch (Throwable ex) {
				failed(ex);
			}
			try {
				this.listener.onClosed(last.status(), last.origin());
			}
			catch (Throwable ex) {
				failed(ex);
			}
		});
	}

	// The message of the exception may hold what was received.
	private static boolean failed(Throwable ex) {
		logger.error("A transport listener has thrown " + ex.getClass().getName());
		return false;
	}

}
