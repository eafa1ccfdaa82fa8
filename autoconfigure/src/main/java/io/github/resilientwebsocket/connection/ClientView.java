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

package io.github.resilientwebsocket.connection;

import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionState;
import org.jspecify.annotations.Nullable;

/**
 * What any thread may read of a client. Written by its loop only.
 */
final class ClientView {

	private volatile ConnectionState state = ConnectionState.STOPPED;

	private volatile @Nullable ConnectionInfo connection;

	private volatile LinkRuntime.@Nullable Open open;

	ConnectionState state() {
		return this.state;
	}

	void state(ConnectionState state) {
		this.state = state;
	}

	@Nullable ConnectionInfo connection() {
		return this.connection;
	}

	/** What belongs to the connection, for those who look at its figures. */
	LinkRuntime.@Nullable Open open() {
		return this.open;
	}

	void connected(ConnectionInfo connection, LinkRuntime.Open open) {
		this.open = open;
		this.connection = connection;
	}

	void disconnected() {
		this.connection = null;
		this.open = null;
	}

}
