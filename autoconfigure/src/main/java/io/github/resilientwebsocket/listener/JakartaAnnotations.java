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
import java.util.Set;

import io.github.resilientwebsocket.annotation.OnMessage;

import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;

/**
 * Finds the annotations of Jakarta WebSocket on a listener: they have the same simple
 * names, are on every class path, and the wrong import is easily made and does nothing.
 */
final class JakartaAnnotations {

	private static final String JAKARTA = "jakarta.websocket.";

	private static final List<String> ON_METHODS = List.of("OnOpen", "OnMessage", "OnClose", "OnError");

	private static final List<String> ON_CLASSES = List.of(JAKARTA + "ClientEndpoint",
			JAKARTA + "server.ServerEndpoint");

	private JakartaAnnotations() {
	}

	/**
	 * Check that there are none.
	 * @param type the class of a listener bean
	 * @throws InvalidListenerException if there is one
	 */
	static void refuse(Class<?> type) {
		MergedAnnotations annotations = MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY);
		for (String annotation : ON_CLASSES) {
			if (annotations.isPresent(annotation)) {
				throw new InvalidListenerException(
						"Listener " + type.getName() + " is annotated with " + annotation
								+ ", which makes it an endpoint of the engine, without reconnecting.",
						"Remove the annotation: @WebSocketListener is enough.");
			}
		}
		for (String name : ON_METHODS) {
			Set<Method> methods = MethodIntrospector.selectMethods(type,
					(Method method) -> MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY)
						.isPresent(JAKARTA + name));
			methods.stream().findFirst().ifPresent((method) -> {
				throw new InvalidListenerException(
						"Method " + ClassUtils.getQualifiedMethodName(method, type) + " is annotated with " + JAKARTA
								+ name + ", which has no effect on a listener.",
						"Import " + OnMessage.class.getPackageName() + "." + name + " instead.");
			});
		}
	}

}
