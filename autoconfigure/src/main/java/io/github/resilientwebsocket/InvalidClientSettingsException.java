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

/**
 * The settings of a client make no sense. The message names the property and the remedy
 * and never the value of a property that may hold a secret.
 *
 * @since 0.1.0
 */
public class InvalidClientSettingsException extends IllegalArgumentException {

	private final String property;

	private final String problem;

	private final String remedy;

	/**
	 * Create an exception.
	 * @param property the property below {@code resilient-websocket.clients.<name>}
	 * @param problem what is wrong, as the rest of a sentence that begins with the
	 * property
	 * @param remedy what to do, as a sentence
	 */
	public InvalidClientSettingsException(String property, String problem, String remedy) {
		super("'" + property + "' " + problem + ". " + remedy);
		this.property = property;
		this.problem = problem;
		this.remedy = remedy;
	}

	/**
	 * Return the property.
	 * @return the property below {@code resilient-websocket.clients.<name>}
	 */
	public String getProperty() {
		return this.property;
	}

	/**
	 * Return what is wrong.
	 * @return the rest of a sentence that begins with the property
	 */
	public String getProblem() {
		return this.problem;
	}

	/**
	 * Return what to do.
	 * @return a sentence
	 */
	public String getRemedy() {
		return this.remedy;
	}

}
