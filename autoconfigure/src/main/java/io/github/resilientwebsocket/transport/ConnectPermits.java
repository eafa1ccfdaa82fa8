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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps to {@link ConnectLimits}. First come, first served, except that a host at its
 * limit does not block the others. Who waits holds no thread.
 */
final class ConnectPermits {

	private final ReentrantLock lock = new ReentrantLock();

	private final ConnectLimits limits;

	private final Deque<Permit> waiting = new ArrayDeque<>();

	private final Map<String, Integer> heldPerHost = new HashMap<>();

	private int held;

	ConnectPermits(ConnectLimits limits) {
		this.limits = limits;
	}

	/**
	 * Create a permit, which is not requested yet.
	 * @param host whom to connect to
	 * @param granted is run when the permit was got, on the thread that made room; must
	 * be quick
	 * @return the permit
	 */
	Permit permit(String host, Runnable granted) {
		return new Permit(host, granted);
	}

	private void request(Permit permit) {
		List<Permit> granted;
		this.lock.lock();
		try {
			if (permit.state != State.NEW) {
				return;
			}
			permit.state = State.WAITING;
			this.waiting.add(permit);
			granted = grant();
		}
		finally {
			this.lock.unlock();
		}
		granted.forEach((next) -> next.granted.run());
	}

	private void release(Permit permit) {
		List<Permit> granted;
		this.lock.lock();
		try {
			if (permit.state == State.WAITING) {
				this.waiting.remove(permit);
			}
			if (permit.state == State.HELD) {
				this.held--;
				this.heldPerHost.computeIfPresent(permit.host, (host, count) -> (count > 1) ? count - 1 : null);
			}
			permit.state = State.RELEASED;
			granted = grant();
		}
		finally {
			this.lock.unlock();
		}
		granted.forEach((next) -> next.granted.run());
	}

	private List<Permit> grant() {
		List<Permit> granted = new ArrayList<>();
		Iterator<Permit> candidates = this.waiting.iterator();
		while (this.held < this.limits.maxConcurrent() && candidates.hasNext()) {
			Permit permit = candidates.next();
			if (this.heldPerHost.getOrDefault(permit.host, 0) < this.limits.perHost()) {
				candidates.remove();
				permit.state = State.HELD;
				this.held++;
				this.heldPerHost.merge(permit.host, 1, Integer::sum);
				granted.add(permit);
			}
		}
		return granted;
	}

	private enum State {

		NEW, WAITING, HELD, RELEASED

	}

	/**
	 * The right to be under way.
	 */
	final class Permit {

		private final String host;

		private final Runnable granted;

		private State state = State.NEW;

		private Permit(String host, Runnable granted) {
			this.host = host;
			this.granted = granted;
		}

		/**
		 * Stand in line. May run {@code granted} at once.
		 */
		void request() {
			ConnectPermits.this.request(this);
		}

		/**
		 * Give the permit back, or leave the line. Does nothing the second time.
		 */
		void release() {
			ConnectPermits.this.release(this);
		}

	}

}
