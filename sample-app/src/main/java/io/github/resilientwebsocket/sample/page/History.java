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
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.springframework.stereotype.Component;

/**
 * What has happened lately, numbered: who was away for a moment asks for what came after
 * the last entry that it has seen.
 */
@Component
class History {

	private static final Duration MEMORY = Duration.ofMinutes(2);

	private static final int CAPACITY = 10_000;

	private final Deque<Entry> entries = new ArrayDeque<>();

	private final Clock clock = Clock.systemUTC();

	private long lastId;

	private long published;

	/**
	 * Add an entry. It is not to be seen before the next {@link #publish()}.
	 * @param type what kind of entry it is
	 * @param data what there is to say about it
	 */
	synchronized void add(String type, Object data) {
		Instant now = this.clock.instant();
		this.entries.addLast(new Entry(++this.lastId, now, type, data));
		Instant old = now.minus(MEMORY);
		while (this.entries.size() > CAPACITY || this.entries.getFirst().at().isBefore(old)) {
			this.entries.removeFirst();
		}
	}

	/**
	 * Show what was added, and wake those who wait for it.
	 */
	synchronized void publish() {
		this.published = this.lastId;
		notifyAll();
	}

	/**
	 * Return entries, or wait for them.
	 * @param id the last entry that is known
	 * @param patience how long to wait if there is none
	 * @return the entries after that, in order; there may be none
	 * @throws InterruptedException if interrupted
	 */
	synchronized List<Entry> after(long id, Duration patience) throws InterruptedException {
		long end = System.nanoTime() + patience.toNanos();
		for (long left = patience.toMillis(); this.published <= id && left > 0;) {
			wait(left);
			left = Duration.ofNanos(end - System.nanoTime()).toMillis();
		}
		return this.entries.stream().filter((entry) -> entry.id() > id && entry.id() <= this.published).toList();
	}

}
