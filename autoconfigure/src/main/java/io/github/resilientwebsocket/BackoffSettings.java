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

package io.github.resilientwebsocket;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How long to wait between attempts, and when to give up.
 *
 * @param delay before the first retry; zero connects again at once
 * @param multiplier from one retry to the next, at least 1
 * @param maxDelay the largest delay
 * @param jitter how a delay is spread
 * @param maxRetries the largest number of retries in a row, at least 1, or {@code null}
 * for no limit
 * @param maxElapsed the longest outage, or {@code null} for no limit
 * @param resetAfter how long a connection must have been ready before retries count from
 * zero again
 * @since 0.1.0
 */
public record BackoffSettings(Duration delay, double multiplier, Duration maxDelay, Jitter jitter,
		@Nullable Integer maxRetries, @Nullable Duration maxElapsed, Duration resetAfter) {

	/**
	 * The settings that hold if nothing else is configured.
	 */
	public static final BackoffSettings DEFAULT = new BackoffSettings(Duration.ofSeconds(1), 2, Duration.ofSeconds(30),
			Jitter.FULL, null, null, Duration.ofSeconds(10));

	/**
	 * Check the settings.
	 * @throws InvalidClientSettingsException if a value makes no sense
	 */
	public BackoffSettings {
		Check.notNegative("backoff.delay", delay, "Use 0 to connect again at once.");
		Check.positive("backoff.max-delay", maxDelay, "Set the largest delay between two attempts, for example 30s.");
		Check.notNegative("backoff.reset-after", resetAfter,
				"Use 0 to count from zero after every connection that became ready.");
		if (!(multiplier >= 1) || Double.isInfinite(multiplier)) {
			throw new InvalidClientSettingsException("backoff.multiplier",
					"is " + multiplier + ", but must be at least 1",
					"Use 1 for a constant delay, 2 to double it with every retry.");
		}
		if (delay.compareTo(maxDelay) > 0) {
			throw new InvalidClientSettingsException("backoff.delay",
					"is " + Check.format(delay) + ", which is above 'backoff.max-delay' of " + Check.format(maxDelay),
					"Lower 'backoff.delay' or raise 'backoff.max-delay'.");
		}
		if (maxRetries != null && maxRetries < 1) {
			throw new InvalidClientSettingsException("backoff.max-retries",
					"is " + maxRetries + ", but must be at least 1",
					"Leave it out to retry without a limit, or set 'reconnect' to false to end after the first loss.");
		}
		if (maxElapsed != null) {
			Check.positive("backoff.max-elapsed", maxElapsed, "Leave it out to retry without a limit.");
		}
	}

	/**
	 * How a delay is spread, so that the clients of a restarted server do not all come
	 * back at the same moment. It holds for every retry, the first one too.
	 */
	public enum Jitter {

		/**
		 * Exactly the delay.
		 */
		NONE,

		/**
		 * Half of the delay and a random part of the other half.
		 */
		EQUAL,

		/**
		 * A random part of the delay.
		 */
		FULL

	}

}
