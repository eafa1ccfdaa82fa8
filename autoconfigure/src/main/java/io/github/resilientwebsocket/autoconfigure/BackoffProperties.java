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

package io.github.resilientwebsocket.autoconfigure;

import java.time.Duration;

import io.github.resilientwebsocket.BackoffSettings.Jitter;
import org.jspecify.annotations.Nullable;

/**
 * Properties below {@code backoff}.
 *
 * @since 0.1.0
 */
public class BackoffProperties {

	/**
	 * Time before the first retry.
	 */
	private @Nullable Duration delay;

	/**
	 * Factor by which the delay grows from one retry to the next.
	 */
	private @Nullable Double multiplier;

	/**
	 * Largest delay between two attempts.
	 */
	private @Nullable Duration maxDelay;

	/**
	 * How a delay is spread, so that many clients do not come back at the same moment.
	 */
	private @Nullable Jitter jitter;

	/**
	 * Largest number of retries in a row, unlimited if not set. Beyond it the client
	 * fails.
	 */
	private @Nullable Integer maxRetries;

	/**
	 * Longest outage, unlimited if not set. Beyond it the client fails.
	 */
	private @Nullable Duration maxElapsed;

	/**
	 * How long a connection must have been ready before retries count from zero again.
	 */
	private @Nullable Duration resetAfter;

	public @Nullable Duration getDelay() {
		return this.delay;
	}

	public void setDelay(@Nullable Duration delay) {
		this.delay = delay;
	}

	public @Nullable Double getMultiplier() {
		return this.multiplier;
	}

	public void setMultiplier(@Nullable Double multiplier) {
		this.multiplier = multiplier;
	}

	public @Nullable Duration getMaxDelay() {
		return this.maxDelay;
	}

	public void setMaxDelay(@Nullable Duration maxDelay) {
		this.maxDelay = maxDelay;
	}

	public @Nullable Jitter getJitter() {
		return this.jitter;
	}

	public void setJitter(@Nullable Jitter jitter) {
		this.jitter = jitter;
	}

	public @Nullable Integer getMaxRetries() {
		return this.maxRetries;
	}

	public void setMaxRetries(@Nullable Integer maxRetries) {
		this.maxRetries = maxRetries;
	}

	public @Nullable Duration getMaxElapsed() {
		return this.maxElapsed;
	}

	public void setMaxElapsed(@Nullable Duration maxElapsed) {
		this.maxElapsed = maxElapsed;
	}

	public @Nullable Duration getResetAfter() {
		return this.resetAfter;
	}

	public void setResetAfter(@Nullable Duration resetAfter) {
		this.resetAfter = resetAfter;
	}

}
