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

import java.util.Arrays;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionSender;
import io.github.resilientwebsocket.ResilientWebSocketListener;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.web.socket.WebSocketMessage;

/**
 * All listeners of a client as one that never throws: an exception of one goes to its own
 * {@code onError} and keeps none of the others from being called.
 */
public final class Listeners {

	private static final Log logger = LogFactory.getLog(Listeners.class);

	/** Never changed, but replaced: there is no cheaper list to go through. */
	private volatile ResilientWebSocketListener[] listeners = {};

	private final String clientName;

	private final InboundCounters counters;

	/**
	 * Create an empty list.
	 * @param clientName the name of the client
	 * @param counters counts what they throw
	 */
	public Listeners(String clientName, InboundCounters counters) {
		this.clientName = clientName;
		this.counters = counters;
	}

	/**
	 * Add a listener, to be called after those that are there.
	 * @param listener the listener
	 */
	public synchronized void add(ResilientWebSocketListener listener) {
		ResilientWebSocketListener[] more = Arrays.copyOf(this.listeners, this.listeners.length + 1);
		more[this.listeners.length] = listener;
		this.listeners = more;
	}

	void onOpen(ConnectionInfo connection, ConnectionSender sender) {
		each((listener) -> listener.onOpen(connection, sender));
	}

	void onMessage(WebSocketMessage<?> message, ConnectionInfo connection, ConnectionSender sender) {
		for (ResilientWebSocketListener listener : this.listeners) {
			try {
				listener.onMessage(message, connection, sender);
			}
			catch (Throwable ex) {
				this.counters.handlerFailed();
				fail(listener, ex);
			}
		}
	}

	void onClose(CloseInfo close, ConnectionInfo connection) {
		each((listener) -> listener.onClose(close, connection));
	}

	/**
	 * Tell all listeners of an error.
	 * @param error the error
	 */
	public void onError(Throwable error) {
		for (ResilientWebSocketListener listener : this.listeners) {
			fail(listener, error);
		}
	}

	private void each(Call call) {
		for (ResilientWebSocketListener listener : this.listeners) {
			try {
				call.on(listener);
			}
			catch (Throwable ex) {
				this.counters.handlerFailed();
				fail(listener, ex);
			}
		}
	}

	private void fail(ResilientWebSocketListener listener, Throwable error) {
		try {
			listener.onError(error);
		}
		catch (Throwable ex) {
			logger.error("The onError handler of a listener of WebSocket client '" + this.clientName + "' failed", ex);
		}
	}

	/** A call of one listener. */
	@FunctionalInterface
	private interface Call {

		void on(ResilientWebSocketListener listener) throws Exception;

	}

}
