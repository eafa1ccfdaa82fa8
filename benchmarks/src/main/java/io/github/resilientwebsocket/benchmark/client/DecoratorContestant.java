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

package io.github.resilientwebsocket.benchmark.client;

import java.net.URI;
import java.util.concurrent.locks.LockSupport;

import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/**
 * Spring's client with the decorator that its documentation recommends for several
 * threads. Differs from the baseline in sending only.
 */
final class DecoratorContestant implements Contestant {

	private static final int SEND_TIME_LIMIT = 10_000;

	private static final int BUFFER_SIZE_LIMIT = 4 * 1024 * 1024;

	private final StandardWebSocketClient client = new StandardWebSocketClient();

	@Override
	public Connection open(URI uri, Receiver receiver) throws Exception {
		TextWebSocketHandler handler = new TextWebSocketHandler() {

			@Override
			protected void handleTextMessage(WebSocketSession session, TextMessage message) {
				receiver.onText(message.getPayload());
			}

		};
		WebSocketSession session = this.client.execute(handler, new WebSocketHttpHeaders(), uri).get();
		return new DecoratedConnection(
				new ConcurrentWebSocketSessionDecorator(session, SEND_TIME_LIMIT, BUFFER_SIZE_LIMIT));
	}

	/**
	 * A session that any thread may use; beyond its limit it closes itself, so the limit
	 * is not reached.
	 */
	private record DecoratedConnection(ConcurrentWebSocketSessionDecorator session) implements Connection {

		@Override
		public void send(String text) throws Exception {
			while (this.session.getBufferSize() > BUFFER_SIZE_LIMIT / 4) {
				LockSupport.parkNanos(1_000_000);
			}
			this.session.sendMessage(new TextMessage(text));
		}

		@Override
		public void close() throws Exception {
			this.session.close();
		}

	}

}
