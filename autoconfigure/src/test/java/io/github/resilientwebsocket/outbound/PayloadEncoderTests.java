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

package io.github.resilientwebsocket.outbound;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The table of what may be sent, and as what it goes.
 */
class PayloadEncoderTests {

	private static final char HIGH = '\ud83d';

	private static final char LOW = '\ude00';

	private final PayloadEncoder encoder = encoder((payload) -> {
		throw new AssertionError("needs no converter");
	});

	@Test
	void text() {
		assertThat(this.encoder.encode("a\u00e4\u20ac" + HIGH + LOW).message())
			.isEqualTo(new TextMessage("a\u00e4\u20ac" + HIGH + LOW));
		assertThat(this.encoder.encode(new StringBuilder("built")).message()).isEqualTo(new TextMessage("built"));
		assertThat(this.encoder.encode("").message()).isEqualTo(new TextMessage(""));
	}

	@Test
	void bytes() {
		assertThat(this.encoder.encode(new byte[] { 1, 2 }).message())
			.isEqualTo(new BinaryMessage(new byte[] { 1, 2 }));
		assertThat(this.encoder.encode(ByteBuffer.wrap(new byte[] { 1, 2, 3 }, 1, 2)).message().getPayloadLength())
			.isEqualTo(2);
		assertThat(this.encoder.encode(new byte[0]).message()).isInstanceOf(BinaryMessage.class);
	}

	static Stream<WebSocketMessage<?>> messages() {
		return Stream.of(new TextMessage("text"), new BinaryMessage(new byte[3]), new PingMessage(),
				new PingMessage(ByteBuffer.allocate(125)), new PongMessage(),
				new PongMessage(ByteBuffer.allocate(125)));
	}

	@ParameterizedTest
	@MethodSource("messages")
	void messagesGoAsTheyAre(WebSocketMessage<?> message) {
		assertThat(this.encoder.encode(message).message()).isSameAs(message);
	}

	static Stream<Object> refused() {
		return Stream.of(new TextMessage("part", false), new BinaryMessage(new byte[1], false),
				new PingMessage(ByteBuffer.allocate(126)), new PongMessage(ByteBuffer.allocate(126)),
				new TextMessage("x" + HIGH), new OtherMessage());
	}

	@ParameterizedTest
	@MethodSource
	void refused(Object payload) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.encoder.encode(payload).message());
	}

	@Test
	void nothing() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.encoder.encode(null).message());
	}

	static Stream<String> unpaired() {
		return Stream.of("" + HIGH, "" + LOW, HIGH + "ab", "a" + HIGH + "b", "ab" + HIGH, LOW + "ab", "a" + LOW + "b",
				"ab" + LOW, "" + LOW + HIGH, "" + HIGH + HIGH + LOW, "" + HIGH + LOW + LOW, "" + HIGH + LOW + HIGH);
	}

	@ParameterizedTest
	@MethodSource("unpaired")
	void unpairedSurrogatesAreRefusedWhereverTheyAre(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.encoder.encode(text).message())
			.withMessageContaining("surrogate");
		assertThatIllegalArgumentException().isThrownBy(() -> this.encoder.encode(new StringBuilder(text)).message());
		assertThatIllegalArgumentException()
			.isThrownBy(() -> encoder((payload) -> text).encode(new Object()).message());
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 8190, 8191, 8192 })
	void pairedSurrogatesMayStandAnywhere(int before) {
		String text = "x".repeat(before) + HIGH + LOW + HIGH + LOW;
		assertThat(this.encoder.encode(text).message().getPayload()).isEqualTo(text);
	}

	@Test
	void objectsGoAsJson() {
		PayloadEncoder json = new PayloadEncoder(() -> new JacksonJsonMessageConverter(JsonMapper.builder().build()));
		assertThat(json.encode(Map.of("symbol", "EUR/USD\u20ac")).message())
			.isEqualTo(new TextMessage("{\"symbol\":\"EUR/USD\u20ac\"}"));
	}

	@Test
	void whatAConverterMakes() {
		assertThat(encoder((payload) -> "made").encode(42).message()).isEqualTo(new TextMessage("made"));
		assertThat(encoder((payload) -> "made".getBytes(StandardCharsets.UTF_8)).encode(42).message())
			.isEqualTo(new TextMessage("made"));
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> encoder((payload) -> 4711).encode(42).message())
			.withMessageContaining("java.lang.Integer")
			.withMessageNotContaining("4711");
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> encoder((payload) -> null).encode(42).message());
	}

	@Test
	void aConverterThatFails() {
		MessageConversionException failure = new MessageConversionException("on purpose");
		assertThatExceptionOfType(MessageConversionException.class).isThrownBy(() -> encoder((payload) -> {
			throw failure;
		}).encode(42).message()).isSameAs(failure);
		assertThatExceptionOfType(MessageConversionException.class).isThrownBy(() -> encoder((payload) -> {
			throw new IllegalStateException("on purpose");
		}).encode(42).message()).withCauseInstanceOf(IllegalStateException.class);
	}

	private static PayloadEncoder encoder(Conversion conversion) {
		MessageConverter converter = new MessageConverter() {

			@Override
			public @Nullable Object fromMessage(Message<?> message, Class<?> targetClass) {
				throw new UnsupportedOperationException();
			}

			@Override
			public @Nullable Message<?> toMessage(Object payload, @Nullable MessageHeaders headers) {
				Object converted = conversion.convert(payload);
				return (converted != null) ? MessageBuilder.withPayload(converted).build() : null;
			}

		};
		return new PayloadEncoder(() -> converter);
	}

	private interface Conversion {

		@Nullable Object convert(Object payload);

	}

	private static final class OtherMessage implements WebSocketMessage<String> {

		@Override
		public String getPayload() {
			return "other";
		}

		@Override
		public int getPayloadLength() {
			return 5;
		}

		@Override
		public boolean isLast() {
			return true;
		}

	}

}
