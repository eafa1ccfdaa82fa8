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

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.handler.annotation.support.HeaderMethodArgumentResolver;
import org.springframework.messaging.handler.annotation.support.HeadersMethodArgumentResolver;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolverComposite;
import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;
import org.springframework.validation.Validator;
import org.springframework.validation.annotation.ValidationAnnotationUtils;

/**
 * Makes the handler methods of beans ready to be called.
 */
final class HandlerMethods {

	private final HandlerMethodArgumentResolverComposite resolvers = new HandlerMethodArgumentResolverComposite();

	private final boolean validating;

	/**
	 * Create a factory.
	 * @param converter makes the payloads that are neither text nor bytes
	 * @param validator checks payloads that are annotated to be checked, if there is one
	 * @param beanFactory resolves placeholders in names and defaults of headers
	 */
	HandlerMethods(MessageConverter converter, @Nullable Validator validator,
			@Nullable ConfigurableBeanFactory beanFactory) {
		this.validating = validator != null;
		this.resolvers.addResolvers(List.of(new ContextArgumentResolver(),
				new HeaderMethodArgumentResolver(HeaderParameter.CONVERSION, beanFactory),
				new HeadersMethodArgumentResolver(), new PayloadArgumentResolver(converter, validator)));
	}

	/**
	 * Return the handlers of a bean.
	 * @param bean the bean, or the proxy in front of it
	 * @param signatures the handler methods of its class
	 * @return the handlers
	 * @throws InvalidListenerException if a method cannot be called on the proxy
	 */
	ListenerHandlers of(Object bean, List<HandlerSignature> signatures) {
		return new ListenerHandlers(signatures, (signature) -> invocable(bean, signature));
	}

	private InvocableHandlerMethod invocable(Object bean, HandlerSignature signature) {
		if (!this.validating && asksForValidation(signature.method())) {
			throw new InvalidListenerException(
					describe(bean, signature) + " has a payload to be validated, but there is no Validator bean.",
					"Add the dependency spring-boot-starter-validation or define a Validator bean. If there are "
							+ "several, mark one of them with @Primary.");
		}
		try {
			Method method = AopUtils.selectInvocableMethod(signature.method(), bean.getClass());
			InvocableHandlerMethod handler = new DirectHandlerMethod(bean, method);
			handler.setMessageMethodArgumentResolvers(this.resolvers);
			return handler;
		}
		catch (IllegalStateException ex) {
			throw new InvalidListenerException(
					"The proxy in front of listener " + AopUtils.getTargetClass(bean).getName() + " cannot call "
							+ describe(bean, signature) + ".",
					"Let the class be proxied itself (proxyTargetClass = true) and the method not be private, or put the "
							+ "method into an interface that the proxy has.",
					ex);
		}
	}

	private static String describe(Object bean, HandlerSignature signature) {
		return HandlerSignature.describe(signature.kind(), signature.method(), AopUtils.getTargetClass(bean));
	}

	private static boolean asksForValidation(Method method) {
		return Arrays.stream(method.getParameterAnnotations())
			.flatMap(Arrays::stream)
			.anyMatch((annotation) -> ValidationAnnotationUtils.determineValidationHints(annotation) != null);
	}

}
