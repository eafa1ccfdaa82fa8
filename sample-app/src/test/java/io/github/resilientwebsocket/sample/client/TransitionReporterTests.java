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

import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.ConnectionStateChangedEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TransitionReporterTests {

	@Test
	void tellsTheDelay() {
		assertThat(line(ConnectionState.READY, ConnectionState.BACKING_OFF, "the connection was lost", 740))
			.isEqualTo("feed: READY       -> BACKING_OFF  the connection was lost; next attempt in 0.7 s");
	}

	@Test
	void tellsTheAttempt() {
		assertThat(line(ConnectionState.BACKING_OFF, ConnectionState.CONNECTING, "the delay is over", 0))
			.isEqualTo("feed: BACKING_OFF -> CONNECTING   the delay is over; attempt 3");
	}

	@Test
	void tellsNoMoreThanThereIs() {
		assertThat(line(ConnectionState.OPENING, ConnectionState.READY, "the open handlers are done", 0))
			.isEqualTo("feed: OPENING     -> READY        the open handlers are done");
	}

	private static String line(ConnectionState from, ConnectionState to, String cause, long delay) {
		return TransitionReporter
			.line(new ConnectionStateChangedEvent("feed", from, to, cause, 3, Duration.ofMillis(delay), 2));
	}

}
