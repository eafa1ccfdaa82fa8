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

import java.util.List;

import io.github.resilientwebsocket.sample.client.FeedDiary;
import io.github.resilientwebsocket.sample.client.FeedDiary.ReceivedTick;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks a few times a second at what changes all the time, and tells the viewers.
 */
@Component
class Pulse {

	private final FeedDiary diary;

	private final VitalsReader vitals;

	private final History history;

	private boolean even;

	Pulse(FeedDiary diary, VitalsReader vitals, History history) {
		this.diary = diary;
		this.vitals = vitals;
		this.history = history;
	}

	@Scheduled(fixedDelay = 250)
	void beat() {
		List<ReceivedTick> ticks = this.diary.takeNewTicks();
		if (!ticks.isEmpty()) {
			this.history.add("ticks", new Ticks(this.diary.counts().missed(), ticks));
		}
		this.even = !this.even;
		if (this.even) {
			this.history.add("vitals", this.vitals.read());
		}
		this.history.publish();
	}

	/**
	 * New ticks.
	 *
	 * @param missed how many are missing so far
	 * @param ticks those that came
	 */
	record Ticks(long missed, List<ReceivedTick> ticks) {
	}

}
