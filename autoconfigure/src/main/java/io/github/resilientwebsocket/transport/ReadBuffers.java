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
 * How large Tomcat's buffers for reading are, of one connection. There are four: for what
 * was read from the socket, a second one behind that, and those for parts of binary
 * messages (through which texts go as well) and of texts. Only the first decides how
 * often Tomcat has to read.
 */
final class ReadBuffers {

	/**
	 * A record of TLS holds up to 16 KiB. Tomcat reads the answer to the handshake into
	 * the first buffer and fails if a record does not fit, as when a proxy has put the
	 * answer and the first message into one. Later it gets a larger one by itself.
	 */
	private static final int TLS_RECORD = 17 * 1024;

	/** What Tomcat gives the second buffer. More is of no use for parts either. */
	private static final int TOMCATS = 8 * 1024;

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
	 * Return the size that Tomcat is to give to its next buffer for bytes: the first when
	 * it begins to connect, the one for parts when it has connected.
	 * @return the size in bytes
	 */
	int bytes() {
		if (!this.connecting.getAsBoolean()) {
			return part();
		}
		return this.secure ? Math.max(this.size, TLS_RECORD) : this.size;
	}

	/**
	 * Return the size for parts of texts: next to nothing until there is one.
	 * @return the size in characters
	 */
	int characters() {
		return 1;
	}

	/**
	 * Give back what only the handshake needed, and let Tomcat take what a text needs
	 * when it comes.
	 * @param session a session that is not read yet
	 */
	void established(WsSession session) {
		session.setMaxTextMessageBufferSize(part());
		if (this.secure && this.size < TLS_RECORD) {
			TomcatInternals.shrinkReadBuffer(session, this.size);
		}
		if (this.size < TOMCATS) {
			// It is filled from the first as often as need be.
			TomcatInternals.shrinkInputBuffer(session, this.size / 2);
		}
	}

	private int part() {
		return Math.min(this.size, TOMCATS);
	}

}
