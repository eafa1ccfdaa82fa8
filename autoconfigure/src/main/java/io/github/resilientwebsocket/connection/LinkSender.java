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

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.resilientwebsocket.ConnectionSender;
import io.github.resilientwebsocket.MessageNotSentException.Reason;
import io.github.resilientwebsocket.outbound.LinkWriter;
import io.github.resilientwebsocket.outbound.PayloadEncoder;

import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.web.socket.WebSocketSession;

/**
 * Sends over one connection.
 */
final class LinkSender implements ConnectionSender {

	private final ClientCore core;

	private final LinkWriter writer;

	private final WebSocketSession session;

	/**
	 * Create a sender.
	 * @param core the client
	 * @param link the number of the link
	 * @param open the connection of the link
	 */
	LinkSender(ClientCore core, long link, LinkRuntime.Open open) {
		this.core = core;
		this.writer = open.writer();
		this.session = new ListenerSession(open.connection().getSession(), this,
				(status) -> core.post((now) -> new ConnectionEvent.CloseRequested(now, link, status)),
				(error) -> core.listenerLane().execute(() -> core.listeners().onError(error)));
	}

	@Override
	public CompletableFuture<Void> send(Object payload) {
		return send(this.core, payload, (encoded) -> this.writer.send(encoded.message(), encoded.bytes()));
	}

	@Override
	public WebSocketSession getSession() {
		return this.session;
	}

	static CompletableFuture<Void> send(ClientCore core, Object payload,
			Function<PayloadEncoder.Encoded, CompletableFuture<Void>> target) {
		return core.observesMessages()
				? core.instrumentation().send(core.name(), () -> encodeAndSend(core, payload, target))
				: encodeAndSend(core, payload, target);
	}

	private static CompletableFuture<Void> encodeAndSend(ClientCore core, Object payload,
			Function<PayloadEncoder.Encoded, CompletableFuture<Void>> target) {
		PayloadEncoder.Encoded message;
		try {
			message = core.encoder().encode(payload);
		}
		catch (MessageConversionException ex) {
			return core.outcomes().notSent(Reason.CONVERSION, ex);
		}
		return target.apply(message);
	}

}
