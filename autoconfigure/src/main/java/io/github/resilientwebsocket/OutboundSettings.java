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

/**
 * How messages are queued and sent.
 *
 * @param capacity how many messages may wait
 * @param whileDisconnected what happens to messages while there is no connection
 * @param sendTimeout how long the writing of one whole message may take; beyond it the
 * connection is cut
 * @since 0.1.0
 */
public record OutboundSettings(int capacity, WhileDisconnected whileDisconnected, Duration sendTimeout) {

	/**
	 * The settings that hold if nothing else is configured.
	 */
	public static final OutboundSettings DEFAULT = new OutboundSettings(10000, WhileDisconnected.QUEUE,
			Duration.ofSeconds(10));

	/**
	 * Check the settings.
	 * @throws InvalidClientSettingsException if a value makes no sense
	 */
	public OutboundSettings {
		Check.positive("outbound.capacity", capacity, "Set how many messages may wait to be sent.");
		Check.positive("outbound.send-timeout", sendTimeout,
				"Set how long the writing of one message may take, for example 10s.");
	}

	/**
	 * What happens to a message while there is no connection.
	 */
	public enum WhileDisconnected {

		/**
		 * It waits for the next connection.
		 */
		QUEUE,

		/**
		 * It fails with {@link MessageNotSentException}.
		 */
		FAIL

	}

}
