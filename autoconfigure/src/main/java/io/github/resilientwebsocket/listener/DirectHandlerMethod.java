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

import java.lang.reflect.Method;
import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;

/**
 * A handler method that takes its arguments straight from the call if they are there as
 * it wants them. To ask the resolvers costs more than to receive a message; they are for
 * what has to be converted, validated or found in a header.
 */
final class DirectHandlerMethod extends InvocableHandlerMethod {

	private final boolean possible;

	/**
	 * Create a handler method.
	 * @param bean the bean
	 * @param method the method
	 */
	DirectHandlerMethod(Object bean, Method method) {
		super(bean, method);
		boolean possible = true;
		for (MethodParameter parameter : getMethodParameters()) {
			possible &= ContextArgumentResolver.supports(parameter.getParameterType()) || isPlain(parameter);
		}
		this.possible = possible;
	}

	private static boolean isPlain(MethodParameter parameter) {
		return parameter.getParameterAnnotations().length == 0 && !parameter.isOptional()
				&& parameter.getParameterType() != Message.class;
	}

	@Override
	protected @Nullable Object[] getMethodArgumentValues(Message<?> message, @Nullable Object... providedArgs)
			throws Exception {
		@Nullable Object @Nullable [] args = this.possible ? arguments((HandlerCall) message) : null;
		return (args != null) ? args : super.getMethodArgumentValues(message, providedArgs);
	}

	private @Nullable Object @Nullable [] arguments(HandlerCall call) {
		MethodParameter[] parameters = getMethodParameters();
		@Nullable Object[] args = new Object[parameters.length];
		for (int i = 0; i < parameters.length; i++) {
			Class<?> type = parameters[i].getParameterType();
			if (ContextArgumentResolver.supports(type)) {
				args[i] = call.argument(type);
			}
			else {
				args[i] = payload(call.payload(), type);
				if (args[i] == null) {
					return null;
				}
			}
		}
		return args;
	}

	private static @Nullable Object payload(Object payload, Class<?> type) {
		if (type.isInstance(payload)) {
			return payload;
		}
		if (payload instanceof byte[] bytes) {
			if (type == ByteBuffer.class) {
				return ByteBuffer.wrap(bytes);
			}
			return (type == WebSocketMessage.class || type == BinaryMessage.class) ? new BinaryMessage(bytes) : null;
		}
		return (type == WebSocketMessage.class || type == TextMessage.class) ? new TextMessage((String) payload) : null;
	}

}
