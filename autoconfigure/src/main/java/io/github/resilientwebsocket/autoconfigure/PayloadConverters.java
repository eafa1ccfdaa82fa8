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

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.springframework.messaging.converter.AbstractMessageConverter;
import org.springframework.messaging.converter.ByteArrayMessageConverter;
import org.springframework.messaging.converter.CompositeMessageConverter;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.converter.StringMessageConverter;
import org.springframework.util.function.SingletonSupplier;

/**
 * Holds the converter between the objects of the application and text or bytes. It is no
 * bean itself: a {@link MessageConverter} bean would be picked up by the messaging of the
 * application. An application that wants other converters than that for JSON has a bean
 * of this type.
 *
 * @since 0.1.0
 */
public final class PayloadConverters {

	private final Supplier<MessageConverter> converter;

	/**
	 * Create a holder.
	 * @param objectConverters converters for types other than text and bytes
	 */
	public PayloadConverters(AbstractMessageConverter... objectConverters) {
		this.converter = SingletonSupplier.of(compose(List.of(objectConverters)));
	}

	/**
	 * Create a holder.
	 * @param objectConverters gives the converters for types other than text and bytes
	 * when one is needed: many an application sends and receives nothing but text
	 */
	PayloadConverters(Supplier<List<AbstractMessageConverter>> objectConverters) {
		this.converter = SingletonSupplier.of(() -> compose(objectConverters.get()));
	}

	private static MessageConverter compose(List<AbstractMessageConverter> objectConverters) {
		List<MessageConverter> converters = new ArrayList<>();
		converters.add(configure(new StringMessageConverter()));
		converters.add(configure(new ByteArrayMessageConverter()));
		objectConverters.forEach((converter) -> converters.add(configure(converter)));
		return new CompositeMessageConverter(converters);
	}

	private static AbstractMessageConverter configure(AbstractMessageConverter converter) {
		// The messages of a WebSocket have no content type.
		converter.setContentTypeResolver(null);
		// Objects travel as text; only bytes are sent as binary messages.
		converter.setSerializedPayloadClass(String.class);
		return converter;
	}

	/**
	 * Return the converter. Its payloads are {@code String} or {@code byte[]}.
	 * @return the converter
	 */
	public MessageConverter converter() {
		return this.converter.get();
	}

}
