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
import java.util.ArrayList;
import java.util.List;

/**
 * The daemon threads of one server from its start to its stop, so that none outlives it.
 * Thread-safe.
 */
final class Workers {

	private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(10);

	private final List<Thread> threads = new ArrayList<>();

	private volatile boolean stopping;

	synchronized Thread start(String name, Runnable task) {
		this.threads.removeIf((thread) -> !thread.isAlive());
		Thread thread = new Thread(task, "scripted-websocket-" + name);
		thread.setDaemon(true);
		thread.start();
		this.threads.add(thread);
		return thread;
	}

	/**
	 * Announce the stop: what fails from here on fails because of it.
	 */
	void beginStop() {
		this.stopping = true;
	}

	boolean isStopping() {
		return this.stopping;
	}

	/**
	 * Interrupt every thread and wait for its end, except for the caller's own.
	 */
	void stop() {
		List<Thread> running = running();
		while (!running.isEmpty()) {
			running.forEach(Thread::interrupt);
			running.forEach(Workers::join);
			running = running();
		}
	}

	static void join(Thread thread) {
		try {
			thread.join(JOIN_TIMEOUT.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		if (thread.isAlive()) {
			throw new IllegalStateException("The thread '" + thread.getName() + "' does not end");
		}
	}

	private synchronized List<Thread> running() {
		return this.threads.stream().filter((thread) -> thread.isAlive() && thread != Thread.currentThread()).toList();
	}

}
