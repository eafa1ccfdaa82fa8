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

package io.github.resilientwebsocket.inbound;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * A lane on another executor, for one thread or for two.
 */
final class TestLane implements Lane {

	private final Queue<Runnable> tasks = new ArrayDeque<>();

	private final Executor executor;

	private boolean busy;

	TestLane(Executor executor) {
		this.executor = executor;
	}

	@Override
	public synchronized void execute(Runnable task) {
		this.tasks.add(task);
		runNext();
	}

	@Override
	public synchronized boolean tryEnter() {
		boolean free = !this.busy && this.tasks.isEmpty();
		this.busy |= free;
		return free;
	}

	@Override
	public synchronized void leave() {
		this.busy = false;
		runNext();
	}

	synchronized boolean isIdle() {
		return !this.busy && this.tasks.isEmpty();
	}

	private void runNext() {
		if (this.busy || this.tasks.isEmpty()) {
			return;
		}
		this.busy = true;
		Runnable task = this.tasks.remove();
		this.executor.execute(() -> {
			task.run();
			leave();
		});
	}

}
