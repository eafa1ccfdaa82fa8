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

import org.jspecify.annotations.Nullable;

/**
 * Holds the next read of a socket back while reading is suspended.
 */
final class ReadSwitch {

	private final ReentrantLock lock = new ReentrantLock();

	private volatile boolean suspended;

	private @Nullable Runnable heldBack;

	/**
	 * Begin a read, now or after {@link #resume()}. There is one at a time.
	 * @param read begins the read
	 */
	void read(Runnable read) {
		this.lock.lock();
		try {
			if (this.suspended) {
				this.heldBack = read;
				return;
			}
		}
		finally {
			this.lock.unlock();
		}
		read.run();
	}

	/**
	 * Return whether the next read would be held back. One that goes on all the same has
	 * begun before.
	 * @return whether reading is suspended
	 */
	boolean isSuspended() {
		return this.suspended;
	}

	void suspend() {
		this.lock.lock();
		try {
			this.suspended = true;
		}
		finally {
			this.lock.unlock();
		}
	}

	void resume() {
		Runnable read;
		this.lock.lock();
		try {
			this.suspended = false;
			read = this.heldBack;
			this.heldBack = null;
		}
		finally {
			this.lock.unlock();
		}
		if (read != null) {
			read.run();
		}
	}

}
