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

import io.github.resilientwebsocket.WebSocketSender;
import io.github.resilientwebsocket.annotation.OnOpen;
import io.github.resilientwebsocket.annotation.WebSocketListener;
import io.github.resilientwebsocket.sample.ConditionalOnOwnFeed;

/**
 * The listener of the client with {@code reconnect: false}, which is there for comparison
 * and only connects when somebody starts it: its first loss is its end.
 */
@WebSocketListener("once")
@ConditionalOnOwnFeed
class OneShotListener {

	@OnOpen
	CompletableFuture<Void> subscribe(WebSocketSender sender) {
		return sender.send(new Subscribe("EUR/USD"));
	}

}
