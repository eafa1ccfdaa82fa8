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

package io.github.resilientwebsocket.sample.page;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.sample.feed.TroubleInfo;
import io.github.resilientwebsocket.sample.feed.Troublemaker;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * All who have the page open. Takes leave of them before the web server waits for
 * requests to end: theirs never do.
 */
@Component
class Viewers implements SmartLifecycle {

	private static final int LIMIT = 32;

	private final Clock clock = Clock.systemUTC();

	private final String run = UUID.randomUUID().toString();

	private final History history;

	private final @Nullable Troublemaker troublemaker;

	private @Nullable ExecutorService executor;

	Viewers(History history, ObjectProvider<Troublemaker> troublemaker) {
		this.history = history;
		this.troublemaker = troublemaker.getIfAvailable();
	}

	/**
	 * Take a viewer in.
	 * @param lastId the last event that it has seen, if this is not its first time
	 * @return where it is told everything
	 * @throws RejectedExecutionException if there are too many, or the application ends
	 */
	synchronized SseEmitter add(@Nullable String lastId) {
		if (this.executor == null) {
			throw new RejectedExecutionException("the application ends");
		}
		Viewer viewer = new Viewer(this.history, greeting(), seen(lastId));
		this.executor.execute(viewer);
		return viewer.getEmitter();
	}

	private Greeting greeting() {
		List<TroubleInfo> troubles = (this.troublemaker != null) ? this.troublemaker.offers() : List.of();
		return new Greeting(this.run, this.clock.instant(), this.troublemaker != null, troubles,
				ClientRecord.BOUNDS.stream().map(Duration::toMillis).toList());
	}

	/** The numbers of another run mean nothing. */
	private long seen(@Nullable String lastId) {
		String prefix = this.run + "-";
		return (lastId != null && lastId.matches(prefix + "\\d{1,18}"))
				? Long.parseLong(lastId.substring(prefix.length())) : 0;
	}

	@Override
	public synchronized void start() {
		if (this.executor == null) {
			CustomizableThreadFactory threads = new CustomizableThreadFactory("viewer-");
			threads.setDaemon(true);
			this.executor = new ThreadPoolExecutor(0, LIMIT, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
		}
	}

	@Override
	public synchronized void stop() {
		if (this.executor != null) {
			this.executor.shutdownNow();
			this.executor = null;
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.executor != null;
	}

}
