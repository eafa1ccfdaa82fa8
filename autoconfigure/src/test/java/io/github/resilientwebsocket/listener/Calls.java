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

import java.time.Duration;
import java.time.Instant;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ResilientWebSocketClient;

import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.web.socket.CloseStatus;

/**
 * What listeners are called with in these tests.
 */
final class Calls {

	static final ResilientWebSocketClient CLIENT = new NamedClient("prices");

	static final ConnectionInfo CONNECTION = new ConnectionInfo("prices", 1, 1, Instant.EPOCH, Duration.ZERO, null);

	static final CloseInfo CLOSE = new CloseInfo(CloseStatus.GOING_AWAY, CloseInfo.Origin.REMOTE, true,
			Duration.ofSeconds(1));

	private Calls() {
	}

	static MethodWebSocketListener listener(Object bean) {
		HandlerMethods methods = new HandlerMethods(new JacksonJsonMessageConverter(), null, null);
		return new MethodWebSocketListener("bean", CLIENT, methods.of(bean, HandlerSignatures.of(bean.getClass())));
	}

}
