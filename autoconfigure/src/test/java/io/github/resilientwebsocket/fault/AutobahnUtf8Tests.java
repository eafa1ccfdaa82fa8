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

package io.github.resilientwebsocket.fault;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.test.RawFrame;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Group 6 of the Autobahn test suite: text that is UTF-8 and text that is not, in one
 * frame, in fragments of one byte and in TCP segments of one byte. What is right comes to
 * the listener, and back to the server, as it was; of what is wrong the listener sees
 * nothing but the end with 1007.
 */
class AutobahnUtf8Tests {

	private static final String GREEK = "CEBAE1BDB9CF83CEBCCEB5";

	@RegisterExtension
	static final FaultyFeed ws = new FaultyFeed(ScriptedWebSocketServer.ws(), "backoff.max-delay=1ms").echoing();

	private static Arguments line(String number, String hex) {
		return Arguments.of(number, HexFormat.of().parseHex(hex.replace(" ", "")));
	}

	private static Stream<Arguments> lines(String group, String... hex) {
		return IntStream.range(0, hex.length).mapToObj((i) -> line(group + "." + (i + 1), hex[i]));
	}

	static Stream<Arguments> valid() {
		String mixed = HexFormat.of()
			.formatHex("Hello-\u00B5@\u00DF\u00F6\u00E4\u00FC\u00E0\u00E1-UTF-8!!".getBytes(StandardCharsets.UTF_8));
		return Stream
			.of(lines("6.1", ""), lines("6.2", mixed), lines("6.5", GREEK), prefixes(true),
					lines("6.7", "00", "C280", "E0A080", "F0908080"), lines("6.9", "7F", "DFBF", "EFBFBF", "F48FBFBF"),
					lines("6.11", "ED9FBF", "EE8080", "EFBFBD", "F48FBFBF"), noncharacters(),
					lines("6.23", "EFBFB9", "EFBFBA", "EFBFBB", "EFBFBC", "EFBFBD", "EFBFBE", "EFBFBF"))
			.flatMap((lines) -> lines);
	}

