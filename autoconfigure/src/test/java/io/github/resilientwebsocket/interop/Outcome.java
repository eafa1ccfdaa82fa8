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

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What a client did in a {@link Scenario}.
 *
 * @param connections how many TCP connections the server accepted in all
 * @param back after how long the client was connected again, if it was
 * @param firstLeftOpen whether the TCP connection that ended is still open
 * @param ended after how long a stopped client said that it had ended, if it did
 * @param calls how often each callback was called
 */
record Outcome(int connections, @Nullable Duration back, boolean firstLeftOpen, @Nullable Duration ended,
		Map<String, Long> calls) {

	long calls(String name) {
		return this.calls.get(name);
	}

	String describeReturn() {
		if (this.back == null) {
			return "no new connection within " + Scenario.PATIENCE.toSeconds() + " s, the old TCP connection "
					+ (this.firstLeftOpen ? "still open" : "closed");
		}
		return "connected again after " + seconds(this.back);
	}

	String describeCalls() {
		return this.calls.entrySet()
			.stream()
			.map((call) -> "`" + call.getKey() + "` " + call.getValue())
			.collect(Collectors.joining(", "));
	}

	static String seconds(Duration duration) {
		return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
	}

}
