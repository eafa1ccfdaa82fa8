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
 * The sending of a message under observation. How it failed is its error.
 *
 * @since 0.1.0
 */
public class SendObservationContext extends Observation.Context {

	private final String client;

	/**
	 * Create a context.
	 * @param client the name of the client
	 */
	public SendObservationContext(String client) {
		this.client = client;
	}

	/**
	 * Return the name of the client.
	 * @return the name
	 */
	public String getClient() {
		return this.client;
	}

}
