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

import org.springframework.beans.factory.BeanFactory;
import org.springframework.validation.Validator;

/**
 * Finds the validator for payloads among those that an application may have: Spring MVC
 * and WebFlux add their own.
 */
final class PayloadValidator {

	/** The bean of Spring Boot's ValidationAutoConfiguration. */
	private static final String DEFAULT_VALIDATOR = "defaultValidator";

	private PayloadValidator() {
	}

	/**
	 * Find the validator.
	 * @param beanFactory where to look
	 * @return the only or primary one, else Spring Boot's, or {@code null} if there is
	 * neither
	 */
	static @Nullable Validator find(BeanFactory beanFactory) {
		Validator validator = beanFactory.getBeanProvider(Validator.class).getIfUnique();
		boolean ambiguous = validator == null && beanFactory.containsBean(DEFAULT_VALIDATOR)
				&& beanFactory.isTypeMatch(DEFAULT_VALIDATOR, Validator.class);
		return ambiguous ? beanFactory.getBean(DEFAULT_VALIDATOR, Validator.class) : validator;
	}

}
