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

package io.github.resilientwebsocket.test.autoconfigure;

import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about a {@link ConnectionHistory}: those about one of its clients.
 *
 * @since 0.1.0
 */
public final class ConnectionHistoryAssert extends AbstractAssert<ConnectionHistoryAssert, ConnectionHistory> {

	ConnectionHistoryAssert(ConnectionHistory actual) {
		super(actual, ConnectionHistoryAssert.class);
	}

	/**
	 * Go on with a client.
	 * @param name the name of the client
	 * @return assertions about its history
	 */
	public ClientConnectionHistoryAssert client(String name) {
		isNotNull();
		return new ClientConnectionHistoryAssert(this.actual.client(name));
	}

	/**
	 * Go on with the only client.
	 * @return assertions about its history
	 */
	public ClientConnectionHistoryAssert client() {
		isNotNull();
		return new ClientConnectionHistoryAssert(this.actual.client());
	}

}
