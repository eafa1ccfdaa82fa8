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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.github.resilientwebsocket.ResilientWebSocketListener;
import io.github.resilientwebsocket.annotation.OnMessage;

import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.core.annotation.MergedAnnotations;

/**
 * Finds and checks the handler methods of a class, those that it inherits included.
 */
final class HandlerSignatures {

	/** The order of reflection changes from run to run. */
	private static final Comparator<Method> METHOD_ORDER = ((Comparator<Method>) AnnotationAwareOrderComparator.INSTANCE::compare)
		.thenComparing(Method::getName)
		.thenComparing(Method::toString);

	private HandlerSignatures() {
	}

	/**
	 * Return the handler methods of a class. A class that is a
	 * {@link ResilientWebSocketListener} itself has none.
	 * @param type the class of a listener bean
	 * @return the handlers, in the order in which those of one kind are called
	 * @throws InvalidListenerException if there is something wrong with them, or none
	 */
	static List<HandlerSignature> of(Class<?> type) {
		List<HandlerSignature> handlers = new ArrayList<>();
		for (HandlerKind kind : HandlerKind.values()) {
			Set<Method> methods = MethodIntrospector.selectMethods(type,
					(Method method) -> MergedAnnotations.from(method, MergedAnnotations.SearchStrategy.TYPE_HIERARCHY)
						.isPresent(kind.annotation()));
			methods.stream()
				.sorted(METHOD_ORDER)
				.map((method) -> HandlerSignature.of(kind, method, type))
				.forEach(handlers::add);
		}
		if (ResilientWebSocketListener.class.isAssignableFrom(type)) {
			return none(handlers, type);
		}
		if (handlers.isEmpty()) {
			throw new InvalidListenerException("Listener " + type.getName() + " has no handler method.",
					"Annotate at least one method with @OnOpen, @OnMessage, @OnClose or @OnError of "
							+ OnMessage.class.getPackageName() + ".");
		}
		checkUnambiguous(handlers, type, HandlerKind.MESSAGE, HandlerSignature::frames,
				"Keep one, or let them ask for different kinds of messages: a String or TextMessage parameter gets "
						+ "the text messages, byte[], ByteBuffer or BinaryMessage the binary ones.");
		checkUnambiguous(handlers, type, HandlerKind.ERROR, (handler) -> handler.error().getName(),
				"Keep one, or let them ask for different types of errors.");
		return handlers;
	}

	private static List<HandlerSignature> none(List<HandlerSignature> handlers, Class<?> type) {
		if (!handlers.isEmpty()) {
			HandlerSignature handler = handlers.get(0);
			throw new InvalidListenerException(
					"Listener " + type.getName() + " implements ResilientWebSocketListener, but has the "
							+ HandlerSignature.describe(handler.kind(), handler.method(), type) + " as well.",
					"Either implement the interface or annotate methods.");
		}
		return handlers;
	}

	private static void checkUnambiguous(List<HandlerSignature> handlers, Class<?> type, HandlerKind kind,
			Function<HandlerSignature, Object> demand, String action) {
		Map<Object, HandlerSignature> known = new HashMap<>();
		for (HandlerSignature handler : handlers) {
			HandlerSignature other = (handler.kind() == kind) ? known.put(demand.apply(handler), handler) : null;
			if (other != null) {
				throw new InvalidListenerException(HandlerSignature.describe(kind, other.method(), type) + " and "
						+ HandlerSignature.describe(kind, handler.method(), type) + " are ambiguous: both ask for "
						+ demand.apply(handler) + ".", action);
			}
		}
	}

}
