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
import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What to do after a loss or a failed attempt.
 */
public sealed interface Decision {

	/**
	 * Decide.
	 * @param settings the settings of the client
	 * @param verdict what the failure means
	 * @param failures how many failures there were in a row, this one included
	 * @param elapsed how long the outage has lasted
	 * @param random a number from 0 (inclusive) to 1 (exclusive)
	 * @return the decision
	 */
	static Decision of(ClientSettings settings, Verdict verdict, int failures, Duration elapsed, double random) {
		if (!settings.reconnect()) {
			return new End();
		}
		if (verdict == Verdict.STOP) {
			return new GiveUp("the failure policy says stop");
		}
		String limit = reachedLimit(settings.backoff(), failures, elapsed);
		if (limit != null) {
			return new GiveUp(limit);
		}
		return new Retry(Backoff.delay(settings.backoff(), verdict, failures, random), verdict);
	}

	private static @Nullable String reachedLimit(BackoffSettings backoff, int failures, Duration elapsed) {
		if (backoff.maxRetries() != null && failures > backoff.maxRetries()) {
			return "backoff.max-retries of " + backoff.maxRetries() + " is reached";
		}
		if (backoff.maxElapsed() != null && elapsed.compareTo(backoff.maxElapsed()) >= 0) {
			return "backoff.max-elapsed of " + backoff.maxElapsed().toSeconds() + "s is reached";
		}
		return null;
	}

	/**
	 * Return whether there is another attempt.
	 * @return whether to connect again
	 */
	default boolean willRetry() {
		return this instanceof Retry;
	}

	/**
	 * Return the time until the next attempt.
	 * @return the time, zero if there is no other attempt
	 */
	default Duration delay() {
		return Duration.ZERO;
	}

	/**
	 * Connect again.
	 *
	 * @param delay the time to wait before
	 * @param verdict how urgent it is
	 */
	record Retry(Duration delay, Verdict verdict) implements Decision {
	}

	/**
	 * The ordinary end with {@code reconnect: false}.
	 */
	record End() implements Decision {
	}

	/**
	 * A limit was reached, or the verdict says so.
	 *
	 * @param reason which of them, as a clause
	 */
	record GiveUp(String reason) implements Decision {
	}

}
