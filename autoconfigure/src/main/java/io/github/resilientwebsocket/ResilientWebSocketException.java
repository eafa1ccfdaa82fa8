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

package io.github.resilientwebsocket;

import org.jspecify.annotations.Nullable;

/**
 * Base of the exceptions of this library.
 *
 * @since 0.1.0
 */
public abstract class ResilientWebSocketException extends RuntimeException {

	/**
	 * Create an exception with a stack trace.
	 * @param message what happened, without secrets
	 * @param cause the exception of the application that led to it, if any
	 */
	protected ResilientWebSocketException(String message, @Nullable Throwable cause) {
		this(message, cause, true);
	}

	/**
	 * Create an exception.
	 * @param message what happened, without secrets
	 * @param cause the exception of the application that led to it, if any
	 * @param writableStackTrace whether the stack trace says something that the message
	 * does not
	 */
	protected ResilientWebSocketException(String message, @Nullable Throwable cause, boolean writableStackTrace) {
		super(message, cause, true, writableStackTrace);
	}

}
