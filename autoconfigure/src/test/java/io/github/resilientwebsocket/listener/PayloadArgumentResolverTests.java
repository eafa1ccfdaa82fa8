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

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.resilientwebsocket.annotation.OnMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PayloadArgumentResolver} and {@link FrameMessageConverter}: what
 * arrives as a parameter of each type, and what happens to what cannot.
 */
class PayloadArgumentResolverTests {

	private static final String JSON = "{\"pair\":\"EUR/USD\"}";

	private static final Tick TICK = new Tick("EUR/USD");

	private final Methods methods = new Methods();

	@Test
	void textFrames() throws Exception {
		assertThat(text("string", "pröst")).isEqualTo("pröst");
		assertThat(text("charSequence", "pröst")).isEqualTo("pröst");
		assertThat(text("object", "pröst")).isEqualTo("pröst");
		assertThat(text("bytes", "pröst")).isEqualTo(utf8("pröst"));
		assertThat(text("byteBuffer", "pröst")).isEqualTo(ByteBuffer.wrap(utf8("pröst")));
		assertThat(text("webSocketMessage", "pröst")).isEqualTo(new TextMessage("pröst"));
		assertThat(text("textMessage", "pröst")).isEqualTo(new TextMessage("pröst"));
		assertThat(text("binaryMessage", "pröst")).isEqualTo(new BinaryMessage(utf8("pröst")));
	}

	@Test
	void binaryFrames() throws Exception {
		byte[] bytes = utf8("pröst");
		assertThat(binary("string", bytes)).isEqualTo("pröst");
		assertThat(binary("charSequence", bytes)).isEqualTo("pröst");
		assertThat(binary("object", bytes)).isEqualTo(bytes);
		assertThat(binary("bytes", bytes)).isEqualTo(bytes);
		assertThat(binary("byteBuffer", bytes)).isEqualTo(ByteBuffer.wrap(bytes));
		assertThat(binary("webSocketMessage", bytes)).isEqualTo(new BinaryMessage(bytes));
		assertThat(binary("textMessage", bytes)).isEqualTo(new TextMessage("pröst"));
		assertThat(binary("binaryMessage", bytes)).isEqualTo(new BinaryMessage(bytes));
	}

	@Test
	void anyTypeFromTextAndBytes() throws Exception {
		assertThat(text("tick", JSON)).isEqualTo(TICK);
		assertThat(binary("tick", utf8(JSON))).isEqualTo(TICK);
		assertThat(text("ticks", "[" + JSON + "]")).isEqualTo(List.of(TICK));
		assertThat(text("map", "{\"EUR/USD\":" + JSON + "}")).isEqualTo(Map.of("EUR/USD", TICK));
		assertThat(text("number", "42")).isEqualTo(42);
		assertThat(text("optional", JSON)).isEqualTo(Optional.of(TICK));
		assertThat(text("aRecord", JSON)).isInstanceOf(MessageConversionException.class);
	}

	@Test
	void onlyThePartOfTheBufferThatIsThePayload() throws Exception {
		ByteBuffer buffer = ByteBuffer.wrap(utf8("[pröst]")).position(1).limit(7).slice().asReadOnlyBuffer();
		assertThat(call("string", new BinaryMessage(buffer))).isEqualTo("pröst");
		assertThat(buffer.remaining()).isEqualTo(6);
	}

	@Test
	void blankFramesAreMessages() throws Exception {
		assertThat(text("string", "")).isEqualTo("");
		assertThat(text("string", " \n")).isEqualTo(" \n");
		assertThat(binary("string", new byte[0])).isEqualTo("");
		assertThat(text("bytes", "")).isEqualTo(new byte[0]);
		assertThat(binary("bytes", new byte[0])).isEqualTo(new byte[0]);
		assertThat(text("nullableString", "")).isEqualTo("");
		assertThat(text("optionalString", " ")).isEqualTo(Optional.of(" "));
		assertThat(text("textMessage", "")).isEqualTo(new TextMessage(""));
	}

	@Test
	void blankFramesAreNothingForAnOptionalValue() throws Exception {
		assertThat(text("optional", " ")).isEqualTo(Optional.empty());
		assertThat(binary("optional", new byte[0])).isEqualTo(Optional.empty());
		assertThat(text("nullable", "")).isNull();
		assertThat(text("notRequired", "")).isNull();
	}

