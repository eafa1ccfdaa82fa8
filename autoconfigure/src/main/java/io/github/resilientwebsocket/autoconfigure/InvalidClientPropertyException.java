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

package io.github.resilientwebsocket.autoconfigure;

/**
 * A property below {@code resilient-websocket} makes no sense. The message never holds
 * the value of a property that may be a secret.
 *
 * @since 0.1.0
 */
public final class InvalidClientPropertyException extends RuntimeException {

	private final String property;

	private final String problem;

	private final String remedy;

	InvalidClientPropertyException(String property, String problem, String remedy) {
		super("The property '" + property + "' " + problem + ". " + remedy);
		this.property = property;
		this.problem = problem;
		this.remedy = remedy;
	}

	/**
	 * Return the property.
	 * @return the full name of the property
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
	 * @return one or more sentences
	 */
	public String getRemedy() {
		return this.remedy;
	}

}
