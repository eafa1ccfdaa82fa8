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

import org.jspecify.annotations.Nullable;

/**
 * A bean cannot be a listener the way it is written. Thrown while the application starts;
 * says what is wrong and what to do about it.
 *
 * @since 0.1.0
 */
public class InvalidListenerException extends IllegalStateException {

	private final String description;

	private final String action;

	/**
	 * Create an exception.
	 * @param description what is wrong, in whole sentences that name the class and, where
	 * it is about one, the method
	 * @param action what to do, in whole sentences
	 */
	public InvalidListenerException(String description, String action) {
		this(description, action, null);
	}

	/**
	 * Create an exception with a cause.
	 * @param description what is wrong, in whole sentences that name the class and, where
	 * it is about one, the method
	 * @param action what to do, in whole sentences
	 * @param cause what it was noticed by, if anything
	 */
	public InvalidListenerException(String description, String action, @Nullable Throwable cause) {
		super(description + " " + action, cause);
		this.description = description;
		this.action = action;
	}

	/**
	 * Return what is wrong.
	 * @return whole sentences
	 */
	public String getDescription() {
		return this.description;
	}

	/**
	 * Return what to do.
	 * @return whole sentences
	 */
	public String getAction() {
		return this.action;
	}

}
