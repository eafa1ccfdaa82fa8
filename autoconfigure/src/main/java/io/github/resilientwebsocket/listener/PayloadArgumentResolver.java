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

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.CompositeMessageConverter;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;
import org.springframework.messaging.handler.annotation.support.PayloadMethodArgumentResolver;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.util.StringUtils;
import org.springframework.validation.Validator;

/**
 * Makes the payload argument. Other than its parent it takes an empty message for a
 * message, and its exceptions show the beginning of the payload.
 */
class PayloadArgumentResolver extends PayloadMethodArgumentResolver {

	/** In characters: enough to recognize a message by. */
	private static final int SHOWN = 200;

	PayloadArgumentResolver(MessageConverter converter, @Nullable Validator validator) {
		super(new CompositeMessageConverter(List.of(new FrameMessageConverter(), converter)), validator);
	}

	/**
	 * Resolve the payload, or Spring's message with such a payload.
	 */
	@Override
	public @Nullable Object resolveArgument(MethodParameter parameter, Message<?> message) throws Exception {
		Object payload = resolvePayload(parameter, message);
		return (payload != null && parameter.getParameterType() == Message.class)
				? MessageBuilder.createMessage(payload, message.getHeaders()) : payload;
	}

	private @Nullable Object resolvePayload(MethodParameter parameter, Message<?> message) throws Exception {
		if (super.isEmptyPayload(message.getPayload()) && mayBeAbsent(parameter)) {
			return (parameter.getParameterType() == Optional.class) ? Optional.empty() : null;
		}
		try {
			return super.resolveArgument(parameter, message);
		}
		catch (MethodArgumentNotValidException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new MessageConversionException(message, describe(parameter, message, ex), ex);
		}
	}

	@Override
	protected Class<?> resolveTargetClass(MethodParameter parameter, Message<?> message) {
		return HandlerSignature.payloadType(parameter);
	}

	/**
	 * Treat no payload as missing: a blank text is a text like any other, and whether
	 * nothing is good JSON, say, is for the converter to tell.
	 */
	@Override
	protected boolean isEmptyPayload(@Nullable Object payload) {
		return false;
	}

	// An empty frame is a value for a String or a byte[], and nothing for the others.
	private boolean mayBeAbsent(MethodParameter parameter) {
		Payload annotation = parameter.getParameterAnnotation(Payload.class);
		boolean optional = parameter.isOptional() || (annotation != null && !annotation.required());
		return optional && FrameKind.of(HandlerSignature.payloadType(parameter)) == FrameKind.ANY;
	}

	private String describe(MethodParameter parameter, Message<?> message, RuntimeException ex) {
		return "A " + message + " cannot be converted to " + parameter.getGenericParameterType().getTypeName() + " for "
				+ parameter.getContainingClass().getName() + "." + parameter.getExecutable().getName() + ": "
				// What a converter says may show all of the payload.
				+ StringUtils.truncate(String.valueOf(ex.getMessage()), SHOWN) + "; the message was: "
				+ beginning(message.getPayload());
	}

	private String beginning(Object payload) {
		if (!(payload instanceof byte[] bytes)) {
			return StringUtils.truncate(payload.toString(), SHOWN);
		}
		// Two characters a byte, and one byte more so that it shows if there is more.
		return StringUtils.truncate(HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, SHOWN / 2 + 1)), SHOWN);
	}

}
