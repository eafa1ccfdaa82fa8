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

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Headers;

/**
 * Parameters that ask for headers. There are few headers and their names and types are
 * known, so a mistake need not wait for the first message.
 */
final class HeaderParameter {

	/** Makes the arguments out of the values of the headers. */
	static final ConversionService CONVERSION = new DefaultFormattingConversionService();

	private HeaderParameter() {
	}

	/**
	 * Return whether a parameter asks for one header or for all.
	 * @param parameter the parameter
	 * @return whether it is neither the payload nor part of the context
	 */
	static boolean is(MethodParameter parameter) {
		return parameter.hasParameterAnnotation(Header.class) || isAll(parameter);
	}

	private static boolean isAll(MethodParameter parameter) {
		Class<?> type = parameter.getParameterType();
		return type == MessageHeaders.class || (parameter.hasParameterAnnotation(Headers.class)
				&& type.isAssignableFrom(MessageHeaders.class) && Map.class.isAssignableFrom(type));
	}

	/**
	 * Find out why a parameter could never get its argument.
	 * @param kind the kind of handler
	 * @param parameter a parameter that asks for headers
	 * @return the end of a sentence, or {@code null} if all is well
	 */
	static @Nullable String problem(HandlerKind kind, MethodParameter parameter) {
		List<HandlerHeader> headers = HandlerHeader.of(kind);
		if (headers.isEmpty()) {
			return "asks for headers, which an error does not have.";
		}
		Header annotation = parameter.getParameterAnnotation(Header.class);
		if (annotation == null) {
			return null;
		}
		String name = nameOf(parameter, annotation);
		if (name.contains("${") || name.contains("#{")) {
			return null;
		}
		for (HandlerHeader header : headers) {
			if (header.headerName().equals(name)) {
				return convertible(header, parameter) ? null
						: "asks for the header '" + name + "' as " + parameter.getGenericParameterType().getTypeName()
								+ ", but it is of type " + header.type().getName() + ".";
			}
		}
		return "asks for the header '" + name + "', which does not exist. The headers are "
				+ String.join(", ", headers.stream().map((header) -> "'" + header.headerName() + "'").toList()) + ".";
	}

	private static boolean convertible(HandlerHeader header, MethodParameter parameter) {
		return CONVERSION.canConvert(TypeDescriptor.valueOf(header.type()), new TypeDescriptor(parameter));
	}

	private static String nameOf(MethodParameter parameter, Header annotation) {
		if (!annotation.name().isEmpty()) {
			return annotation.name();
		}
		parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
		String name = parameter.getParameterName();
		return (name != null) ? name : "";
	}

}
