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
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;

import org.springframework.core.MethodParameter;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.annotation.SynthesizingMethodParameter;
import org.springframework.messaging.Message;
import org.springframework.util.ClassUtils;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;

/**
 * A handler method whose parameters make sense.
 *
 * @param kind the kind of handler
 * @param method the method, as the class of the bean has it
 * @param frames the messages that an {@code @OnMessage} method asks for
 * @param error the errors that an {@code @OnError} method asks for
 */
record HandlerSignature(HandlerKind kind, Method method, FrameKind frames, Class<? extends Throwable> error) {

	/**
	 * Check the parameters and the return type of a method.
	 * @param kind the kind of handler
	 * @param method the method
	 * @param type the class of the bean
	 * @return what the method asks for
	 * @throws InvalidListenerException if the method cannot be called that way
	 */
	static HandlerSignature of(HandlerKind kind, Method method, Class<?> type) {
		List<MethodParameter> free = IntStream.range(0, method.getParameterCount())
			.<MethodParameter>mapToObj(
					(index) -> new SynthesizingMethodParameter(method, index).withContainingClass(type))
			.filter((parameter) -> !kind.hasContext(parameter.getParameterType()))
			.filter((parameter) -> !isHeader(kind, method, parameter, type))
			.toList();
		for (MethodParameter parameter : free) {
			if (!isPossible(kind, parameter)) {
				throw invalid(kind, method, type, "cannot have a parameter of type " + typeName(parameter) + ".");
			}
		}
		if (free.size() > 1) {
			throw invalid(kind, method, type,
					"has more than one parameter for the " + ((kind == HandlerKind.ERROR) ? "error" : "payload") + ": "
							+ typeName(free.get(0)) + " and " + typeName(free.get(1)) + ".");
		}
		checkReturnType(kind, method, type);
		Class<?> asked = free.isEmpty() ? Object.class : payloadType(free.get(0));
		return new HandlerSignature(kind, method, FrameKind.of(asked),
				Throwable.class.isAssignableFrom(asked) ? asked.asSubclass(Throwable.class) : Throwable.class);
	}

	/**
	 * Return the type of the payload that a parameter asks for.
	 * @param parameter the parameter
	 * @return its type, or what is in the {@link java.util.Optional} or {@link Message}
	 */
	static Class<?> payloadType(MethodParameter parameter) {
		return ((parameter.getParameterType() == Message.class) ? parameter.nested() : parameter.nestedIfOptional())
			.getNestedParameterType();
	}

	static String describe(HandlerKind kind, Method method, Class<?> type) {
		return kind + " method " + ClassUtils.getQualifiedMethodName(method, type);
	}

	private static boolean isHeader(HandlerKind kind, Method method, MethodParameter parameter, Class<?> type) {
		if (!HeaderParameter.is(parameter)) {
			return false;
		}
		String problem = HeaderParameter.problem(kind, parameter);
		if (problem != null) {
			throw new InvalidListenerException(describe(kind, method, type) + " " + problem, (kind != HandlerKind.ERROR)
					? "The names of the headers are constants of WebSocketMessageHeaders." : possibleParameters(kind));
		}
		return true;
	}

	private static void checkReturnType(HandlerKind kind, Method method, Class<?> type) {
		Class<?> returned = method.getReturnType();
		if (!kind.isReplying() && returned != void.class && returned != Void.class) {
			throw new InvalidListenerException(
					describe(kind, method, type) + " returns a value, but there is no connection to send it over.",
					"Let the method return void.");
		}
		ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(returned);
		boolean reactive = adapter != null && !CompletionStage.class.isAssignableFrom(returned);
		if (reactive || Flow.Publisher.class.isAssignableFrom(returned)) {
			throw new InvalidListenerException(
					describe(kind, method, type) + " returns a " + returned.getName()
							+ ", to which nobody would subscribe.",
					"Return a CompletableFuture, for example with Mono.toFuture().");
		}
	}

	private static boolean isPossible(HandlerKind kind, MethodParameter parameter) {
		Class<?> type = payloadType(parameter);
		return switch (kind) {
			case OPEN, CLOSE -> false;
			case MESSAGE -> isPayload(type);
			case ERROR -> Throwable.class.isAssignableFrom(parameter.getParameterType());
		};
	}

	/**
	 * Everything can be a payload but what is known to be something else: otherwise a
	 * mistake would show only with the first message, as a failed conversion.
	 */
	private static boolean isPayload(Class<?> type) {
		if (type == WebSocketMessage.class || type == TextMessage.class || type == BinaryMessage.class) {
			return true;
		}
		String packageName = type.getPackageName();
		return !packageName.equals("io.github.resilientwebsocket") && !packageName.startsWith("jakarta.websocket")
				&& !packageName.startsWith("org.springframework.web.socket")
				&& !packageName.startsWith("org.springframework.messaging") && !Throwable.class.isAssignableFrom(type);
	}

	private static String typeName(MethodParameter parameter) {
		return parameter.getParameterType().getTypeName();
	}

	private static InvalidListenerException invalid(HandlerKind kind, Method method, Class<?> type, String problem) {
		return new InvalidListenerException(describe(kind, method, type) + " " + problem, possibleParameters(kind));
	}

	private static String possibleParameters(HandlerKind kind) {
		return "Possible parameters are " + kind.possibleParameters() + ", in any order.";
	}

}
