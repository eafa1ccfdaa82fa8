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

import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.sample.client.FeedDiary;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers the question of the page: how is the client doing?
 */
@RestController
class StatusController {

	private final Clock clock = Clock.systemUTC();

	private final ResilientWebSocketClient client;

	private final FeedDiary diary;

	private final StatusBoard board;

	StatusController(ResilientWebSocketClient client, FeedDiary diary, StatusBoard board) {
		this.client = client;
		this.diary = diary;
		this.board = board;
	}

	@GetMapping("/api/status")
	Status status() {
		return new Status(this.clock.instant(), this.client.getName(), this.client.getState(),
				Status.Connection.of(this.client.getConnection()), Status.Close.of(this.diary.lastClose()),
				this.board.nextRetry(), this.board.lastTrouble(), this.diary.counts(), this.diary.lastTicks(),
				this.board.transitions());
	}

}
