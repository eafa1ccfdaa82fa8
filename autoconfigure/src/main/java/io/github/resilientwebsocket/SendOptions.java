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
 * How one message is sent, where that differs from the settings of the client. Immutable;
 * begin with {@link #DEFAULT}.
 *
 * @param thisConnectionOnly whether the message fails with
 * {@link MessageNotSentException} rather than wait for another connection than the one
 * that is open now
 * @param aheadOfQueue whether the message overtakes those that wait in the queue; among
 * such messages the order is kept
 * @param timeToLive how long the message may wait, or {@code null} for
 * {@code outbound.time-to-live}
 * @since 0.1.0
 */
public record SendOptions(boolean thisConnectionOnly, boolean aheadOfQueue, @Nullable Duration timeToLive) {

	/**
	 * As the settings of the client say.
	 */
	public static final SendOptions DEFAULT = new SendOptions(false, false, null);

	/**
	 * Check the options.
	 * @throws IllegalArgumentException if the time to live is not positive
	 */
	public SendOptions {
		if (timeToLive != null && (timeToLive.isZero() || timeToLive.isNegative())) {
			throw new IllegalArgumentException("'timeToLive' must be positive, but is " + timeToLive);
		}
	}

	/**
	 * Bind the message to the connection that is open now.
	 * @return options that differ in this
	 */
	public SendOptions forThisConnectionOnly() {
		return new SendOptions(true, this.aheadOfQueue, this.timeToLive);
	}

	/**
	 * Let the message overtake those that wait in the queue.
	 * @return options that differ in this
	 */
	public SendOptions goingAheadOfQueue() {
		return new SendOptions(this.thisConnectionOnly, true, this.timeToLive);
	}

	/**
	 * Limit how long the message may wait.
	 * @param timeToLive the time, positive
	 * @return options that differ in this
	 */
	public SendOptions withTimeToLive(Duration timeToLive) {
		return new SendOptions(this.thisConnectionOnly, this.aheadOfQueue, timeToLive);
	}

}
