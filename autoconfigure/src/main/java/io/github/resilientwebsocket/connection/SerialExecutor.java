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

package io.github.resilientwebsocket.connection;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.resilientwebsocket.inbound.Lane;
import io.github.resilientwebsocket.outbound.OwnThreads;
import io.github.resilientwebsocket.outbound.OwnThreads.Role;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one at a time and in order on a thread borrowed from another executor while
 * there are any. A task that throws does not keep the next ones from running, nor does a
 * thread that could not be borrowed. When the other executor is shut down, the tasks run
 * on the threads that bring them, still one at a time: what waits for a task may rely on
 * it.
 */
final class SerialExecutor implements Lane {

	private static final Log logger = LogFactory.getLog(SerialExecutor.class);

	private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean running = new AtomicBoolean();

	private final Executor delegate;

	private @Nullable Thread entered;

	/** What that thread was before. */
	private @Nullable Role roleBefore;

	SerialExecutor(Executor delegate) {
		this.delegate = delegate;
	}

	@Override
	public void execute(Runnable task) {
		this.tasks.add(task);
		schedule();
	}

	@Override
	public boolean tryEnter() {
		if (!this.tasks.isEmpty() || !this.running.compareAndSet(false, true)) {
			return false;
		}
		this.entered = Thread.currentThread();
		this.roleBefore = OwnThreads.enter(Role.ENGINE);
		return true;
	}

	@Override
	public void leave() {
		// Or it is a thread of the engine for good.
		if (this.entered == Thread.currentThread()) {
			OwnThreads.leave(this.roleBefore);
		}
		this.entered = null;
		this.running.set(false);
		schedule();
	}

	/** Whether there is nothing to run, and nothing that runs. */
	boolean isIdle() {
		return this.tasks.isEmpty() && !this.running.get();
	}

	private void schedule() {
		if (this.tasks.isEmpty() || !this.running.compareAndSet(false, true)) {
			return;
		}
		try {
			this.delegate.execute(this::drain);
		}
		catch (RejectedExecutionException ex) {
			drain();
		}
		catch (Throwable ex) {
			// Out of threads, for example. The task stays, and the next one tries again.
			this.running.set(false);
			logger.error("No thread to run a task on: " + ex.getClass().getName());
		}
	}

	private void drain() {
		for (Runnable task = this.tasks.poll(); task != null; task = this.tasks.poll()) {
			run(task);
		}
		this.running.set(false);
		schedule();
	}

	private static void run(Runnable task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			logger.error("A task failed unexpectedly", ex);
		}
	}

}
