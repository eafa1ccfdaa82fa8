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

package io.github.resilientwebsocket.interop;

import java.lang.reflect.AnnotatedElement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Looks for each {@link Part} once.
 */
class InstalledCondition implements ExecutionCondition {

	private static final Map<Part, Boolean> INSTALLED = new EnumMap<>(Part.class);

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		List<String> missing = context.getElement().map(InstalledCondition::missing).orElse(List.of());
		if (missing.isEmpty()) {
			return ConditionEvaluationResult.enabled("all is there");
		}
		String reason = String.join("; ", missing);
		if (isRequired(context)) {
			throw new IllegalStateException(reason);
		}
		// The reports of the build only count what was skipped.
		System.out.println("[WARNING] Skipping " + context.getDisplayName() + ": " + reason);
		return ConditionEvaluationResult.disabled(reason);
	}

	private static List<String> missing(AnnotatedElement element) {
		Optional<EnabledIfInstalled> annotation = AnnotationSupport.findAnnotation(element, EnabledIfInstalled.class);
		return annotation.stream()
			.flatMap((found) -> Stream.of(found.value()))
			.filter((part) -> !isInstalled(part))
			.map(Part::missing)
			.toList();
	}

	private static synchronized boolean isInstalled(Part part) {
		return INSTALLED.computeIfAbsent(part, Part::isInstalled);
	}

	private static boolean isRequired(ExtensionContext context) {
		return Boolean.getBoolean("interop.required") && context.getElement()
			.flatMap((element) -> AnnotationSupport.findAnnotation(element, EnabledIfInstalled.class))
			.map(EnabledIfInstalled::required)
			.orElse(true);
	}

}
