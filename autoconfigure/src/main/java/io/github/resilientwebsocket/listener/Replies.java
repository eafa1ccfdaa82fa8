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

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import io.github.resilientwebsocket.WebSocketSender;
import org.jspecify.annotations.Nullable;

/**
 * Sends what handler methods return. A collection is several messages, everything else is
 * one.
 */
final class Replies {

	private final WebSocketSender sender;

	private final Consumer<Throwable> onError;

	/**
	 * Create replies.
	 * @param sender sends them
	 * @param onError is told of those that could not be sent
	 */
	Replies(WebSocketSender sender, Consumer<Throwable> onError) {
		this.sender = sender;
		this.onError = onError;
	}

	/**
	 * Send a reply.
	 * @param value what a method has returned
	 * @throws IllegalArgumentException if it can never be sent
	 */
	void send(@Nullable Object value) {
		if (value instanceof CompletionStage<?> stage) {
			var unused = stage.whenComplete((result, failure) -> {
				if (failure != null) {
					this.onError.accept(Invocation.unwrap(failure));
				}
				else {
					trySend(result);
				}
			});
		}
		else if (value instanceof Optional<?> optional) {
			send(optional.orElse(null));
		}
		else if (value instanceof Collection<?> values) {
			values.forEach(this::trySend);
		}
		else if (value != null) {
			var unused = this.sender.send(value).whenComplete((sent, failure) -> {
				if (failure != null) {
					this.onError.accept(Invocation.unwrap(failure));
				}
			});
		}
	}

	/** One that cannot be sent does not keep the others from being sent. */
	private void trySend(@Nullable Object value) {
		try {
			send(value);
		}
		catch (RuntimeException ex) {
			this.onError.accept(ex);
		}
	}

}
