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

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.outbound.OwnThreads;
import io.github.resilientwebsocket.outbound.OwnThreads.Role;

import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The three private executors of all clients. They are no beans, because a bean would
 * make Spring Boot's own executor and scheduler back off.
 *
 * @param loop mailboxes and timers; nothing on it ever blocks
 * @param transport prepares, connects, writes and closes; may block. Its size follows
 * from what may go on at the same time: the limits on connects, and one writer a
 * connection
 * @param dispatch user code: listeners, events, what hangs on futures
 */
public record ClientExecutors(ScheduledExecutorService loop, ExecutorService transport, ExecutorService dispatch) {

	/**
	 * Create executors. What blocks can be on virtual threads; the loop never does.
	 * Platform threads live on for a while when idle.
	 * @param virtualThreads whether to use virtual threads, which takes Java 21
	 * @param time what the timers go by
	 * @return the executors
	 */
	public static ClientExecutors create(boolean virtualThreads, ClientTime time) {
		ScheduledThreadPoolExecutor loop = new ScheduledThreadPoolExecutor(1, threads("loop"));
		loop.setRemoveOnCancelPolicy(true);
		loop.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
		return new ClientExecutors(time.timers(loop), pool("transport", virtualThreads),
				pool("dispatch", virtualThreads));
	}

	private static ExecutorService pool(String name, boolean virtualThreads) {
		// A virtual thread is cheaper to make than to keep.
		int idleSeconds = virtualThreads ? 0 : 30;
		ThreadFactory factory = virtualThreads ? virtualThreads(name) : threads(name);
		// After the shutdown there is nothing left to wait for, but futures still
		// complete.
		return new ThreadPoolExecutor(0, Integer.MAX_VALUE, idleSeconds, TimeUnit.SECONDS, new SynchronousQueue<>(),
				factory, (task, executor) -> task.run());
	}

	private static ThreadFactory threads(String name) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(prefix(name));
		factory.setDaemon(true);
		return ours(factory);
	}

	private static ThreadFactory virtualThreads(String name) {
		return ours(new VirtualThreadTaskExecutor(prefix(name)).getVirtualThreadFactory());
	}

	private static String prefix(String name) {
		return "resilient-websocket-" + name + "-";
	}

	private static ThreadFactory ours(ThreadFactory factory) {
		return (task) -> factory.newThread(() -> OwnThreads.run(Role.WORKER, task));
	}

	/**
	 * Let no new task in; what runs ends by itself.
	 */
	void shutdown() {
		this.loop.shutdown();
		this.transport.shutdown();
		this.dispatch.shutdown();
	}

}
