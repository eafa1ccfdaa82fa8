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

package io.github.resilientwebsocket.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ConnectionAttemptFailedEvent;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.annotation.OnClose;
import io.github.resilientwebsocket.annotation.OnOpen;
import io.github.resilientwebsocket.annotation.WebSocketListener;
import io.github.resilientwebsocket.sample.client.FeedDiary;
import io.github.resilientwebsocket.sample.feed.TroubleEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plays one whole round of troubles, faster than a person could watch.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "sample.cable.port=0",
		"sample.feed.tick-interval=50ms", "sample.trouble.pause=300ms", "sample.trouble.lasting=500ms",
		"sample.notes.interval=100ms", "resilient-websocket.clients.feed.backoff.delay=100ms",
		"resilient-websocket.clients.feed.backoff.max-delay=200ms",
		"resilient-websocket.clients.feed.ping-interval=300ms", "resilient-websocket.clients.feed.ping-timeout=1s" })
class SampleApplicationTests {

	private static final int KINDS = 10;

	private final Witness witness;

	private final FeedDiary diary;

	SampleApplicationTests(@Autowired Witness witness, @Autowired FeedDiary diary) {
		this.witness = witness;
		this.diary = diary;
	}

	@Test
	void comesBackFromEveryKindOfLoss() {
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(this.witness.reconnects).hasSizeGreaterThanOrEqualTo(KINDS));
		// The order of the troubles is that of their list, and nothing else was lost.
		assertThat(this.witness.troubles).hasSizeGreaterThanOrEqualTo(KINDS);
		assertThat(ends()).startsWith("REMOTE 1001", "REMOTE 1011", "REMOTE 1012", "LOST 1006", "LOST 1006",
				"LIVENESS 1006", "LOST 1006", "REMOTE 1005", "REMOTE 1013", "REMOTE 1000");
		assertThat(this.witness.closes).allMatch(CloseInfo::willReconnect);
		assertThat(this.witness.failures).extracting((event) -> event.failure().kind())
			.contains(Kind.CONNECT, Kind.STATUS);
		assertThat(this.witness.failures).extracting((event) -> event.failure().status()).contains(503);
		assertThat(this.diary.counts().recoveries()).isGreaterThanOrEqualTo(KINDS);
		assertThat(this.diary.counts().losses()).isGreaterThanOrEqualTo(KINDS);
		assertThat(this.diary.counts().missed()).isPositive();
	}

	private List<String> ends() {
		List<String> ends = new ArrayList<>();
		this.witness.closes.forEach((close) -> ends.add(close.origin() + " " + close.status().getCode()));
		assertThat(this.witness.closes).extracting(CloseInfo::origin)
			.contains(Origin.REMOTE, Origin.LOST, Origin.LIVENESS);
		return ends;
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class WitnessConfiguration {

		@Bean
		Witness witness() {
			return new Witness();
		}

	}

	@WebSocketListener("feed")
	static class Witness {

		private final List<String> troubles = new CopyOnWriteArrayList<>();

		private final List<CloseInfo> closes = new CopyOnWriteArrayList<>();

		private final List<ConnectionInfo> reconnects = new CopyOnWriteArrayList<>();

		private final List<ConnectionAttemptFailedEvent> failures = new CopyOnWriteArrayList<>();

		@OnOpen
		void opened(ConnectionInfo connection) {
			if (connection.isReconnect()) {
				this.reconnects.add(connection);
			}
		}

		@OnClose
		void closed(CloseInfo close) {
			this.closes.add(close);
		}

		@EventListener
		void failed(ConnectionAttemptFailedEvent event) {
			this.failures.add(event);
		}

		@EventListener
		void trouble(TroubleEvent event) {
			if (event.phase() == TroubleEvent.Phase.BEGUN) {
				this.troubles.add(event.trouble().description());
			}
		}

	}

}
