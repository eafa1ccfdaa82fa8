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

import java.math.BigDecimal;
import java.util.concurrent.ThreadLocalRandom;

import org.springframework.scheduling.annotation.Scheduled;

/**
 * Makes ticks all the time, whether anybody listens or not.
 */
class Ticker {

	private final FeedHandler feed;

	private long sequence;

	private BigDecimal price = new BigDecimal("1.0800");

	Ticker(FeedHandler feed) {
		this.feed = feed;
	}

	@Scheduled(fixedRateString = "${sample.feed.tick-interval}")
	synchronized void tick() {
		this.price = this.price.add(BigDecimal.valueOf(ThreadLocalRandom.current().nextInt(-5, 6), 4));
		this.feed.send(new FeedTick(++this.sequence, this.price));
	}

	/**
	 * Make many ticks at once. Those of the clock have to wait so long, or they would
	 * come out of order.
	 * @param count how many
	 */
	synchronized void burst(int count) {
		for (int i = 0; i < count; i++) {
			tick();
		}
	}

}
