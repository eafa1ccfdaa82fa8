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

package io.github.resilientwebsocket.integration;

import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.proxy.TestProxy;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.RawFrame;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What compression makes of the bytes that pass a proxy.
 */
class CompressionTests {

	private static final String FEED = "resilient-websocket.clients.feed.";

	private static final String MESSAGE = "{\"instrument\":\"EUR/USD\",\"bid\":1.08,\"ask\":1.09}".repeat(2000);

	@RegisterExtension
	private final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws();

	@Test
	void aCompressedMessageTakesAFractionOfItsBytes() {
		this.server.next(ConnectionScript.acceptWithCompression());
		assertThat(bytesOfOneMessage("true")).isBetween(100L, MESSAGE.length() / 50L);
		assertThat(this.server.requests().get(0).header("Sec-WebSocket-Extensions")).startsWith("permessage-deflate");
	}

	@Test
	void withoutItEveryByteIsSentAndNothingIsOffered() {
		assertThat(bytesOfOneMessage("false")).isBetween((long) MESSAGE.length(), MESSAGE.length() + 1000L);
		assertThat(this.server.requests().get(0).header("Sec-WebSocket-Extensions")).isNull();
	}

	@Test
	void aServerThatDoesNotWantItGetsEveryByte() {
		this.server.next(ConnectionScript.accept());
		assertThat(bytesOfOneMessage("true")).isGreaterThan(MESSAGE.length());
	}

	@Test
	void whatTheServerCompressesIsReadAsItWas() {
		this.server.next(ConnectionScript.acceptWithCompression(RawFrame.deflateBomb(100_000)));
		try (TestProxy proxy = TestProxy.to(this.server.port()); ClientApplication application = start(proxy, "true")) {
			ClientApplication.await("the message", () -> !application.listener().messages.isEmpty());
			assertThat(application.listener().messages.get(0)).hasSize(100_000);
			assertThat(proxy.bytesToClient()).isLessThan(2000);
		}
	}

	private long bytesOfOneMessage(String compression) {
		try (TestProxy proxy = TestProxy.to(this.server.port());
				ClientApplication application = start(proxy, compression)) {
			application.awaitState(ConnectionState.READY);
			long before = proxy.bytesToServer();
			application.client().send(MESSAGE);
			this.server.awaitConnection().expectText(MESSAGE);
			return proxy.bytesToServer() - before;
		}
	}

	private ClientApplication start(TestProxy proxy, String compression) {
		return ClientApplication.start(this.server, FEED + "compression=" + compression, FEED + "proxy.host=127.0.0.1",
				FEED + "proxy.port=" + proxy.port());
	}

}
