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
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.sample.feed.TroubleEvent.Phase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Plays one trouble after the other: each a while after the client has come back from the
 * one before. As soon as somebody asks for a certain one it does only what it is asked
 * for. Starts after the client and the web server, and ends before them.
 */
public class Troublemaker implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Troublemaker.class);

	/** How often to look whether there is something to do. */
	private static final Duration STEP = Duration.ofMillis(100);

	/** How long to wait for a connection that can break. */
	private static final Duration PATIENCE = Duration.ofSeconds(6);

	/** So long has a client to become ready after it has subscribed. */
	private static final Duration GRACE = Duration.ofMillis(200);

	private final BlockingDeque<Trouble> requests = new LinkedBlockingDeque<>();

	private final FeedHandler feed;

	private final Troubles troubles;

	private final List<Trouble> offers;

	private final Duration pause;

	private final ApplicationEventPublisher eventPublisher;

	private volatile boolean automatic;

	private long number;

	private @Nullable Thread thread;

	Troublemaker(FeedHandler feed, Troubles troubles, boolean automatic, Duration pause,
			ApplicationEventPublisher eventPublisher) {
		this.feed = feed;
		this.troubles = troubles;
		this.offers = troubles.onRequest();
		this.automatic = automatic;
		this.pause = pause;
		this.eventPublisher = eventPublisher;
	}

	/**
	 * Return what can be asked for.
	 * @return the troubles
	 */
	public List<TroubleInfo> offers() {
		return this.offers.stream().map(Trouble::info).toList();
	}

	/**
	 * Make a trouble as soon as there is a connection that can break, end the one that
	 * lasts, and make no more without being asked.
	 * @param id the trouble
	 * @return whether there is one of that name
	 */
	public boolean request(String id) {
		for (Trouble offer : this.offers) {
			if (offer.info().id().equals(id)) {
				this.automatic = false;
				// Who presses two buttons wants to see the second one.
				this.requests.clear();
				this.requests.add(offer);
				return true;
			}
		}
		return false;
	}

	/**
	 * Return whether there is trouble without anybody asking for it.
	 * @return whether there is
	 */
	public boolean isAutomatic() {
		return this.automatic;
	}

	/**
	 * Set whether there is trouble without anybody asking for it.
	 * @param automatic whether there is
	 */
	public void setAutomatic(boolean automatic) {
		this.automatic = automatic;
	}

	@Override
	public synchronized void start() {
		if (this.thread == null) {
			this.thread = new Thread(this::run, "troublemaker");
			this.thread.setDaemon(true);
			this.thread.start();
		}
	}

	@Override
	public synchronized void stop() {
		if (this.thread != null) {
			this.thread.interrupt();
			this.thread = null;
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.thread != null;
	}

	private void run() {
		try {
			begin(this.troubles.prelude());
			List<Trouble> sequence = this.troubles.automatic();
			for (int next = 0; !Thread.currentThread().isInterrupted();) {
				Trouble requested = poll(STEP);
				if (requested != null) {
					make(awaitConnection(requested), false);
				}
				else if (this.automatic && this.feed.isSubscribedFor(this.pause)) {
					make(sequence.get(next++ % sequence.size()), true);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void begin(Trouble prelude) throws InterruptedException {
		if (this.automatic) {
			make(prelude, true);
		}
		else {
			prelude.end().run();
		}
	}

	private @Nullable Trouble poll(Duration time) throws InterruptedException {
		return this.requests.poll(time.toMillis(), TimeUnit.MILLISECONDS);
	}

	/** Without a connection nobody would see what happens. */
	private Trouble awaitConnection(Trouble requested) throws InterruptedException {
		Trouble latest = requested;
		long start = System.nanoTime();
		boolean told = false;
		while (!this.feed.isSubscribedFor(GRACE) && System.nanoTime() - start < PATIENCE.toNanos()) {
			if (!told && !this.feed.isSubscribedFor(Duration.ZERO)) {
				publish(latest, Phase.WAITING, false);
			}
			Trouble newer = poll(STEP);
			told = (newer == null);
			latest = (newer != null) ? newer : latest;
		}
		return latest;
	}

	private void make(Trouble trouble, boolean automatic) throws InterruptedException {
		TroubleInfo info = trouble.info();
		logger.info("---- {}. {}", this.number, info.description());
		publish(trouble, Phase.BEGUN, automatic);
		trouble.begin().run();
		if (!info.lasting().isZero()) {
			Trouble newer = poll(info.lasting());
			if (newer != null) {
				this.requests.offerFirst(newer);
			}
			trouble.end().run();
			logger.info("---- {}. is over", this.number);
			publish(trouble, Phase.OVER, automatic);
		}
		this.number++;
	}

	private void publish(Trouble trouble, Phase phase, boolean automatic) {
		this.eventPublisher.publishEvent(new TroubleEvent(this.number, trouble.info(), phase, automatic));
	}

}
