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
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.util.Assert;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;

/**
 * Turns what an application sends into a message.
 */
public final class PayloadEncoder {

	/** RFC 6455, section 5.5. */
	private static final int MAX_CONTROL_PAYLOAD = 125;

	private final Supplier<MessageConverter> converter;

	/**
	 * Create an encoder.
	 * @param converter gives the one for payloads that are neither text nor bytes; asked
	 * when there is such a payload
	 */
	public PayloadEncoder(Supplier<MessageConverter> converter) {
		this.converter = converter;
	}

	/**
	 * Encode a payload.
	 * @param payload the payload
	 * @return the message
	 * @throws IllegalArgumentException if the payload can never be sent
	 * @throws MessageConversionException if the converter fails
	 */
	public Encoded encode(@Nullable Object payload) {
		Assert.notNull(payload, "'payload' must not be null");
		if (payload instanceof CharSequence text) {
			return text(text.toString());
		}
		if (payload instanceof byte[] bytes) {
			return binary(new BinaryMessage(bytes));
		}
		if (payload instanceof ByteBuffer buffer) {
			return binary(new BinaryMessage(buffer));
		}
		if (payload instanceof WebSocketMessage<?> message) {
			return check(message);
		}
		return convert(payload);
	}

	private Encoded convert(Object payload) {
		Message<?> message = toMessage(payload);
		Object converted = (message != null) ? message.getPayload() : null;
		if (converted instanceof String text) {
			return text(text);
		}
		if (converted instanceof byte[] bytes) {
			return new Encoded(new TextMessage(new String(bytes, StandardCharsets.UTF_8)), bytes.length);
		}
		throw new MessageConversionException("No message converter for a payload of type "
				+ payload.getClass().getName() + ". Send text or bytes, or add a converter (Jackson for JSON).");
	}

	private @Nullable Message<?> toMessage(Object payload) {
		try {
			return this.converter.get().toMessage(payload, null);
		}
		catch (MessageConversionException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new MessageConversionException(
					"A payload of type " + payload.getClass().getName() + " could not be converted", ex);
		}
	}

	private static Encoded check(WebSocketMessage<?> message) {
		Assert.isTrue(message.isLast(), "A part of a message cannot be sent; send the whole message");
		if (message instanceof TextMessage text) {
			return new Encoded(message, utf8Length(text.getPayload()));
		}
		if (message instanceof PingMessage || message instanceof PongMessage) {
			Assert.isTrue(message.getPayloadLength() <= MAX_CONTROL_PAYLOAD,
					"The payload of a ping or pong must not be longer than 125 bytes");
			return binary(message);
		}
		Assert.isInstanceOf(BinaryMessage.class, message, "Only text, binary, ping and pong messages can be sent");
		return binary(message);
	}

	private static Encoded text(String text) {
		return new Encoded(new TextMessage(text), utf8Length(text));
	}

	private static Encoded binary(WebSocketMessage<?> message) {
		return new Encoded(message, message.getPayloadLength());
	}

	/**
	 * Count the bytes, and refuse an unpaired surrogate: Tomcat's encoder throws at it
	 * and leaves the session unusable.
	 */
	private static int utf8Length(String text) {
		int length = text.length();
		int bytes = length;
		for (int i = 0; i < length; i++) {
			char c = text.charAt(i);
			if (c >= 0x80) {
				if (Character.isSurrogate(c)) {
					boolean paired = Character.isHighSurrogate(c) && i + 1 < length
							&& Character.isLowSurrogate(text.charAt(i + 1));
					Assert.isTrue(paired, "The text has an unpaired surrogate, which cannot be encoded in UTF-8");
					i++;
					bytes += 2;
				}
				else {
					bytes += (c < 0x800) ? 1 : 2;
				}
			}
		}
		return bytes;
	}

	/**
	 * A message to send.
	 *
	 * @param message the message
	 * @param bytes the size of its payload, of a text in UTF-8
	 */
	public record Encoded(WebSocketMessage<?> message, int bytes) {
	}

}
