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

import org.jspecify.annotations.Nullable;

/**
 * A message was certainly not sent: no byte of it was written to a connection.
 *
 * @since 0.1.0
 */
public class MessageNotSentException extends ResilientWebSocketException {

	private final Reason reason;

	/**
	 * Create an exception.
	 * @param clientName the name of the client
	 * @param reason why the message was not sent
	 */
	public MessageNotSentException(String clientName, Reason reason) {
		this(clientName, reason, null);
	}

	/**
	 * Create an exception with a cause.
	 * @param clientName the name of the client
	 * @param reason why the message was not sent
	 * @param cause the exception of a converter, if there is one
	 */
	public MessageNotSentException(String clientName, Reason reason, @Nullable Throwable cause) {
		super("Message of WebSocket client '" + clientName + "' was not sent: " + reason.description, cause,
				cause != null);
		this.reason = reason;
	}

	/**
	 * Return why the message was not sent.
	 * @return the reason
	 */
	public Reason getReason() {
		return this.reason;
	}

	/**
	 * Why a message was not sent.
	 */
	public enum Reason {

		/**
		 * The queue holds {@code outbound.capacity} messages or
		 * {@code outbound.max-bytes} bytes.
		 */
		QUEUE_FULL("the queue is full (outbound.capacity, outbound.max-bytes)"),

		/**
		 * The queue was full and {@code outbound.overflow} is {@code drop-oldest} or
		 * {@code drop-newest}.
		 */
		DROPPED("it was dropped from a full queue (outbound.overflow)"),

		/**
		 * The message has waited longer than it may.
		 */
		EXPIRED("it has waited too long (outbound.time-to-live)"),

		/**
		 * The client has no connection, and {@code outbound.while-disconnected} is
		 * {@code fail} or the message was for an open connection only.
		 */
		NOT_CONNECTED("there is no connection, and it does not wait for one (outbound.while-disconnected)"),

		/**
		 * The message belonged to a connection that has ended.
		 */
		CONNECTION_CLOSED("the connection it belonged to has ended"),

		/**
		 * The client was stopped, has ended or has failed.
		 */
		CLIENT_STOPPED("the client is stopped"),

		/**
		 * No message converter could turn the payload into a message.
		 */
		CONVERSION("the payload could not be converted");

		private final String description;

		Reason(String description) {
			this.description = description;
		}

	}

}