	/** The last two code points of every plane. */
	private static Stream<Arguments> noncharacters() {
		return IntStream.rangeClosed(0, 16)
			.boxed()
			.flatMap((plane) -> Stream.of(0xFFFE, 0xFFFF).map((last) -> plane << 16 | last))
			.map((codePoint) -> Arguments.of("6.22 U+" + Integer.toHexString(codePoint),
					Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)));
	}

	static Stream<Arguments> invalid() {
		return Stream
			.of(lines("6.3", GREEK + "EDA080 656469746564"), prefixes(false),
					lines("6.8", "F888808080", "FC8480808080"), lines("6.10", "F7BFBFBF", "FBBFBFBFBF", "FDBFBFBFBFBF"),
					lines("6.11.5", "F4908080"),
					lines("6.12", "80", "BF", "80BF", "80BF80", "80BF80BF", "80BF80BF80", "80BF80BF80BF",
							bytes(0x80, 0xBF, "")),
					lines("6.13", bytes(0xC0, 0xDF, "20"), bytes(0xE0, 0xEF, "20"), bytes(0xF0, 0xF7, "20"),
							bytes(0xF8, 0xFB, "20"), bytes(0xFC, 0xFD, "20")),
					lines("6.14", "C0", "E080", "F08080", "F8808080", "FC80808080", "DF", "EFBF", "F7BFBF", "FBBFBFBF",
							"FDBFBFBFBF"),
					lines("6.15", "C0 E080 F08080 F8808080 FC80808080 DF EFBF F7BFBF FBBFBFBF FDBFBFBFBF"),
					lines("6.16", "FE", "FF", "FEFEFFFF"),
					lines("6.17", "C0AF", "E080AF", "F08080AF", "F8808080AF", "FC80808080AF"),
					lines("6.18", "C1BF", "E09FBF", "F08FBFBF", "F887BFBFBF", "FC83BFBFBFBF"),
					lines("6.19", "C080", "E08080", "F0808080", "F880808080", "FC8080808080"),
					lines("6.20", "EDA080", "EDADBF", "EDAE80", "EDAFBF", "EDB080", "EDBE80", "EDBFBF"),
					lines("6.21", "EDA080EDB080", "EDA080EDBFBF", "EDADBFEDB080", "EDADBFEDBFBF", "EDAE80EDB080",
							"EDAE80EDBFBF", "EDAFBFEDB080", "EDAFBFEDBFBF"))
			.flatMap((lines) -> lines);
	}

	private static String bytes(int first, int last, String between) {
		StringBuilder bytes = new StringBuilder();
		IntStream.rangeClosed(first, last).forEach((value) -> bytes.append(Integer.toHexString(value)).append(between));
		return bytes.toString();
	}

	/** A word cut after every byte, which is right only between its characters. */
	private static Stream<Arguments> prefixes(boolean valid) {
		byte[] word = HexFormat.of().parseHex(GREEK);
		return IntStream.rangeClosed(1, word.length)
			.filter((length) -> (length == word.length || (word[length] & 0xC0) != 0x80) == valid)
			.mapToObj((length) -> Arguments.of("6.6." + length, Arrays.copyOf(word, length)));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void valid(String number, byte[] text) {
		ScriptedConnection connection = ws.late();
		connection.send(RawFrame.text(text));
		connection.send(fragments(text));
		connection.sendInPieces(1, RawFrame.text(text));
		String expected = new String(text, StandardCharsets.UTF_8);
		connection.expectText(expected);
		connection.expectText(expected);
		connection.expectText(expected);
		ws.expectNoLoss();
		assertThat(ws.messages()).containsExactly(expected, expected, expected, "still here");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("invalid")
	void invalidInOneFrame(String number, byte[] text) {
		ScriptedConnection connection = ws.late();
		connection.send(RawFrame.text(text));
		expectBadData(connection);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("invalid")
	void invalidInFragments(String number, byte[] text) {
		ScriptedConnection connection = ws.late();
		connection.send(fragments(text));
		expectBadData(connection);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("invalid")
	void invalidInSegments(String number, byte[] text) {
		ScriptedConnection connection = ws.late();
		try {
			connection.sendInPieces(1, RawFrame.text(text));
		}
		catch (UncheckedIOException ex) {
			// The client has seen enough.
		}
		expectBadData(connection);
	}

	/** Cases 6.1.2 and 6.1.3. */
	@Test
	void emptyFragments() {
		ScriptedConnection connection = ws.late();
		RawFrame empty = RawFrame.continuation(new byte[0]);
		connection.send(RawFrame.text("").notFinal(), empty.notFinal(), empty);
		connection.send(RawFrame.text("").notFinal(), RawFrame.continuation(new byte[] { 'x' }).notFinal(), empty);
		connection.expectText("");
		connection.expectText("x");
		ws.expectNoLoss();
		assertThat(ws.messages()).containsExactly("", "x", "still here");
	}

	private static RawFrame[] fragments(byte[] text) {
		RawFrame[] fragments = new RawFrame[text.length + 1];
		for (int i = 0; i < text.length; i++) {
			byte[] one = { text[i] };
			fragments[i] = ((i != 0) ? RawFrame.continuation(one) : RawFrame.text(one)).notFinal();
		}
		byte[] none = {};
		fragments[text.length] = (text.length != 0) ? RawFrame.continuation(none) : RawFrame.text(none);
		return fragments;
	}

	static Stream<Arguments> failFast() {
		byte[] greek = HexFormat.of().parseHex(GREEK);
		return Stream.of(Arguments.of("6.4.1", greek, HexFormat.of().parseHex("F4908080")),
				Arguments.of("6.4.2", HexFormat.of().parseHex(GREEK + "F4"), HexFormat.of().parseHex("90")));
	}

	/** What makes the text invalid has come; the end of the message has not. */
	@ParameterizedTest(name = "{0}")
	@MethodSource
	void failFast(String number, byte[] first, byte[] second) {
		ScriptedConnection connection = ws.late();
		connection.send(RawFrame.text(first).notFinal(), RawFrame.continuation(second).notFinal());
		expectBadData(connection);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("failFast")
	void failFastInAFrame(String number, byte[] first, byte[] second) {
		ScriptedConnection connection = ws.late();
		connection.send(RawFrame.text(first).announcing(1000));
		connection.sendRaw(second);
		expectBadData(connection);
	}

	private static void expectBadData(ScriptedConnection connection) {
		ws.expectLoss(1007, Origin.PROTOCOL, FaultyFeed.RECONNECT);
		assertThat(ws.messages()).containsExactly("recovered");
		assertThat(connection.expectClose()).isEqualTo(1007);
		connection.expectTcpClosed();
	}

}
