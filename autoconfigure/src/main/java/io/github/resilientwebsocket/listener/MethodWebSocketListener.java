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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectFailedException;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.ResilientWebSocketException;
import io.github.resilientwebsocket.ResilientWebSocketListener;
import io.github.resilientwebsocket.WebSocketSender;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;
import org.springframework.web.socket.WebSocketMessage;

/**
 * Calls the handler methods of a bean for one client. What a method throws comes out as
 * it was thrown, for the caller to hand to {@link #onError}; only what happens later, to
 * a reply, is handed over from here.
 */
final class MethodWebSocketListener implements ResilientWebSocketListener {

	private static final Log logger = LogFactory.getLog(MethodWebSocketListener.class);

	private final String name;

	private final ResilientWebSocketClient client;

	private final ListenerHandlers handlers;

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
	public void onOpen(ConnectionInfo connection, WebSocketSender sender) throws Exception {
		HandlerCall call = HandlerCall.open(this.client, connection, sender);
		for (InvocableHandlerMethod handler : this.handlers.onOpen()) {
			Object result = Invocation.invoke(handler, call);
			reply((result instanceof CompletionStage<?> stage) ? Invocation.await(stage) : result, sender);
		}
	}

	@Override
	public void onMessage(WebSocketMessage<?> message, ConnectionInfo connection, WebSocketSender sender)
			throws Exception {
		InvocableHandlerMethod handler = this.handlers.onMessage(message);
		if (handler != null) {
			reply(Invocation.invoke(handler, HandlerCall.message(this.client, connection, sender, message)), sender);
		}
	}

	@Override
	public void onClose(CloseInfo close, ConnectionInfo connection) throws Exception {
		HandlerCall call = HandlerCall.close(this.client, connection, close);
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

	private void reply(@Nullable Object value, WebSocketSender sender) {
		if (value != null) {
			send(value, sender).whenComplete((sent, failure) -> {
				if (failure != null) {
					onError(Invocation.unwrap(failure));
				}
			});
		}
	}

	private static CompletionStage<?> send(@Nullable Object value, WebSocketSender sender) {
		if (value instanceof CompletionStage<?> stage) {
			return stage.thenCompose((result) -> send(result, sender));
		}
		return (value != null) ? sender.send(value) : CompletableFuture.completedFuture(null);
	}

	private void logUnhandled(Throwable error) {
		String message = this + " has no @OnError method for: " + error;
		if (error instanceof ConnectFailedException) {
			// What logs the connection has told it already.
			logger.debug(message);
		}
		else if (error instanceof ResilientWebSocketException || error instanceof MessageConversionException) {
			logger.warn(message);
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
