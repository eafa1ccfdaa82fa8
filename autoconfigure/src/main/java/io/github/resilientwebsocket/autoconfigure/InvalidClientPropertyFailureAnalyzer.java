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

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/**
 * Explains an {@link InvalidClientPropertyException}.
 */
class InvalidClientPropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidClientPropertyException> {

	private final PropertyOrigins origins;

	InvalidClientPropertyFailureAnalyzer(@Nullable Environment environment) {
		this.origins = new PropertyOrigins(environment);
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidClientPropertyException cause) {
		String description = "The property '%s' %s.".formatted(cause.getProperty(), cause.getProblem());
		Origin origin = this.origins.find(cause.getProperty());
		if (origin != null) {
			description += "%n%n    Origin: %s".formatted(origin);
		}
		return new FailureAnalysis(description, cause.getRemedy(), cause);
	}

}
