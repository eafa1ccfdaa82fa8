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

package io.github.resilientwebsocket.interop;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * The client of this project.
 */
final class ResilientContestant implements Contestant {

	private static final String FEED = FeedApplication.FEED;

	private final FeedApplication application;

	private ResilientContestant(FeedApplication application) {
		this.application = application;
	}

	static Contestant start(URI uri, Duration delay, Duration maxDelay) {
		return new ResilientContestant(
				FeedApplication.start(uri.toString(), FEED + "backoff.delay=" + delay.toSeconds() + "s",
						FEED + "backoff.max-delay=" + maxDelay.toSeconds() + "s", FEED + "backoff.multiplier=2",
						FEED + "backoff.jitter=none", FEED + "ping-interval=2s", FEED + "ping-timeout=1s",
						FEED + "close-timeout=2s"));
	}

	@Override
	public Map<String, Long> calls() {
		Map<String, Long> calls = new LinkedHashMap<>();
		calls.put("@OnOpen", (long) this.application.opens().size());
		calls.put("@OnClose", (long) this.application.closes().size());
		calls.put("@OnError", (long) this.application.errors().size());
		calls.put("@OnMessage", (long) this.application.unread());
		return calls;
	}

	@Override
	public @Nullable Duration stop() {
		long start = System.nanoTime();
		try {
			this.application.client().stop().get(10, TimeUnit.SECONDS);
			return Duration.ofNanos(System.nanoTime() - start);
		}
		catch (TimeoutException ex) {
			return null;
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.application.close();
	}

}