	@Test
	void blankFramesAreNoTick() throws Exception {
		assertThat(text("tick", "")).isInstanceOf(MessageConversionException.class);
	}

	@ParameterizedTest
	@CsvSource({ "1,1", "200,200" })
	void aFailedConversionShowsThePayload(int length, int shown) throws Exception {
		MessageConversionException ex = (MessageConversionException) text("tick", "x".repeat(length));
		assertThat(ex).isNotNull();
		assertThat(ex.getMessage()).contains(Tick.class.getName())
			.contains(Methods.class.getName() + ".tick")
			.contains("text message of " + length + " characters")
			.endsWith("the message was: " + "x".repeat(shown));
		assertThat(ex.getCause()).isInstanceOf(MessageConversionException.class);
	}

	@Test
	void aFailedConversionTruncatesThePayload() throws Exception {
		Object text = text("tick", "x".repeat(201));
		assertThat((Exception) text).hasMessageEndingWith("the message was: " + "x".repeat(200) + " (truncated)...");
		assertThat(text.toString()).doesNotContain("x".repeat(201));
		byte[] bytes = new byte[101];
		Arrays.fill(bytes, (byte) 0xab);
		Object binary = binary("tick", bytes);
		assertThat((Exception) binary).hasMessageContaining("binary message of 101 bytes")
			.hasMessageEndingWith("the message was: " + "ab".repeat(100) + " (truncated)...");
	}

	@Test
	void bytesThatAreNotText() throws Exception {
		Object result = binary("string", new byte[] { (byte) 0xff, 0x41 });
		assertThat(result).isInstanceOf(MessageConversionException.class);
		assertThat((Exception) result).hasMessageContaining("not UTF-8").hasMessageEndingWith("ff41");
	}

	@Test
	void jsonNull() throws Exception {
		assertThat(text("tick", "null")).isInstanceOf(MessageConversionException.class);
	}

	@Test
	void aConverterThatKnowsNothing() throws Exception {
		MessageConverter converter = new FixedMessageConverter(null);
		assertThat(call(converter, "tick", new TextMessage(JSON))).isInstanceOf(MessageConversionException.class);
		assertThat(call(converter, "string", new TextMessage(JSON))).isEqualTo(JSON);
	}

	@Test
	void aConverterThatFails() throws Exception {
		IllegalStateException error = new IllegalStateException("broken");
		Object result = call(new FixedMessageConverter(error), "tick", new TextMessage(JSON));
		assertThat(result).isInstanceOf(MessageConversionException.class);
		assertThat((Exception) result).hasCause(error).hasMessageContaining("broken");
	}

	@Test
	void whatIsAnnotatedIsValidated() throws Exception {
		assertThat(text("validated", JSON)).isEqualTo(TICK);
		assertThat(text("validated", "{\"pair\":\"\"}")).isInstanceOf(MethodArgumentNotValidException.class);
		assertThat(text("tick", "{\"pair\":\"\"}")).isEqualTo(new Tick(""));
	}

	@Test
	void springsMessage() throws Exception {
		assertThat(text("messageOfText", "")).isInstanceOfSatisfying(Message.class, (message) -> {
			assertThat(message.getPayload()).isEqualTo("");
			assertThat(message.getHeaders()).containsEntry("client", "prices").containsEntry("messageType", "text");
		});
		assertThat(text("messageOfTicks", "[" + JSON + "]")).isInstanceOfSatisfying(Message.class,
				(message) -> assertThat(message.getPayload()).isEqualTo(List.of(TICK)));
		assertThat(binary("messageOfAnything", new byte[] { 1 })).isInstanceOfSatisfying(Message.class,
				(message) -> assertThat(message.getPayload()).isEqualTo(new byte[] { 1 }));
		assertThat((Exception) text("messageOfTicks", "nonsense")).isInstanceOf(MessageConversionException.class)
			.hasMessageContaining("the message was: nonsense");
	}

	@Test
	void aGenericBaseClass() throws Exception {
		GenericChild child = new GenericChild();
		Calls.listener(child).onMessage(new TextMessage(JSON), Calls.CONNECTION, new RecordingSender());
		assertThat(child.received).containsExactly(TICK);
	}

