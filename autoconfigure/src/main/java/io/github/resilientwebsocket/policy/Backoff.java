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

package io.github.resilientwebsocket.policy;

import java.time.Duration;

import io.github.resilientwebsocket.BackoffSettings;
import io.github.resilientwebsocket.Verdict;

/**
 * How long to wait before a retry. Spring's {@code ExponentialBackOff} has neither full
 * jitter nor a limit in wall-clock time, so this is its own few lines.
 */
public final class Backoff {

	private Backoff() {
	}

	/**
	 * Return the delay before a retry.
	 * @param settings the settings
	 * @param verdict how urgent it is
	 * @param retry the number of the retry, from 1
	 * @param random a number from 0 (inclusive) to 1 (exclusive)
	 * @return the delay, never above the largest one and never negative
	 */
	public static Duration delay(BackoffSettings settings, Verdict verdict, int retry, double random) {
		double max = settings.maxDelay().toNanos();
		double base = (verdict == Verdict.RECONNECT_SLOWLY) ? max
				: Math.min(max, settings.delay().toNanos() * Math.pow(settings.multiplier(), retry - 1));
		double spread = switch (settings.jitter()) {
			case NONE -> base;
			case EQUAL -> base / 2 + random * base / 2;
			case FULL -> random * base;
		};
		return Duration.ofNanos((long) spread);
	}

}
