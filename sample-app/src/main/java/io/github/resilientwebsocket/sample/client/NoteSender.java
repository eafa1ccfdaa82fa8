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

package io.github.resilientwebsocket.sample.client;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.sample.ConditionalOnOwnFeed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends a note every now and then and does not care whether there is a connection:
 * without one the note waits in the queue of the client. Tells only of notes that had to
 * wait or could not be sent.
 */
@Component
@ConditionalOnOwnFeed
class NoteSender {

	private static final Logger logger = LoggerFactory.getLogger(NoteSender.class);

	private final AtomicLong notes = new AtomicLong();

	private final ResilientWebSocketClient client;

	NoteSender(ResilientWebSocketClient client) {
		this.client = client;
	}

	@Scheduled(fixedRateString = "${sample.notes.interval}")
	void send() {
		long note = this.notes.incrementAndGet();
		ConnectionState state = this.client.getState();
		long start = System.nanoTime();
		var unused = this.client.send(new Note(note))
			.whenComplete((sent, ex) -> report(note, state, Duration.ofNanos(System.nanoTime() - start), ex));
	}

	private void report(long note, ConnectionState state, Duration waited, @Nullable Throwable ex) {
		if (ex != null) {
			logger.info("note {} failed: {}", note, ex.getMessage());
		}
		else if (state != ConnectionState.READY) {
			logger.info("note {} was written while {} and sent {} later", note, state, Seconds.of(waited));
		}
	}

}
