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

package io.github.resilientwebsocket.test.autoconfigure;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Resolves parameters of test methods that Spring would want an annotation for.
 */
final class ResilientWebSocketParameterResolver implements ParameterResolver {

	private static final List<Class<?>> TYPES = List.of(ScriptedWebSocketServer.class, ConnectionHistory.class,
			VirtualTime.class, ResilientWebSocketClient.class);

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return TYPES.contains(parameter.getParameter().getType())
				&& parameter.getDeclaringExecutable() instanceof Method
				&& Stream.of(Autowired.class, Qualifier.class, Value.class).noneMatch(parameter::isAnnotated);
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		try {
			return SpringExtension.getApplicationContext(context).getBean(type);
		}
		catch (BeansException ex) {
			throw new ParameterResolutionException(
					"There is no single " + type.getSimpleName() + " for the parameter: " + remedy(type), ex);
		}
	}

	private static String remedy(Class<?> type) {
		return (type == VirtualTime.class) ? "use @ResilientWebSocketTest(virtualTime = true)"
				: "give it the name of the client with @Qualifier";
	}

}
