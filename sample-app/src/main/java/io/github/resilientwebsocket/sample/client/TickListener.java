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

import java.util.concurrent.CompletableFuture;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectFailedException;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.WebSocketSender;
import io.github.resilientwebsocket.annotation.OnClose;
import io.github.resilientwebsocket.annotation.OnError;
import io.github.resilientwebsocket.annotation.OnMessage;
import io.github.resilientwebsocket.annotation.OnOpen;
import io.github.resilientwebsocket.annotation.WebSocketListener;
import io.github.resilientwebsocket.sample.ConditionalOnOwnFeed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that an application has to write in order to receive: no connecting, no retrying,
 * no pings. It subscribes, takes what comes, and knows what it has missed.
 */
@WebSocketListener("feed")
@ConditionalOnOwnFeed
class TickListener {

	private static final Logger logger = LoggerFactory.getLogger(TickListener.class);

	private final Gaps gaps = new Gaps();

	private final FeedDiary diary;

	TickListener(FeedDiary diary) {
		this.diary = diary;
	}

	/**
	 * The server knows nothing of the connection before: subscribe again on every one.
	 * What waits in the queue of the client is sent after this.
	 */
	@OnOpen
	CompletableFuture<Void> subscribe(WebSocketSender sender, ConnectionInfo connection) {
		this.diary.opened(connection);
		return sender.send(new Subscribe("EUR/USD"));
	}

	@OnMessage
	void tick(Tick tick) {
		this.diary.received(tick, this.gaps.before(tick.sequence()));
	}

	@OnClose
	void lost(CloseInfo close, ConnectionInfo connection) {
		this.diary.closed(close, connection);
	}

	@OnError
	void failed(Throwable error) {
		// A failed attempt is a transition too: TransitionReporter tells of it.
		if (!(error instanceof ConnectFailedException)) {
			logger.warn("cannot handle a message", error);
		}
	}

}
