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

package io.github.resilientwebsocket.transport;

import org.apache.tomcat.websocket.WsFrameBase;
import org.apache.tomcat.websocket.WsFrameClient;
import org.apache.tomcat.websocket.WsSession;
import org.apache.tomcat.websocket.WsWebSocketContainer;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeHint;

/**
 * Lets a native image have the fields that {@link TomcatInternals} looks for. Without
 * them the client would work like on a version of Tomcat that it does not know.
 */
final class TomcatRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		register(hints, WsWebSocketContainer.class, "asynchronousChannelGroup");
		register(hints, WsSession.class, "wsFrame");
		register(hints, WsFrameBase.class, "open", "payloadLength", "controlBufferBinary", "inputBuffer");
		register(hints, WsFrameClient.class, "response");
	}

	private static void register(RuntimeHints hints, Class<?> type, String... fields) {
		hints.reflection().registerType(type, (TypeHint.Builder builder) -> {
			for (String field : fields) {
				builder.withField(field);
			}
		});
	}

}
