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

package io.github.resilientwebsocket.sample.client;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.annotation.OnClose;
import io.github.resilientwebsocket.annotation.OnError;
import io.github.resilientwebsocket.annotation.OnMessage;
import io.github.resilientwebsocket.annotation.OnOpen;
import io.github.resilientwebsocket.annotation.WebSocketListener;
import io.github.resilientwebsocket.sample.ConditionalOnOwnFeed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.socket.WebSocketMessage;

/**
 * Takes the place of {@link TickListener} when the client connects to another server: it
 * counts messages of any kind and sends nothing, for nobody knows what that server takes.
 */
@WebSocketListener("feed")
@ConditionalOnOwnFeed(false)
class OtherServerListener {

	private static final Logger logger = LoggerFactory.getLogger(OtherServerListener.class);

	private final FeedDiary diary;

	OtherServerListener(FeedDiary diary) {
		this.diary = diary;
		logger.info("the client connects to another server: our own feed, its cable and its troubles are off");
	}

	@OnOpen
	void opened(ConnectionInfo connection) {
		this.diary.opened(connection);
	}

	@OnMessage
	void received(WebSocketMessage<?> message) {
		this.diary.received();
	}

	@OnClose
	void lost(CloseInfo close, ConnectionInfo connection) {
		this.diary.closed(close, connection);
	}

	@OnError
	void failed(Throwable error) {
		// Every failed attempt is told by TransitionReporter.
	}

}
