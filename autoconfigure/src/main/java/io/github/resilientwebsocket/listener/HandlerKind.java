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

import java.lang.annotation.Annotation;
import java.util.Set;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionSender;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.WebSocketSender;
import io.github.resilientwebsocket.annotation.OnClose;
import io.github.resilientwebsocket.annotation.OnError;
import io.github.resilientwebsocket.annotation.OnMessage;
import io.github.resilientwebsocket.annotation.OnOpen;

import org.springframework.web.socket.WebSocketSession;

/**
 * The kinds of handler methods, and what each may look like.
 */
enum HandlerKind {

	OPEN(OnOpen.class, true,
			"ConnectionInfo, WebSocketSender, WebSocketSession, ResilientWebSocketClient and those with @Header"),

	MESSAGE(OnMessage.class, true,
			"one of any type for the payload, ConnectionInfo, WebSocketSender, WebSocketSession, "
					+ "ResilientWebSocketClient and those with @Header"),

	CLOSE(OnClose.class, false, "CloseInfo, ConnectionInfo, ResilientWebSocketClient and those with @Header"),

	ERROR(OnError.class, false, "one Throwable or a subclass of it, and ResilientWebSocketClient");

	private static final Set<Class<?>> OF_OPEN_CONNECTION = Set.of(ResilientWebSocketClient.class, ConnectionInfo.class,
			WebSocketSender.class, ConnectionSender.class, WebSocketSession.class);

	private static final Set<Class<?>> OF_CLOSE = Set.of(ResilientWebSocketClient.class, ConnectionInfo.class,
			CloseInfo.class);

	private static final Set<Class<?>> OF_ERROR = Set.of(ResilientWebSocketClient.class);

	private final Class<? extends Annotation> annotation;

	private final boolean replying;

	private final String possibleParameters;

	HandlerKind(Class<? extends Annotation> annotation, boolean replying, String possibleParameters) {
		this.annotation = annotation;
		this.replying = replying;
		this.possibleParameters = possibleParameters;
	}

	/**
	 * Return the annotation of the methods of this kind.
	 * @return one of the library's annotations
	 */
	Class<? extends Annotation> annotation() {
		return this.annotation;
	}

	/**
	 * Return whether a value that a method returns can be sent.
	 * @return {@code true} if there is a connection to send it over
	 */
	boolean isReplying() {
		return this.replying;
	}

	/**
	 * Return whether what is called with comes from the call itself, not from a payload.
	 * @param type the exact type of a parameter
	 * @return {@code true} if {@link HandlerCall#argument} knows the type
	 */
	boolean hasContext(Class<?> type) {
		return contextTypes().contains(type);
	}

	Set<Class<?>> contextTypes() {
		return switch (this) {
			case OPEN, MESSAGE -> OF_OPEN_CONNECTION;
			case CLOSE -> OF_CLOSE;
			case ERROR -> OF_ERROR;
		};
	}

	/**
	 * Describe the parameters that methods of this kind may have.
	 * @return the end of a sentence
	 */
	String possibleParameters() {
		return this.possibleParameters;
	}

	/**
	 * Return the annotation the way users write it.
	 * @return for example {@code @OnOpen}
	 */
	@Override
	public String toString() {
		return "@" + this.annotation.getSimpleName();
	}

}
