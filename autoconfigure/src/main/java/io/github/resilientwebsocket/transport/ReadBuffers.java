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

package io.github.resilientwebsocket.transport;

import java.util.function.BooleanSupplier;

import org.apache.tomcat.websocket.WsSession;

/**
 * How large Tomcat's buffers of one connection are. There are four: what is read from the
 * socket, a fixed one behind that, and those for parts of binary messages and of texts.
 * Only the first decides how often Tomcat has to read.
 */
final class ReadBuffers {

	/**
	 * A record of TLS holds up to 16 KiB. Tomcat reads the answer to the handshake into
	 * the first buffer and fails if a record does not fit, as when a proxy has put the
	 * answer and the first message into one. Later it gets a larger one by itself.
	 */
	private static final int TLS_RECORD = 17 * 1024;

	/** Larger parts are not faster, and a character takes two bytes. */
	private static final int LARGEST_PART = 8 * 1024;

	private final int size;

	private final boolean secure;

	private final BooleanSupplier connecting;

	/**
	 * Create sizes.
	 * @param size how much to read at once
	 * @param secure whether through TLS
	 * @param connecting whether the handshake has not been answered
	 */
	ReadBuffers(int size, boolean secure, BooleanSupplier connecting) {
		this.size = size;
		this.secure = secure;
		this.connecting = connecting;
	}

	/**
	 * Return the size of the next buffer: Tomcat allocates the first one when it begins
	 * to connect, and those for parts when it has connected.
	 * @return the size in bytes or characters
	 */
	int next() {
		if (!this.connecting.getAsBoolean()) {
			return Math.min(this.size, LARGEST_PART);
		}
		return this.secure ? Math.max(this.size, TLS_RECORD) : this.size;
	}

	/**
	 * Give back what only the handshake needed.
	 * @param session a session that is not read yet
	 */
	void shrink(WsSession session) {
		if (this.secure && this.size < TLS_RECORD) {
			TomcatInternals.shrinkReadBuffer(session, this.size);
		}
	}

}
