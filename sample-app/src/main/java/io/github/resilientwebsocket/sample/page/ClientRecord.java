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

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What is counted of one client. Thread-safe.
 */
class ClientRecord {

	/** The upper bounds of all classes of outages but the last one. */
	static final List<Duration> BOUNDS = List.of(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1),
			Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30));

	private final long[] outages = new long[BOUNDS.size() + 1];

	private long losses;

	private long recoveries;

	private long failedAttempts;

	synchronized void lost() {
		this.losses++;
	}

	synchronized void recovered(Duration outage) {
		this.recoveries++;
		int index = 0;
		while (index < BOUNDS.size() && outage.compareTo(BOUNDS.get(index)) > 0) {
			index++;
		}
		this.outages[index]++;
	}

	synchronized void attemptFailed() {
		this.failedAttempts++;
	}

	synchronized Counts counts() {
		return new Counts(this.losses, this.recoveries, this.failedAttempts,
				Arrays.stream(this.outages).boxed().toList());
	}

	/**
	 * What has been counted so far.
	 *
	 * @param losses connections that were lost
	 * @param recoveries connections that were opened after a loss
	 * @param failedAttempts attempts that opened no connection
	 * @param outages how many outages there were of each class
	 */
	record Counts(long losses, long recoveries, long failedAttempts, List<Long> outages) {
	}

}
