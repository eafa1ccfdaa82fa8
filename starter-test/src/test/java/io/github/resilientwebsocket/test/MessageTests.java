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

package io.github.resilientwebsocket.test;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class MessageTests {

	@RegisterExtension
	final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws().strict();

	@Test
	void textGoesBothWays() {
		JdkClient client = JdkClient.connect(this.server.uri());
		ScriptedConnection connection = this.server.awaitConnection();
		connection.sendText("grüße \uD83D\uDE00");
		client.expectEvent("text grüße \uD83D\uDE00");
		client.send("zurück \uD83D\uDE00");
		connection.expectText("zurück \uD83D\uDE00");
	}

	@Test
	void everyLengthGoesBothWays() {
		this.server.always(ConnectionScript.echo());
		JdkClient client = JdkClient.connect(this.server.uri());
		for (int length : new int[] { 0, 1, 125, 126, 127, 0xFFFF }) {
			String text = "x".repeat(length);
			client.send(text);
			StringBuilder echo = new StringBuilder();
			String event = client.nextEvent();
			while (event.startsWith("part ")) {
				echo.append(event.substring(5));
				event = client.nextEvent();
			}
			assertThat(event).startsWith("text ");
			assertThat(echo.append(event.substring(5)).toString()).isEqualTo(text);
		}
	}

	@Test
	void longFramesGoBothWays() throws Exception {
		try (RawClient client = RawClient.open(this.server)) {
			byte[] payload = new byte[0x10000];
			byte[] head = { (byte) 0x82, (byte) 0xFF, 0, 0, 0, 0, 0, 1, 0, 0, 1, 2, 3, 4 };
			client.write(head);
			client.write(payload);
			ScriptedConnection connection = this.server.awaitConnection();
			assertThat(connection.expectBinary()).hasSize(0x10000).startsWith(1, 2, 3, 4, 1, 2);
			connection.sendBinary(payload);
			assertThat(client.read(10)).containsExactly(0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0);
			assertThat(client.read(payload.length)).isEqualTo(payload);
		}
	}

	@Test
	void binaryGoesBothWays() {
		JdkClient client = JdkClient.connect(this.server.uri());
		ScriptedConnection connection = this.server.awaitConnection();
		connection.sendBinary("data".getBytes(StandardCharsets.UTF_8));
		client.expectEvent("binary data");
		client.send(new byte[] { 0, -1, 5 });
		assertThat(connection.expectBinary()).containsExactly(0, -1, 5);
	}

	@Test
	void fragmentsGoBothWays() {
		JdkClient client = JdkClient.connect(this.server.uri());
		ScriptedConnection connection = this.server.awaitConnection();
		connection.sendFragmentedText("a", "b", "c");
		client.expectEvent("part a");
		client.expectEvent("part b");
		client.expectEvent("text c");
		client.sendPart("d");
		client.ping(new byte[0]);
		client.send("e");
		connection.expectText("de");
		connection.expectPing();
		assertThat(connection.received()).extracting(ReceivedFrame::opcode)
			.containsExactly(Opcode.TEXT, Opcode.PING, Opcode.CONTINUATION);
		assertThat(connection.received()).extracting(ReceivedFrame::fin).containsExactly(false, true, true);
		assertThat(connection.received()).extracting(ReceivedFrame::text).containsExactly("d", "", "e");
	}

	@Test
	void pingsAreAnswered() {
		JdkClient client = JdkClient.connect(this.server.uri());
		ScriptedConnection connection = this.server.awaitConnection();
		client.ping("you?".getBytes(StandardCharsets.UTF_8));
		client.expectEvent("pong you?");
		assertThat(connection.expectPing()).asString().isEqualTo("you?");
		connection.sendPing("and you?".getBytes(StandardCharsets.UTF_8));
		client.expectEvent("ping and you?");
		assertThat(connection.expectPong()).asString().isEqualTo("and you?");
		connection.sendPong("me".getBytes(StandardCharsets.UTF_8));
		client.expectEvent("pong me");
	}

	@Test
	void ignoredPingsAreNotAnsweredButDataGoesOn() {
		JdkClient client = JdkClient.connect(this.server.uri());
		ScriptedConnection connection = this.server.awaitConnection();
		connection.ignorePings();
		client.ping("you?".getBytes(StandardCharsets.UTF_8));
		connection.expectPing();
		client.send("data");
		connection.expectText("data");
		connection.sendText("more");
		client.expectEvent("text more");
	}

	@Test
	void framesAndBytesGoOutAsTheyAre() throws Exception {
		try (RawClient client = RawClient.open(this.server)) {
			ScriptedConnection connection = this.server.awaitConnection();
			connection.sendFrame(false, 5, 0xB, new byte[] { 1, 2 });
			connection.sendRaw(new byte[] { 9, 9, 9 });
			assertThat(client.read(7)).containsExactly(0x5B, 2, 1, 2, 9, 9, 9);
		}
	}

	@Test
	void scriptMaySendAndExpect() {
		this.server.next(ConnectionScript.acceptThen((connection) -> {
			connection.expectText("question");
			connection.sendText("answer");
			connection.expectClose();
		}));
		JdkClient client = JdkClient.connect(this.server.uri());
		client.send("question");
		client.expectEvent("text answer");
		client.close(1000, "");
		client.expectEvent("close 1000 ");
	}

	@Test
	void echoSendsEveryMessageBack() {
		this.server.next(ConnectionScript.echo());
		JdkClient client = JdkClient.connect(this.server.uri());
		client.send("one");
		client.send(new byte[] { 'a' });
		client.expectEvent("text one");
		client.expectEvent("binary a");
	}

}
