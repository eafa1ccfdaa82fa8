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
import java.security.GeneralSecurityException;
import java.util.concurrent.locks.ReentrantLock;

import javax.net.ssl.SSLContext;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/**
 * Spring's {@link StandardWebSocketClient} as it is: the baseline.
 */
final class SpringContestant implements Contestant {

	private final StandardWebSocketClient client = new StandardWebSocketClient();

	SpringContestant(ClientContext context) throws GeneralSecurityException {
		SSLContext sslContext = context.sslContext();
		if (sslContext != null) {
			this.client.setSslContext(sslContext);
		}
	}

	@Override
	public Connection open(URI uri, Receiver receiver) throws Exception {
		TextWebSocketHandler handler = new TextWebSocketHandler() {

			@Override
			public void afterConnectionEstablished(WebSocketSession session) {
				receiver.onOpen(new SpringConnection(session));
			}

			@Override
			protected void handleTextMessage(WebSocketSession session, TextMessage message) {
				receiver.onText(message.getPayload());
			}

			@Override
			public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
				receiver.onClose();
			}

		};
		return new SpringConnection(this.client.execute(handler, new WebSocketHttpHeaders(), uri).get());
	}

	/**
	 * A session with a lock: it must not be used by two threads at once.
	 */
	private static final class SpringConnection implements Connection {

		private final ReentrantLock lock = new ReentrantLock();

		private final WebSocketSession session;

		private SpringConnection(WebSocketSession session) {
			this.session = session;
		}

		@Override
		public void send(String text) throws Exception {
			this.lock.lock();
			try {
				this.session.sendMessage(new TextMessage(text));
			}
			finally {
				this.lock.unlock();
			}
		}

		@Override
		public void ping() throws Exception {
			this.session.sendMessage(new PingMessage());
		}

		@Override
		public void close() throws Exception {
			this.session.close();
		}

	}

}
