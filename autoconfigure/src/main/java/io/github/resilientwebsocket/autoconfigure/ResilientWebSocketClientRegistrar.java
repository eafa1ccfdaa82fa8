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

import io.github.resilientwebsocket.ResilientWebSocketClients;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConstructorArgumentValues;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Registers a bean for each configured client: {@code <name>ResilientWebSocketClient}
 * with the qualifier {@code <name>}. The bare name is left to the application.
 */
class ResilientWebSocketClientRegistrar implements ImportBeanDefinitionRegistrar {

	static final String BEAN_NAME_SUFFIX = "ResilientWebSocketClient";

	private final Environment environment;

	ResilientWebSocketClientRegistrar(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importingClass, BeanDefinitionRegistry registry) {
		new MisplacedValues(this.environment).refuse();
		for (String name : new ClientNames(ConfiguredNames.clientKeys(this.environment)).names()) {
			String beanName = name + BEAN_NAME_SUFFIX;
			if (!registry.containsBeanDefinition(beanName)) {
				registry.registerBeanDefinition(beanName, beanDefinition(name));
			}
		}
	}

	private static BeanDefinition beanDefinition(String clientName) {
		RootBeanDefinition definition = new RootBeanDefinition(ConfiguredClientFactory.class);
		definition.setFactoryMethodName(ConfiguredClientFactory.METHOD);
		ConstructorArgumentValues arguments = definition.getConstructorArgumentValues();
		arguments.addIndexedArgumentValue(0, new RuntimeBeanReference(ResilientWebSocketClients.class));
		arguments.addIndexedArgumentValue(1, clientName);
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, clientName));
		// The registry owns its clients.
		definition.setDestroyMethodName("");
		definition.setDescription("WebSocket client '" + clientName + "'");
		return definition;
	}

}
