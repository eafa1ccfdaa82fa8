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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.ResilientWebSocketListener;
import io.github.resilientwebsocket.annotation.WebSocketListener;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.util.Assert;
import org.springframework.validation.Validator;

/**
 * Finds the beans annotated with {@link WebSocketListener @WebSocketListener} once all
 * singletons exist, before any client is started, and hands them to their clients, in the
 * order of {@link org.springframework.core.annotation.Order @Order}.
 * <p>
 * A lazy listener is created at that time as well: nothing else would ever ask for it.
 * Its dependencies stay as lazy as they are. A listener must be a singleton, because
 * nobody but the container could tell which of several objects, made when, to call.
 *
 * @since 0.1.0
 */
public class WebSocketListenerProcessor implements SmartInitializingSingleton, BeanFactoryAware {

	private final Supplier<? extends ListenerTarget> target;

	private final Supplier<? extends MessageConverter> converter;

	private final Supplier<? extends @Nullable Validator> validator;

	private @Nullable ConfigurableListableBeanFactory beanFactory;

	/**
	 * Create a processor. Nothing is asked for unless there is a listener.
	 * @param target where the listeners go
	 * @param converter makes the payloads that are neither text nor bytes
	 * @param validator checks payloads that are annotated to be checked, if there is one
	 */
	public WebSocketListenerProcessor(Supplier<? extends ListenerTarget> target,
			Supplier<? extends MessageConverter> converter, Supplier<? extends @Nullable Validator> validator) {
		this.target = target;
		this.converter = converter;
		this.validator = validator;
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = (ConfigurableListableBeanFactory) beanFactory;
	}

	/**
	 * Find the listeners, check them and hand them over.
	 * @throws InvalidListenerException if one of them cannot be a listener
	 */
	@Override
	public void afterSingletonsInstantiated() {
		ConfigurableListableBeanFactory beanFactory = this.beanFactory;
		Assert.state(beanFactory != null, "No BeanFactory set");
		ListenerBeanFinder finder = new ListenerBeanFinder(beanFactory);
		List<ListenerBean> beans = finder.find();
		if (beans.isEmpty()) {
			return;
		}
		ListenerTarget target = this.target.get();
		ClientSelector clients = new ClientSelector(target.all());
		HandlerMethods methods = new HandlerMethods(this.converter.get(), this.validator.get(), beanFactory);
		List<ListenerEndpoint> endpoints = new ArrayList<>();
		for (ListenerBean bean : beans) {
			JakartaAnnotations.refuse(bean.type());
			List<HandlerSignature> signatures = HandlerSignatures.of(bean.type());
			String pattern = clients.select(resolve(bean, beanFactory), bean.type());
			Object instance = beanFactory.getBean(bean.beanName());
			endpoints.add((instance instanceof ResilientWebSocketListener listener)
					? new ListenerEndpoint(bean.beanName(), pattern, instance, (client) -> listener)
					: endpoint(bean.beanName(), pattern, instance, methods.of(instance, signatures)));
		}
		endpoints.sort(AnnotationAwareOrderComparator.INSTANCE
			.withSourceProvider((endpoint) -> ((ListenerEndpoint) endpoint).orderSources(finder)));
		target.addListeners((client) -> endpoints.stream()
			.filter((endpoint) -> ClientSelector.matches(endpoint.pattern(), client))
			.map((endpoint) -> endpoint.listener().apply(client))
			.toList());
	}

	private static ListenerEndpoint endpoint(String beanName, String pattern, Object bean, ListenerHandlers handlers) {
		return new ListenerEndpoint(beanName, pattern, bean,
				(client) -> new MethodWebSocketListener(beanName, client, handlers));
	}

	private String resolve(ListenerBean bean, ConfigurableListableBeanFactory beanFactory) {
		try {
			String name = beanFactory.resolveEmbeddedValue(bean.client());
			return (name != null) ? name.trim() : "";
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidListenerException(
					"Listener " + bean.type().getName() + " is for the client '" + bean.client()
							+ "', but there is no such property.",
					"Set the property, or give it a default as in ${name:default}.", ex);
		}
	}

	/**
	 * A bean, and whom to tell about it.
	 *
	 * @param beanName the name of the bean
	 * @param pattern which clients it listens to
	 * @param bean the bean, or the proxy in front of it
	 * @param listener makes the listener of a client
	 */
	private record ListenerEndpoint(String beanName, String pattern, Object bean,
			Function<ResilientWebSocketClient, ResilientWebSocketListener> listener) {

		Object[] orderSources(ListenerBeanFinder finder) {
			Method factoryMethod = finder.factoryMethod(this.beanName);
			return (factoryMethod != null) ? new Object[] { factoryMethod, this.bean } : new Object[] { this.bean };
		}

	}

}
