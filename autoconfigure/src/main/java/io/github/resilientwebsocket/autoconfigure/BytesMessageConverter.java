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

import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.converter.ByteArrayMessageConverter;

/**
 * Converts text to bytes as well, which its super class would pass on as it is.
 */
final class BytesMessageConverter extends ByteArrayMessageConverter {

	@Override
	protected @Nullable Object convertFromInternal(Message<?> message, @Nullable Class<?> targetClass,
			@Nullable Object conversionHint) {
		return (message.getPayload() instanceof String text) ? text.getBytes(StandardCharsets.UTF_8)
				: super.convertFromInternal(message, targetClass, conversionHint);
	}

}
