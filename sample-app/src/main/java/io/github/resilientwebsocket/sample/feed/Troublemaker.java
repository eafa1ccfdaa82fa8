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

package io.github.resilientwebsocket.sample.feed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Plays one trouble after the other, for ever: each a while after the client has come
 * back from the one before. Starts after the client and the web server, and ends before
 * them.
 */
class Troublemaker implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Troublemaker.class);

	/** How long to wait for the client before looking whether all is over. */
	private static final Duration PATIENCE = Duration.ofMillis(500);

	private final FeedHandler feed;

	private final Trouble prelude;

	private final List<Trouble> troubles;

	private final Duration pause;

	private final ApplicationEventPublisher eventPublisher;

	private @Nullable CountDownLatch running;

	Troublemaker(FeedHandler feed, Trouble prelude, List<Trouble> troubles, Duration pause,
			ApplicationEventPublisher eventPublisher) {
		this.feed = feed;
		this.prelude = prelude;
		this.troubles = troubles;
		this.pause = pause;
		this.eventPublisher = eventPublisher;
	}

	@Override
	public synchronized void start() {
		if (this.running == null) {
			CountDownLatch end = new CountDownLatch(1);
			this.running = end;
			Thread thread = new Thread(() -> run(end), "troublemaker");
			thread.setDaemon(true);
			thread.start();
		}
	}

	@Override
	public synchronized void stop() {
		if (this.running != null) {
			this.running.countDown();
			this.running = null;
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.running != null;
	}

	private void run(CountDownLatch end) {
		try {
			make(0, this.prelude, end);
			long number = 1;
			while (end.getCount() > 0) {
				if (this.feed.awaitSubscription(PATIENCE) && !isOverWithin(this.pause, end)) {
					this.feed.forgetSubscriptions();
					make(number, this.troubles.get((int) ((number - 1) % this.troubles.size())), end);
					number++;
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void make(long number, Trouble trouble, CountDownLatch end) throws InterruptedException {
		logger.info("---- {}. {}", number, trouble.description());
		this.eventPublisher.publishEvent(new TroubleEvent(number, trouble.description()));
		trouble.begin().run();
		boolean over = isOverWithin(trouble.lasting(), end);
		if (!over) {
			trouble.end().run();
		}
	}

	private static boolean isOverWithin(Duration time, CountDownLatch end) throws InterruptedException {
		return end.await(time.toMillis(), TimeUnit.MILLISECONDS);
	}

}
