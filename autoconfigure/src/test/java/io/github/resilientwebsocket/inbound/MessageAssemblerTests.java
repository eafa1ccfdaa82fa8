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

package io.github.resilientwebsocket.inbound;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.github.resilientwebsocket.inbound.MessageAssembler.MessageTooBigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.TextMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Parts become messages, up to a size in bytes.
 */
class MessageAssemblerTests {

	private static final String SMILE = "\ud83d\ude00";

	@ParameterizedTest
	@ValueSource(
			strings = { "", "a", "\u007f", "\u0080", "\u07ff", "\u0800", "\uffff", SMILE, "a\u00e4\u20ac" + SMILE })
	void theLengthOfATextIsThatOfItsUtf8(String text) throws Exception {
		int length = text.getBytes(StandardCharsets.UTF_8).length;
		MessageAssembler exact = new MessageAssembler(length);
		assertThat(exact.text(text, true)).isEqualTo(new TextMessage(text));
		assertThat(exact.text(text, true)).as("the limit is that of one message").isEqualTo(new TextMessage(text));
		if (length > 0) {
			MessageAssembler tight = new MessageAssembler(length - 1);
			assertThatExceptionOfType(MessageTooBigException.class).isThrownBy(() -> tight.text(text, true));
		}
	}

	@Test
	void aSurrogatePairMayComeInTwoParts() throws Exception {
		MessageAssembler assembler = new MessageAssembler(5);
		assertThat(assembler.text("x" + SMILE.charAt(0), false)).isNull();
		assertThat(assembler.text("" + SMILE.charAt(1), true)).isEqualTo(new TextMessage("x" + SMILE));
		assertThat(assembler.text("xx" + SMILE.charAt(0), false)).isNull();
		assertThatExceptionOfType(MessageTooBigException.class)
			.isThrownBy(() -> assembler.text("" + SMILE.charAt(1), true));
	}

	@Test
	void partsOfAText() throws Exception {
		MessageAssembler assembler = new MessageAssembler(6);
		assertThat(assembler.text("", false)).isNull();
		assertThat(assembler.text("abc", false)).isNull();
		assertThat(assembler.text("", false)).isNull();
		assertThat(assembler.text("def", false)).isNull();
		assertThat(assembler.text("", true)).isEqualTo(new TextMessage("abcdef"));
		assertThat(assembler.text("", false)).isNull();
		assertThat(assembler.text("", true)).isEqualTo(new TextMessage(""));
		assertThat(assembler.text("abcdef", false)).isNull();
		assertThatExceptionOfType(MessageTooBigException.class).isThrownBy(() -> assembler.text("g", false));
	}

	@Test
	void partsOfABinary() throws Exception {
		MessageAssembler assembler = new MessageAssembler(4);
		ByteBuffer reused = ByteBuffer.wrap(new byte[] { 0, 1, 2, 0 }, 1, 2);
		assertThat(assembler.binary(reused, false)).isNull();
		reused.clear().put(new byte[] { 9, 9, 9, 9 });
		assertThat(assembler.binary(ByteBuffer.allocate(0), false)).isNull();
		assertThat(assembler.binary(ByteBuffer.wrap(new byte[] { 3, 4 }), true))
			.isEqualTo(new BinaryMessage(new byte[] { 1, 2, 3, 4 }));
		assertThat(assembler.binary(ByteBuffer.allocate(0), true)).isEqualTo(new BinaryMessage(new byte[0]));
		ByteBuffer whole = ByteBuffer.wrap(new byte[] { 5, 6, 7, 8 });
		assertThat(assembler.binary(whole, true)).isEqualTo(new BinaryMessage(new byte[] { 5, 6, 7, 8 }));
		assertThatExceptionOfType(MessageTooBigException.class)
			.isThrownBy(() -> assembler.binary(ByteBuffer.allocate(5), true));
		assertThat(assembler.binary(ByteBuffer.allocate(4), true)).isEqualTo(new BinaryMessage(new byte[4]));
	}

	@Test
	void theMemoryOfALargeMessageIsReleased() throws Exception {
		MessageAssembler assembler = new MessageAssembler(2_000_000);
		assembler.text("x".repeat(500_000), false);
		assembler.text("x".repeat(500_000), true);
		assembler.binary(ByteBuffer.allocate(500_000), false);
		assembler.binary(ByteBuffer.allocate(500_000), true);
		assertThat(((StringBuilder) ReflectionTestUtils.getField(assembler, "text")).capacity()).isZero();
		assertThat(((ByteArrayOutputStream) ReflectionTestUtils.getField(assembler, "bytes")).size()).isZero();
	}

}
