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
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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

	private final Map<String, WebSocketSession> sessions = new ConcurrentHashMap<>();

	private final Set<WebSocketSession> subscribers = ConcurrentHashMap.newKeySet();

	private final Map<String, Long> lastNotes = new HashMap<>();

	private final JsonMapper jsonMapper;

	private volatile @Nullable Long subscribedSince;

	FeedHandler(JsonMapper jsonMapper) {
		this.jsonMapper = jsonMapper;
	}

	/**
	 * Send a tick to all subscribers.
	 * @param tick the tick
	 */
	void send(FeedTick tick) {
		TextMessage message = new TextMessage(this.jsonMapper.writeValueAsString(tick));
		this.subscribers.forEach((session) -> send(session, message));
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
	 * Close all connections.
	 * @param status the code and reason of the close frame
	 */
	void close(CloseStatus status) {
		for (WebSocketSession session : this.sessions.values()) {
			try {
				session.close(status);
			}
			catch (IOException ex) {
				// It was gone before.
			}
		}
	}

	/**
	 * Return whether somebody has subscribed, and that a while ago.
	 * @param time how long ago at least
	 * @return whether somebody has, and nothing has cut connections since
	 */
	boolean isSubscribedFor(Duration time) {
		Long since = this.subscribedSince;
		return since != null && System.nanoTime() - since >= time.toNanos();
	}

	/**
	 * Ask only for those who subscribe from now on. The server does not notice every end.
	 */
	void forgetSubscriptions() {
		this.subscribedSince = null;
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) {
		this.sessions.put(session.getId(),
				new ConcurrentWebSocketSessionDecorator(session, SEND_TIME_LIMIT, BUFFER_SIZE_LIMIT));
	}

	@Override
	protected void handleTextMessage(WebSocketSession session, TextMessage message) {
		Request request = this.jsonMapper.readValue(message.getPayload(), Request.class);
		WebSocketSession concurrent = this.sessions.get(session.getId());
		if (request.subscribe() != null && concurrent != null) {
			this.subscribers.add(concurrent);
			this.subscribedSince = System.nanoTime();
		}
		if (request.note() != null) {
			noted(String.valueOf(request.from()), request.note());
		}
	}

	private synchronized void noted(String from, long note) {
		long lost = note - this.lastNotes.getOrDefault(from, 0L) - 1;
		if (lost > 0) {
			logger.info(
					"note {} of {} arrives, the {} before never did: the client could not know that nobody read them",
					note, from, lost);
		}
		this.lastNotes.put(from, note);
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		WebSocketSession concurrent = this.sessions.remove(session.getId());
		if (concurrent != null) {
			this.subscribers.remove(concurrent);
		}
	}

	/**
	 * What a client may send.
	 *
	 * @param subscribe what it wants to have
	 * @param from who sends a note
	 * @param note the number of the note
	 */
	record Request(@Nullable String subscribe, @Nullable String from, @Nullable Long note) {
	}

}
