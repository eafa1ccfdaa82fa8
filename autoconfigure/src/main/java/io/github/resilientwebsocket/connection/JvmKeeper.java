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

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the JVM running as long as a client has a connection to keep or to look for. All
 * threads of the engine are daemons, so an application without a web server would end
 * after its {@code main} method.
 */
public final class JvmKeeper {

	private final Set<Object> clients = new HashSet<>();

	private final boolean enabled;

	private @Nullable CountDownLatch end;

	/**
	 * Create a keeper.
	 * @param enabled whether to keep the JVM running at all
	 */
	public JvmKeeper(boolean enabled) {
		this.enabled = enabled;
	}

	/** A client is running; telling so twice is as good as once. */
	synchronized void running(Object client) {
		this.clients.add(client);
		if (this.enabled && this.end == null) {
			CountDownLatch latch = new CountDownLatch(1);
			this.end = latch;
			Thread thread = new Thread(() -> await(latch), "resilient-websocket-keep-alive");
			thread.setDaemon(false);
			thread.start();
		}
	}

	/** A client has come to its end. */
	synchronized void ended(Object client) {
		this.clients.remove(client);
		if (this.clients.isEmpty() && this.end != null) {
			this.end.countDown();
			this.end = null;
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			// Whoever interrupts this thread wants the JVM to end.
			Thread.currentThread().interrupt();
		}
	}

}
