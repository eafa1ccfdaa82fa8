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

package io.github.resilientwebsocket.sample.page;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips tests where there is no browser and says so, or fails where nothing may be
 * missing: if the system property {@code interop.required} is {@code true}.
 */
class ChromiumCondition implements ExecutionCondition {

	private static final String MISSING = "Chromium or its driver was not found; to install it: "
			+ "apt-get install chromium chromium-driver";

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (Chromium.isInstalled()) {
			return ConditionEvaluationResult.enabled("Chromium is there");
		}
		if (Boolean.getBoolean("interop.required")) {
			throw new IllegalStateException(MISSING);
		}
		// The reports of the build only count what was skipped.
		System.out.println("[WARNING] Skipping " + context.getDisplayName() + ": " + MISSING);
		return ConditionEvaluationResult.disabled(MISSING);
	}

}
