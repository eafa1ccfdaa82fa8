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

import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;

import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;

/**
 * Calls methods and waits for futures in such a way that the exception of the application
 * comes out, not one of those it is wrapped in on its way.
 */
final class Invocation {

	private Invocation() {
	}

	/**
	 * Call a handler method.
	 * @param handler the method
	 * @param call what to call it with
	 * @return what it returns
	 * @throws Exception what it throws
	 */
	static @Nullable Object invoke(InvocableHandlerMethod handler, HandlerCall call) throws Exception {
		try {
			return handler.invoke(call);
		}
		catch (UndeclaredThrowableException ex) {
			// A proxy wraps a checked exception that its interface does not declare.
			throw asException(ex);
		}
	}

	/**
	 * Wait for a future.
	 * @param stage the future
	 * @return its result
	 * @throws Exception its exception
	 */
	static @Nullable Object await(CompletionStage<?> stage) throws Exception {
		try {
			return stage.toCompletableFuture().get();
		}
		catch (ExecutionException ex) {
			throw asException(ex);
		}
	}

	/**
	 * Return the exception of the application.
	 * @param error that exception, or one that wraps it
	 * @return that exception
	 */
	static Throwable unwrap(Throwable error) {
		boolean wrapper = error instanceof CompletionException || error instanceof ExecutionException
				|| error instanceof UndeclaredThrowableException;
		return (wrapper && error.getCause() != null) ? unwrap(error.getCause()) : error;
	}

	private static Exception asException(Exception wrapper) {
		Throwable error = unwrap(wrapper);
		if (error instanceof Error fatal) {
			throw fatal;
		}
		return (error instanceof Exception ex) ? ex : wrapper;
	}

}
