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

package io.github.resilientwebsocket.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.support.MessageBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From objects to text and bytes and back.
 */
class PayloadConvertersTests {

	private final MessageConverter converter = new PayloadConverters(
			new JacksonJsonMessageConverter(JsonMapper.builder().build()))
		.converter();

	@Test
	void textAndBytesStayWhatTheyAre() {
		byte[] bytes = { 1, 2, 3 };
		assertThat(write("{}")).isEqualTo("{}");
		assertThat(write(bytes)).isSameAs(bytes);
		assertThat(read("", String.class)).isEqualTo("");
		assertThat(read(bytes, byte[].class)).isEqualTo(bytes);
	}

	@Test
	void objectsAreJsonInTextMessages() {
		assertThat(write(new Tick("EUR/USD", 1.5))).isEqualTo("{\"pair\":\"EUR/USD\",\"rate\":1.5}");
		assertThat(write(42)).isEqualTo("42");
	}

	@Test
	void jsonIsReadFromTextAndBytes() {
		String json = "{\"pair\":\"EUR/USD\",\"rate\":1.5}";
		assertThat(read(json, Tick.class)).isEqualTo(new Tick("EUR/USD", 1.5));
		assertThat(read(json.getBytes(StandardCharsets.UTF_8), Tick.class)).isEqualTo(new Tick("EUR/USD", 1.5));
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/octet-stream", "image/png", "not a type" })
	void contentTypeDoesNotMatter(String contentType) {
		MessageHeaders headers = new MessageHeaders(Map.of(MessageHeaders.CONTENT_TYPE, contentType));
		assertThat(this.converter.fromMessage(MessageBuilder.createMessage("42", headers), Integer.class))
			.isEqualTo(42);
		assertThat(this.converter.fromMessage(MessageBuilder.createMessage("42", headers), String.class))
			.isEqualTo("42");
	}

	@Test
	void withoutJsonThereIsNoConversionOfObjects() {
		MessageConverter plain = new PayloadConverters().converter();
		assertThat(plain.toMessage(new Tick("EUR/USD", 1.5), null)).isNull();
		assertThat(plain.fromMessage(MessageBuilder.withPayload("{}").build(), Tick.class)).isNull();
		assertThat(plain.fromMessage(MessageBuilder.withPayload("{}").build(), String.class)).isEqualTo("{}");
	}

	private Object write(Object payload) {
		return this.converter.toMessage(payload, null).getPayload();
	}

	private Object read(Object payload, Class<?> type) {
		return this.converter.fromMessage(MessageBuilder.withPayload(payload).build(), type);
	}

	record Tick(String pair, double rate) {

	}

}
