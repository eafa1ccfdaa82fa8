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

/**
 * An attempt to connect failed; given to {@code @OnError} handlers. It has neither a
 * cause nor a stack trace, because {@link #getFailure()} says everything.
 *
 * @since 0.1.0
 */
public class ConnectFailedException extends ResilientWebSocketException {

	private final ConnectFailure failure;

	/**
	 * Create an exception for a failed attempt.
	 * @param clientName the name of the client
	 * @param failure why the attempt failed
	 */
	public ConnectFailedException(String clientName, ConnectFailure failure) {
		super("WebSocket client '" + clientName + "' could not connect: " + failure.describe(), null, false);
		this.failure = failure;
	}

	/**
	 * Return why the attempt failed.
	 * @return the failure
	 */
	public ConnectFailure getFailure() {
		return this.failure;
	}

}