	@Test
	void theMessageOfSpringSaysNothingOfThePayload() {
		HandlerCall call = HandlerCall.message(
				new OpenConnection(Calls.CLIENT, Calls.CONNECTION, new RecordingSender()), new TextMessage("secret"));
		assertThat(call).hasToString("text message of 6 characters");
		assertThat(call.getHeaders().getId()).isNull();
		assertThat(call.getHeaders().getTimestamp()).isNull();
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> call.getHeaders().put("key", "value"));
	}

	private @Nullable Object text(String method, String text) throws Exception {
		return call(method, new TextMessage(text));
	}

	private @Nullable Object binary(String method, byte[] bytes) throws Exception {
		return call(method, new BinaryMessage(bytes));
	}

	private @Nullable Object call(String method, WebSocketMessage<?> message) throws Exception {
		return call(new JacksonJsonMessageConverter(), method, message);
	}

	private @Nullable Object call(MessageConverter converter, String name, WebSocketMessage<?> message)
			throws Exception {
		HandlerSignature signature = Arrays.stream(Methods.class.getDeclaredMethods())
			.filter((method) -> method.getName().equals(name))
			.map((method) -> HandlerSignature.of(HandlerKind.MESSAGE, method, Methods.class))
			.findFirst()
			.orElseThrow();
		ListenerHandlers handlers = new HandlerMethods(converter, new PairValidator(), null).of(this.methods,
				List.of(signature));
		try {
			new MethodWebSocketListener("bean", Calls.CLIENT, handlers).onMessage(message, Calls.CONNECTION,
					new RecordingSender());
		}
		catch (RuntimeException ex) {
			return ex;
		}
		return this.methods.received;
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	record Tick(String pair) {

	}

	private static final class Methods {

		private @Nullable Object received = "nothing";

		void string(String payload) {
			this.received = payload;
		}

		void nullableString(@Nullable String payload) {
			this.received = payload;
		}

		void optionalString(Optional<String> payload) {
			this.received = payload;
		}

		void charSequence(CharSequence payload) {
			this.received = payload;
		}

		void object(Object payload) {
			this.received = payload;
		}

		void bytes(byte[] payload) {
			this.received = payload;
		}

		void byteBuffer(ByteBuffer payload) {
			this.received = payload;
		}

		void webSocketMessage(WebSocketMessage<?> payload) {
			this.received = payload;
		}

		void textMessage(TextMessage payload) {
			this.received = payload;
		}

		void binaryMessage(BinaryMessage payload) {
			this.received = payload;
		}

		void tick(Tick payload) {
			this.received = payload;
		}

		void ticks(List<Tick> payload) {
			this.received = payload;
		}

		void map(Map<String, Tick> payload) {
			this.received = payload;
		}

		void number(int payload) {
			this.received = payload;
		}

		void aRecord(Record payload) {
			this.received = payload;
		}

		void optional(Optional<Tick> payload) {
			this.received = payload;
		}

		void nullable(@Nullable Tick payload) {
			this.received = payload;
		}

		void notRequired(@Payload(required = false) Tick payload) {
			this.received = payload;
		}

		void messageOfText(Message<String> payload) {
			this.received = payload;
		}

		void messageOfTicks(Message<List<Tick>> payload) {
			this.received = payload;
		}

		void messageOfAnything(Message<?> payload) {
			this.received = payload;
		}

		void validated(@Validated Tick payload) {
			this.received = payload;
		}

	}

	abstract static class GenericParent<T> {

		final List<T> received = new ArrayList<>();

		@OnMessage
		void receive(T payload) {
			this.received.add(payload);
		}

	}

	static class GenericChild extends GenericParent<Tick> {

	}

	private static final class PairValidator implements Validator {

		@Override
		public boolean supports(Class<?> type) {
			return type == Tick.class;
		}

		@Override
		public void validate(Object target, Errors errors) {
			if (((Tick) target).pair().isEmpty()) {
				errors.reject("empty");
			}
		}

	}

	/**
	 * Fails, or converts nothing.
	 */
	private record FixedMessageConverter(@Nullable RuntimeException error) implements MessageConverter {

		@Override
		public @Nullable Object fromMessage(Message<?> message, Class<?> targetClass) {
			if (this.error != null) {
				throw this.error;
			}
			return null;
		}

		@Override
		public @Nullable Message<?> toMessage(Object payload, @Nullable MessageHeaders headers) {
			return null;
		}

	}

}
