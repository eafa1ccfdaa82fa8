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

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;

/**
 * Resolves what comes with a call: the connection, the sender, the client, the close, the
 * error. Goes by the exact type, so that a payload parameter of a wide type, such as
 * {@link Object} or {@link Record}, gets the payload.
 */
class ContextArgumentResolver implements HandlerMethodArgumentResolver {

	private static final Set<Class<?>> TYPES = Arrays.stream(HandlerKind.values())
		.flatMap((kind) -> kind.contextTypes().stream())
		.collect(Collectors.toUnmodifiableSet());

	/**
	 * Return whether a parameter is resolved here.
	 * @param type the type of the parameter
	 * @return whether it comes with the call
	 */
	static boolean supports(Class<?> type) {
		return TYPES.contains(type) || Throwable.class.isAssignableFrom(type);
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return supports(parameter.getParameterType());
	}

	@Override
	public @Nullable Object resolveArgument(MethodParameter parameter, Message<?> message) {
		return ((HandlerCall) message).argument(parameter.getParameterType());
	}

}
