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

package io.github.resilientwebsocket.test;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Guards some state and wakes those who wait for it to change.
 */
final class Monitor {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	void update(Runnable change) {
		this.lock.lock();
		try {
			change.run();
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	<T extends @Nullable Object> T get(Supplier<T> value) {
		this.lock.lock();
		try {
			return value.get();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wait until the condition holds. An interrupt ends the wait and stays set.
	 * @param timeout the longest time to wait
	 * @param condition evaluated under the lock, first at once and then at every change
	 * @return whether the condition holds
	 */
	boolean await(Duration timeout, BooleanSupplier condition) {
		long nanos = timeout.toNanos();
		this.lock.lock();
		try {
			while (!condition.getAsBoolean()) {
				if (nanos <= 0) {
					return false;
				}
				nanos = this.changed.awaitNanos(nanos);
			}
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			this.lock.unlock();
		}
	}

}
