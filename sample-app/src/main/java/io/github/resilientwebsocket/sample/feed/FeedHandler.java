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

package io.github.resilientwebsocket.sample.feed;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.unit.DataSize;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/**
 * The endpoint of the feed: who subscribes gets ticks until the connection ends. What the
 * subscribers note is checked for gaps.
 */
class FeedHandler extends TextWebSocketHandler {

	private static final Logger logger = LoggerFactory.getLogger(FeedHandler.class);

	private static final int SEND_TIME_LIMIT = 1000;

	private static final int BUFFER_SIZE_LIMIT = (int) DataSize.ofKilobytes(64).toBytes();

	private final Map<String, WebSocketSession> subscribers = new ConcurrentHashMap<>();

	private final Semaphore subscriptions = new Semaphore(0);

	private final JsonMapper jsonMapper;

	private long lastNote;

	FeedHandler(JsonMapper jsonMapper) {
		this.jsonMapper = jsonMapper;
	}

	/**
	 * Send a tick to all subscribers.
	 * @param tick the tick
	 */
	void send(FeedTick tick) {
		TextMessage message = new TextMessage(this.jsonMapper.writeValueAsString(tick));
		this.subscribers.values().forEach((session) -> send(session, message));
	}

	private static void send(WebSocketSession session, TextMessage message) {
		try {
			session.sendMessage(message);
		}
		catch (IOException | IllegalStateException ex) {
			// It is going; the container tells when it is gone.
		}
	}

	/**
	 * Close the connections of all subscribers.
	 * @param status the code and reason of the close frame
	 */
	void close(CloseStatus status) {
		for (WebSocketSession session : this.subscribers.values()) {
			try {
				session.close(status);
			}
			catch (IOException ex) {
				// It was gone before.
			}
		}
	}

	/**
	 * Wait until somebody subscribes.
	 * @param patience how long to wait
	 * @return whether somebody has
	 * @throws InterruptedException if interrupted
	 */
	boolean awaitSubscription(Duration patience) throws InterruptedException {
		return this.subscriptions.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * Wait only for those who subscribe from now on.
	 */
	void forgetSubscriptions() {
		this.subscriptions.drainPermits();
	}

	@Override
	protected void handleTextMessage(WebSocketSession session, TextMessage message) {
		Request request = this.jsonMapper.readValue(message.getPayload(), Request.class);
		if (request.subscribe() != null) {
			this.subscribers.put(session.getId(),
					new ConcurrentWebSocketSessionDecorator(session, SEND_TIME_LIMIT, BUFFER_SIZE_LIMIT));
			this.subscriptions.release();
		}
		if (request.note() != null) {
			noted(request.note());
		}
	}

	private synchronized void noted(long note) {
		long lost = note - this.lastNote - 1;
		if (lost > 0) {
			logger.info("note {} arrives, the {} before never did: the client could not know that nobody read them",
					note, lost);
		}
		this.lastNote = note;
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		this.subscribers.remove(session.getId());
	}

	/**
	 * What a client may send.
	 *
	 * @param subscribe what it wants to have
	 * @param note the number of a note
	 */
	record Request(@Nullable String subscribe, @Nullable Long note) {
	}

}
