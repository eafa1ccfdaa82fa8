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

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.connection.ConnectionEvent.Timer;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one client, confined to its mailbox. A timer that was cancelled, or
 * replaced, never acts, even if it ran out at the same moment.
 */
final class Timers {

	private final Map<Key, Handle> handles = new HashMap<>();

	private final ScheduledExecutorService scheduler;

	private final Executor mailbox;

	Timers(ScheduledExecutorService scheduler, Executor mailbox) {
		this.scheduler = scheduler;
		this.mailbox = mailbox;
	}

	void schedule(long link, Timer timer, Duration delay, Runnable action) {
		Key key = new Key(link, timer);
		Handle handle = new Handle();
		cancel(this.handles.put(key, handle));
		Runnable task = () -> this.mailbox.execute(() -> {
			if (this.handles.remove(key, handle)) {
				action.run();
			}
		});
		try {
			handle.future = this.scheduler.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			// Shut down: time stands still from now on.
		}
	}

	void cancel(long link, Timer timer) {
		cancel(this.handles.remove(new Key(link, timer)));
	}

	void cancelAll(long link) {
		for (Iterator<Map.Entry<Key, Handle>> entries = this.handles.entrySet().iterator(); entries.hasNext();) {
			Map.Entry<Key, Handle> entry = entries.next();
			if (entry.getKey().link() == link) {
				entries.remove();
				cancel(entry.getValue());
			}
		}
	}

	private static void cancel(@Nullable Handle handle) {
		if (handle != null && handle.future != null) {
			handle.future.cancel(false);
		}
	}

	private record Key(long link, Timer timer) {
	}

	/** Told apart by identity. */
	private static final class Handle {

		@Nullable Future<?> future;

	}

}
