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
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.converter.AbstractMessageConverter;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;

/**
 * Converts between the ways to look at a frame: text is the UTF-8 of its bytes and the
 * other way round.
 */
class FrameMessageConverter extends AbstractMessageConverter {

	FrameMessageConverter() {
		super();
		// There are no headers to look for a content type in.
		setContentTypeResolver(null);
	}

	@Override
	protected boolean supports(Class<?> type) {
		return FrameKind.of(type) != FrameKind.ANY || type == WebSocketMessage.class;
	}

	@Override
	protected @Nullable Object convertFromInternal(Message<?> message, Class<?> targetClass,
			@Nullable Object conversionHint) {
		if (targetClass == TextMessage.class) {
			return new TextMessage(text(message));
		}
		if (targetClass == BinaryMessage.class) {
			return new BinaryMessage(bytes(message));
		}
		if (targetClass == ByteBuffer.class) {
			return ByteBuffer.wrap(bytes(message));
		}
		if (targetClass == byte[].class) {
			return bytes(message);
		}
		if (targetClass == WebSocketMessage.class) {
			return (message.getPayload() instanceof byte[] bytes) ? new BinaryMessage(bytes)
					: new TextMessage(text(message));
		}
		return text(message);
	}

	private byte[] bytes(Message<?> message) {
		return (message.getPayload() instanceof byte[] bytes) ? bytes : text(message).getBytes(StandardCharsets.UTF_8);
	}

	private String text(Message<?> message) {
		if (!(message.getPayload() instanceof byte[] bytes)) {
			return message.getPayload().toString();
		}
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new MessageConversionException(message, "The bytes are not UTF-8", ex);
		}
	}

}
