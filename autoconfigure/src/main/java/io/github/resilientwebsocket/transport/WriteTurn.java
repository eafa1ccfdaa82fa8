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
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Lets one thread write at a time, so that a close frame does not go between the parts of
 * a message, and frees it when the socket is closed. With TLS Tomcat writes on a thread
 * of the connection; a write that is still in line when that one is stopped never ends,
 * and who waits for it would wait for the whole timeout.
 */
final class WriteTurn {

	/** Held while writing. */
	private final ReentrantLock turn = new ReentrantLock();

	/** Held for moments. */
	private final ReentrantLock lock = new ReentrantLock();

	private @Nullable Thread writer;

	private boolean interrupted;

	/**
	 * Write when it is our turn.
	 * @param <T> the type of the result
	 * @param write what writes
	 * @return its result
	 */
	<T extends @Nullable Object> T take(Supplier<T> write) {
		this.turn.lock();
		try {
			enter();
			try {
				return write.get();
			}
			finally {
				leave();
			}
		}
		finally {
			this.turn.unlock();
		}
	}

	private void enter() {
		this.lock.lock();
		try {
			this.writer = Thread.currentThread();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void leave() {
		this.lock.lock();
		try {
			this.writer = null;
			if (this.interrupted) {
				Thread.interrupted();
				this.interrupted = false;
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Free the writer by an interrupt, which would close the connection if it was not
	 * closed already.
	 */
	void socketClosed() {
		this.lock.lock();
		try {
			if (this.writer != null && this.writer != Thread.currentThread()) {
				this.interrupted = true;
				this.writer.interrupt();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

}
