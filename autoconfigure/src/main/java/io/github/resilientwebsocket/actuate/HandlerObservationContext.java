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

package io.github.resilientwebsocket.actuate;

import io.micrometer.observation.Observation;

/**
 * The call of a listener under observation.
 *
 * @since 0.1.0
 */
public class HandlerObservationContext extends Observation.Context {

	private final String client;

	private final Call call;

	/**
	 * Create a context.
	 * @param client the name of the client
	 * @param call what the listener is told
	 */
	public HandlerObservationContext(String client, Call call) {
		this.client = client;
		this.call = call;
	}

	/**
	 * Return the name of the client.
	 * @return the name
	 */
	public String getClient() {
		return this.client;
	}

	/**
	 * Return what the listener is told.
	 * @return the kind of the call
	 */
	public Call getCall() {
		return this.call;
	}

	/**
	 * What a listener is told.
	 */
	public enum Call {

		/**
		 * A connection was opened.
		 */
		OPEN,

		/**
		 * A message has arrived.
		 */
		MESSAGE,

		/**
		 * A connection has ended.
		 */
		CLOSE

	}

}
