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

package io.github.resilientwebsocket.interop;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.ExtensionConfig;
import org.eclipse.jetty.websocket.api.Session;

/**
 * One connection of {@link JettyEchoServer}.
 */
public class JettyEchoEndpoint extends Session.Listener.AbstractAutoDemanding {

	private int pings;

	@Override
	public void onWebSocketText(String message) {
		String[] words = message.substring(0, Math.min(200, message.length())).split(" ");
		switch (words[0]) {
			case "close" -> getSession().close(Integer.parseInt(words[1]), words[2], Callback.NOOP);
			case "ping" -> getSession().sendPing(StandardCharsets.UTF_8.encode(words[1]), Callback.NOOP);
			case "pings?" -> send("pings " + this.pings);
			case "extensions?" -> send("offered " + names(getSession().getUpgradeRequest().getExtensions())
					+ " negotiated " + names(getSession().getUpgradeResponse().getExtensions()));
			case "text" -> send("x".repeat(Integer.parseInt(words[1])));
			case "binary" -> sendBytes(Integer.parseInt(words[1]));
			case "fragments" -> sendParts();
			default -> send(message);
		}
	}

	@Override
	public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
		getSession().sendBinary(payload, callback);
	}

	@Override
	public void onWebSocketPing(ByteBuffer payload) {
		this.pings++;
		// Jetty answers only where nobody asks to be told.
		getSession().sendPong(payload, Callback.NOOP);
	}

	@Override
	public void onWebSocketPong(ByteBuffer payload) {
		send("pong " + StandardCharsets.UTF_8.decode(payload));
	}

	@Override
	public void onWebSocketError(Throwable cause) {
		System.out.println("error " + cause);
	}

	@Override
	public void onWebSocketClose(int code, String reason, Callback callback) {
		System.out.println("closed " + code);
		callback.succeed();
	}

	private void send(String text) {
		getSession().sendText(text, Callback.NOOP);
	}

	private void sendBytes(int length) {
		byte[] bytes = new byte[length];
		Arrays.fill(bytes, (byte) 'x');
		getSession().sendBinary(ByteBuffer.wrap(bytes), Callback.NOOP);
	}

	private void sendParts() {
		getSession()
			.sendPartialText("one ", false, Callback.from(() -> getSession().sendPartialText("message ", false, Callback
				.from(() -> getSession().sendPartialText("in parts", true, Callback.NOOP), Throwable::printStackTrace)),
					Throwable::printStackTrace));
	}

	private static List<String> names(List<ExtensionConfig> extensions) {
		return (extensions != null) ? extensions.stream().map(ExtensionConfig::getName).toList() : List.of();
	}

}
