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

package io.github.resilientwebsocket.inbound;

/**
 * Counts what a client has received, over all its connections.
 */
public interface InboundStatistics {

	/**
	 * Return how many messages were received, the dropped ones included.
	 * @return the number of complete messages
	 */
	long getReceived();

	/**
	 * Return how much was read from sockets for them, framing and TLS included.
	 * @return the number of bytes
	 */
	long getBytes();

	/**
	 * Return how many messages the listeners have handled while the time of that was
	 * measured.
	 * @return the number of messages
	 */
	long getHandled();

	/**
	 * Return how long the listeners have taken for these.
	 * @return the nanoseconds
	 */
	long getHandlerNanos();

	/**
	 * Return how often a listener has thrown an exception.
	 * @return the number of exceptions
	 */
	long getHandlerErrors();

	/**
	 * Return how many messages were dropped because too much waited.
	 * @return the number of messages that no listener has seen
	 */
	long getDropped();

	/**
	 * Return how many messages were discarded because their connection had ended.
	 * @return the number of messages that no listener has seen
	 */
	long getDiscarded();

	/**
	 * Return how often reading was suspended.
	 * @return the number of times
	 */
	long getSuspensions();

}
