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
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ExceptionDepthComparator;
import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;
import org.springframework.web.socket.WebSocketMessage;

/**
 * The handler methods of one bean, ready to be called, and which of them to call.
 */
final class ListenerHandlers {

	private final List<InvocableHandlerMethod> onOpen;

	private final @Nullable InvocableHandlerMethod onText;

	private final @Nullable InvocableHandlerMethod onBinary;

	private final List<InvocableHandlerMethod> onClose;

	private final Map<Class<? extends Throwable>, InvocableHandlerMethod> onError = new HashMap<>();

	/**
	 * Create the handlers of a bean.
	 * @param signatures the handler methods of the class of the bean
	 * @param invocable makes a method of the bean ready to be called
	 */
	ListenerHandlers(List<HandlerSignature> signatures, Function<HandlerSignature, InvocableHandlerMethod> invocable) {
		this.onOpen = of(HandlerKind.OPEN, signatures).map(invocable).toList();
		Map<FrameKind, InvocableHandlerMethod> onMessage = new EnumMap<>(FrameKind.class);
		of(HandlerKind.MESSAGE, signatures)
			.forEach((handler) -> onMessage.put(handler.frames(), invocable.apply(handler)));
		this.onText = first(onMessage, FrameKind.TEXT, FrameKind.ANY, FrameKind.BINARY);
		this.onBinary = first(onMessage, FrameKind.BINARY, FrameKind.ANY, FrameKind.TEXT);
		this.onClose = of(HandlerKind.CLOSE, signatures).map(invocable).toList();
		of(HandlerKind.ERROR, signatures)
			.forEach((handler) -> this.onError.put(handler.error(), invocable.apply(handler)));
	}

	private static Stream<HandlerSignature> of(HandlerKind kind, List<HandlerSignature> signatures) {
		return signatures.stream().filter((handler) -> handler.kind() == kind);
	}

	List<InvocableHandlerMethod> onOpen() {
		return this.onOpen;
	}

	/**
	 * Return the handler of a message: the one that asks for messages of this kind, else
	 * the one that takes any, else the one of the other kind, whose payload is converted.
	 * @param message the message
	 * @return the handler, or {@code null} if the bean has none for messages
	 */
	@Nullable InvocableHandlerMethod onMessage(WebSocketMessage<?> message) {
		return (FrameKind.of(message) == FrameKind.TEXT) ? this.onText : this.onBinary;
	}

	private static @Nullable InvocableHandlerMethod first(Map<FrameKind, InvocableHandlerMethod> handlers,
			FrameKind... kinds) {
		return Arrays.stream(kinds).map(handlers::get).filter(Objects::nonNull).findFirst().orElse(null);
	}

	List<InvocableHandlerMethod> onClose() {
		return this.onClose;
	}

	/**
	 * Return the handler of an error: the one with the closest type.
	 * @param error the error
	 * @return the handler, or {@code null} if none asks for such an error
	 */
	@Nullable InvocableHandlerMethod onError(Throwable error) {
		List<Class<? extends Throwable>> matching = this.onError.keySet()
			.stream()
			.filter((type) -> type.isInstance(error))
			.toList();
		return matching.isEmpty() ? null : this.onError.get(ExceptionDepthComparator.findClosestMatch(matching, error));
	}

}
