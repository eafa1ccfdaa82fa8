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

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ViolationTests {

	@RegisterExtension
	final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws().allowViolations();

	@ParameterizedTest
	@MethodSource
	void violationIsFoundAndAnswered(int closeCode, String violation, byte[] sent) throws Exception {
		try (RawClient client = RawClient.open(this.server)) {
			client.write(sent);
			assertThat(client.readToEnd()).endsWith(0x88, 2, closeCode >> 8, closeCode & 0xFF);
		}
		assertThat(this.server.violations()).singleElement()
			.asString()
			.startsWith("connection-1: The client")
			.contains(violation)
			.contains("(RFC 6455, section ");
	}

	static Stream<Arguments> violationIsFoundAndAnswered() {
		return Stream.of(violation(1002, "TEXT frame without a mask", 0x81, 1, 'a'),
				violation(1002, "reserved bit", 0xC1, 0x80), violation(1002, "reserved opcode 3", 0x83, 0x80),
				violation(1002, "reserved opcode 11", 0x8B, 0x80),
				violation(1002, "PING frame that is fragmented", 0x09, 0x80, 0, 0, 0, 0),
				violation(1002, "longer than 125", 0x89, 0xFE, 0, 126),
				violation(1002, "length 125 in too many", 0x82, 0xFE, 0, 125),
				violation(1002, "length 65535 in too many", 0x82, 0xFF, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF),
				violation(1009, "frame of 1099511627776 bytes", 0x82, 0xFF, 0, 0, 1, 0, 0, 0, 0, 0),
				violation(1002, "had not begun", 0x80, 0x80, 0, 0, 0, 0),
				violation(1002, "within another", 0x01, 0x80, 0, 0, 0, 0, 0x81, 0x80, 0, 0, 0, 0),
				violation(1007, "text message is not UTF-8", 0x81, 0x81, 0, 0, 0, 0, 0xFF),
				violation(1002, "body of one byte", 0x88, 0x81, 0, 0, 0, 0, 3),
				violation(1002, "the code 1005", 0x88, 0x82, 0, 0, 0, 0, 3, 0xED),
				violation(1002, "the code 999", 0x88, 0x82, 0, 0, 0, 0, 3, 0xE7),
				violation(1007, "reason for closing is not UTF-8", 0x88, 0x83, 0, 0, 0, 0, 3, 0xE8, 0xFF));
	}

	@Test
	void frameAfterTheCloseFrameIsFound() throws Exception {
		try (RawClient client = RawClient.open(this.server)) {
			ScriptedConnection connection = this.server.awaitConnection();
			connection.ignoreClose();
			client.sendFrame(0x88, new byte[0]);
			connection.expectClose();
			client.sendFrame(0x81, new byte[] { 'a' });
			assertThat(client.readToEnd()).endsWith(0x88, 2, 3, 0xEA);
		}
		assertThat(this.server.violations()).singleElement().asString().contains("TEXT \"a\" after its close frame");
	}

	@Test
	void frameOnTheHeelsOfTheCloseFrameIsFound() throws Exception {
		try (RawClient client = RawClient.open(this.server)) {
			byte[] closeAndText = bytes(0x88, 0x80, 0, 0, 0, 0, 0x81, 0x80, 0, 0, 0, 0);
			client.write(closeAndText);
			assertThat(client.readToEnd()).endsWith(0x88, 0);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET /raw HTTP/1.1 | POST /raw HTTP/1.1 | the method is POST
			GET /raw HTTP/1.1 | GET /raw HTTP/1.0 | request line is
			GET /raw HTTP/1.1 | nonsense | request line is
			Host: localhost | X: y | there has to be one Host
			Upgrade: websocket | Upgrade: h2c | Upgrade does not name websocket
			keep-alive, Upgrade | keep-alive | Connection does not name Upgrade
			Version: 13 | Version: 8 | the version is not 13
			dGhlIHNhbXBsZSBub25jZQ== | c2hvcnQ= | Key is not 16 bytes
			dGhlIHNhbXBsZSBub25jZQ== | ?? | Key is not 16 bytes
			Host: localhost | no colon | header line "no colon"
			""")
	void wrongRequestIsFoundAndRejected(String right, String wrong, String violation) throws Exception {
		try (RawClient client = RawClient.tcp(this.server)) {
			client.write(RawClient.REQUEST.replace(right, wrong));
			assertThat(client.readHead()).startsWith("HTTP/1.1 400 ");
		}
		assertThat(this.server.violations()).singleElement().asString().contains(violation);
		assertThat(this.server.connections()).isEmpty();
	}

	private static Arguments violation(int closeCode, String violation, int... bytes) {
		return Arguments.of(closeCode, violation, bytes(bytes));
	}

	private static byte[] bytes(int... values) {
		byte[] bytes = new byte[values.length];
		for (int i = 0; i < values.length; i++) {
			bytes[i] = (byte) values[i];
		}
		return bytes;
	}

}
