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

package io.github.resilientwebsocket.listener;

import java.util.concurrent.CompletionStage;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectFailedException;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionSender;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.ResilientWebSocketException;
import io.github.resilientwebsocket.ResilientWebSocketListener;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.MessagingException;
import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;
import org.springframework.util.StringUtils;
import org.springframework.web.socket.WebSocketMessage;

/**
 * Calls the handler methods of a bean for one client. What a method throws comes out as
 * it was thrown, for the caller to hand to {@link #onError}; only what happens later, to
 * a reply, is handed over from here.
 */
final class MethodWebSocketListener implements ResilientWebSocketListener {

	private static final Log logger = LogFactory.getLog(MethodWebSocketListener.class);

	/** In characters. */
	private static final int LOGGED = 2000;

	private final String name;

	private final ResilientWebSocketClient client;

	private final ListenerHandlers handlers;

	/** Calls come one at a time, but not all on one thread. */
	private volatile @Nullable OpenConnection open;

	/**
	 * Create a listener.
	 * @param name what to call the bean in a log
	 * @param client the client
	 * @param handlers the handler methods of the bean
	 */
	MethodWebSocketListener(String name, ResilientWebSocketClient client, ListenerHandlers handlers) {
		this.name = name;
		this.client = client;
		this.handlers = handlers;
	}

	/**
	 * Call the {@code @OnOpen} methods one by one, up to the first that fails. Waits for
	 * a future that one of them returns.
	 */
	@Override
	public void onOpen(ConnectionInfo connection, ConnectionSender sender) throws Exception {
		HandlerCall call = HandlerCall.open(open(connection, sender));
		for (InvocableHandlerMethod handler : this.handlers.onOpen()) {
			Object result = Invocation.invoke(handler, call);
			replies(sender).send((result instanceof CompletionStage<?> stage) ? Invocation.await(stage) : result);
		}
	}

	@Override
	public void onMessage(WebSocketMessage<?> message, ConnectionInfo connection, ConnectionSender sender)
			throws Exception {
		InvocableHandlerMethod handler = this.handlers.onMessage(message);
		if (handler != null) {
			Object result = Invocation.invoke(handler, HandlerCall.message(open(connection, sender), message));
			if (result != null) {
				replies(sender).send(result);
			}
		}
	}

	@Override
	public void onClose(CloseInfo close, ConnectionInfo connection) throws Exception {
		OpenConnection known = this.open;
		ConnectionHeaders headers = (known != null && known.isOf(connection)) ? known.headers()
				: new ConnectionHeaders(connection);
		HandlerCall call = HandlerCall.close(this.client, connection, headers, close);
		for (InvocableHandlerMethod handler : this.handlers.onClose()) {
			Invocation.invoke(handler, call);
		}
	}

	/**
	 * Call the {@code @OnError} method that asks for such an error. Throws nothing: what
	 * nobody handles, and what goes wrong with handling it, is logged.
	 */
	@Override
	public void onError(Throwable error) {
		InvocableHandlerMethod handler = this.handlers.onError(error);
		if (handler == null) {
			logUnhandled(error);
			return;
		}
		try {
			Invocation.invoke(handler, HandlerCall.error(this.client, error));
		}
		catch (Throwable ex) {
			// Also an Error: for a late reply nobody above would ever see it.
			logger.warn(this + " has thrown an exception while handling " + error.getClass().getName(), ex);
		}
	}

	private Replies replies(ConnectionSender sender) {
		return new Replies(sender, this::onError);
	}

	private OpenConnection open(ConnectionInfo connection, ConnectionSender sender) {
		OpenConnection known = this.open;
		if (known == null || !known.isOf(connection, sender)) {
			known = new OpenConnection(this.client, connection, sender);
			this.open = known;
		}
		return known;
	}

	private void logUnhandled(Throwable error) {
		String message = this + " has no @OnError method for: " + error;
		if (error instanceof ConnectFailedException) {
			// What logs the connection has told it already.
			logger.debug(message);
		}
		else if (error instanceof ResilientWebSocketException || error instanceof MessagingException) {
			// What is not valid is shown in full by those who validate.
			logger.warn(StringUtils.truncate(message, LOGGED));
		}
		else {
			logger.warn(message, error);
		}
	}

	@Override
	public String toString() {
		return "Listener '" + this.name + "' of WebSocket client '" + this.client.getName() + "'";
	}

}
