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
import java.util.Arrays;
import java.util.zip.Inflater;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RawFrameTests {

	private static final byte[] PAYLOAD = { 1, 2, 3, 4, 5 };

	@Test
	void kindsOfFrames() {
		assertThat(RawFrame.text("é").bytes()).containsExactly(0x81, 2, 0xC3, 0xA9);
		assertThat(RawFrame.text(new byte[] { -1 }).bytes()).containsExactly(0x81, 1, 0xFF);
		assertThat(RawFrame.binary(PAYLOAD).bytes()).containsExactly(0x82, 5, 1, 2, 3, 4, 5);
		assertThat(RawFrame.continuation(PAYLOAD).bytes()).startsWith(0x80, 5);
		assertThat(RawFrame.ping(PAYLOAD).bytes()).startsWith(0x89, 5);
		assertThat(RawFrame.pong(new byte[0]).bytes()).containsExactly(0x8A, 0);
		assertThat(RawFrame.close(1001, "a").bytes()).containsExactly(0x88, 3, 0x03, 0xE9, 'a');
		assertThat(RawFrame.close(new byte[] { 3 }).bytes()).containsExactly(0x88, 1, 3);
		assertThat(RawFrame.close(new byte[126]).bytes()).startsWith(0x88, 126, 0, 126).hasSize(130);
		assertThat(RawFrame.of(0xB, PAYLOAD).bytes()).startsWith(0x8B, 5);
	}

	@Test
	void whatCanBeWrongWithThem() {
		RawFrame frame = RawFrame.binary(PAYLOAD);
		assertThat(frame.notFinal().bytes()).startsWith(0x02, 5);
		assertThat(frame.rsv(5).bytes()).startsWith(0xD2, 5);
		assertThat(frame.rsv(5).rsv(2).notFinal().bytes()).startsWith(0x22, 5);
		assertThat(frame.masked().bytes()).containsExactly(0x82, 0x85, 0x37, 0xFA, 0x21, 0x3D, 0x36, 0xF8, 0x22, 0x39,
				0x32);
		assertThat(frame.announcing(1).bytes()).containsExactly(0x82, 1, 1, 2, 3, 4, 5);
		assertThat(frame.announcing(300).bytes()).containsExactly(0x82, 126, 1, 44, 1, 2, 3, 4, 5);
		assertThat(frame.announcing(1L << 40).bytes()).containsExactly(0x82, 127, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 3, 4,
				5);
		assertThat(frame.announcing(-1).bytes()).startsWith(0x82, 127, 255, 255, 255, 255, 255, 255, 255, 255);
		assertThat(frame.bytes()).containsExactly(0x82, 5, 1, 2, 3, 4, 5);
	}

	@Test
	void theContentIsCopied() {
		byte[] payload = { 1 };
		RawFrame frame = RawFrame.binary(payload);
		payload[0] = 2;
		assertThat(frame.bytes()).containsExactly(0x82, 1, 1);
	}

	@Test
	void deflatedMessagesAreSmallerAndInflateToTheSame() {
		byte[] content = "abc".repeat(50_000).getBytes(StandardCharsets.US_ASCII);
		byte[] bytes = RawFrame.text(content).deflated().bytes();
		assertThat(bytes).startsWith(0xC1).hasSizeLessThan(1000);
		assertThat(inflate(bytes)).isEqualTo(content);
		assertThat(inflate(RawFrame.text("").deflated().bytes())).isEmpty();
	}

	@Test
	void deflateBombIsAThousandTimesLargerThanItLooks() {
		byte[] bytes = RawFrame.deflateBomb(4 * 1024 * 1024).bytes();
		assertThat(bytes).startsWith(0xC2).hasSizeLessThan(20_000);
		assertThat(inflate(bytes)).hasSize(4 * 1024 * 1024).startsWith(0, 0);
	}

	private static byte[] inflate(byte[] frame) {
		int header = (frame[1] == 126) ? 4 : 2;
		return Deflate.inflate(new Inflater(true), Arrays.copyOfRange(frame, header, frame.length));
	}

}
