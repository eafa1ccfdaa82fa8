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
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

import io.github.resilientwebsocket.annotation.WebSocketListener;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;

/**
 * Finds the beans that are listeners by the type of their definition, so that nothing is
 * created only to be looked at.
 */
final class ListenerBeanFinder {

	private final ConfigurableListableBeanFactory beanFactory;

	ListenerBeanFinder(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Return the beans that are annotated with {@link WebSocketListener}, directly, by a
	 * composed annotation, or on a superclass or interface.
	 * @return the beans, in the order of their definitions
	 * @throws InvalidListenerException if one of them is not a singleton
	 */
	List<ListenerBean> find() {
		List<ListenerBean> beans = new ArrayList<>();
		for (String name : this.beanFactory.getBeanNamesForType(Object.class, true, false)) {
			Class<?> type = typeOf(name);
			if (type == null || !AnnotationUtils.isCandidateClass(type, WebSocketListener.class)) {
				continue;
			}
			MergedAnnotation<WebSocketListener> annotation = MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY)
				.get(WebSocketListener.class);
			if (annotation.isPresent()) {
				requireSingleton(name, type);
				beans.add(new ListenerBean(name, type, annotation.getString("client")));
			}
		}
		return beans;
	}

	/**
	 * Return the factory method of a bean, which may be annotated instead of its class.
	 * @param beanName the name of the bean
	 * @return the method, or {@code null} if there is none
	 */
	@Nullable Method factoryMethod(String beanName) {
		return (this.beanFactory.containsBeanDefinition(beanName)
				&& this.beanFactory.getMergedBeanDefinition(beanName) instanceof RootBeanDefinition definition)
						? definition.getResolvedFactoryMethod() : null;
	}

	private @Nullable Class<?> typeOf(String beanName) {
		Class<?> type = AutoProxyUtils.determineTargetClass(this.beanFactory, beanName);
		if (type != null && Proxy.isProxyClass(type)) {
			Object proxy = this.beanFactory.getSingleton(beanName);
			type = (proxy != null) ? AopUtils.getTargetClass(proxy) : type;
		}
		return (type != null) ? ClassUtils.getUserClass(type) : null;
	}

	private void requireSingleton(String beanName, Class<?> type) {
		if (this.beanFactory.isSingleton(beanName)) {
			return;
		}
		String scope = this.beanFactory.containsBeanDefinition(beanName)
				? this.beanFactory.getMergedBeanDefinition(beanName).getScope() : BeanDefinition.SCOPE_PROTOTYPE;
		throw new InvalidListenerException(
				"Listener " + type.getName() + " (bean '" + beanName + "') has the scope '" + scope
						+ "', so it would be unknown which of its instances to call.",
				"Make it a singleton by removing its scope. It can get objects of another scope from an "
						+ "ObjectProvider.");
	}

}
