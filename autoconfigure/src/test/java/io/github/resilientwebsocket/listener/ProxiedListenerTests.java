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

import java.util.ArrayList;
import java.util.List;

import io.github.resilientwebsocket.annotation.OnError;
import io.github.resilientwebsocket.annotation.OnMessage;
import io.github.resilientwebsocket.annotation.WebSocketListener;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.web.socket.TextMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for listeners behind proxies.
 */
class ProxiedListenerTests {

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final RecordingTarget target = new RecordingTarget("prices");

	private final List<String> intercepted = new ArrayList<>();

	private final MethodInterceptor interceptor = (invocation) -> {
		this.intercepted.add(invocation.getMethod().getName());
		return invocation.proceed();
	};

	@AfterEach
	void close() {
		this.context.close();
	}

	@Test
	void aProxyOfTheClass() throws Exception {
		PlainListener listener = new PlainListener();
		this.context.registerBean("listener", PlainListener.class, () -> listener);
		start(true);
		assertThat(AopUtils.isCglibProxy(this.context.getBean("listener"))).isTrue();
		receive();
		assertThat(listener.received).containsExactly("hello");
		assertThat(this.intercepted).containsExactly("receive");
	}

	@Test
	void aProxyOfAnInterface() throws Exception {
		InterfaceListener listener = new InterfaceListener();
		this.context.registerBean("listener", InterfaceListener.class, () -> listener);
		start(false);
		assertThat(AopUtils.isJdkDynamicProxy(this.context.getBean("listener"))).isTrue();
		receive();
		assertThat(listener.received).containsExactly("hello");
		assertThat(this.intercepted).containsExactly("receive");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aProxyThatTheApplicationMakes(boolean ofTheClass) throws Exception {
		InterfaceListener listener = new InterfaceListener();
		ProxyFactory factory = new ProxyFactory(listener);
		factory.setProxyTargetClass(ofTheClass);
		factory.addAdvice(this.interceptor);
		this.context.registerBean("listener", Receiver.class, () -> (Receiver) factory.getProxy());
		register();
		this.context.refresh();
		receive();
		assertThat(listener.received).containsExactly("hello");
		assertThat(this.intercepted).containsExactly("receive");
	}

	@Test
	void aLazyListenerBehindAProxy() throws Exception {
		InterfaceListener listener = new InterfaceListener();
		this.context.registerBean("listener", InterfaceListener.class, () -> listener,
				(definition) -> definition.setLazyInit(true));
		start(false);
		receive();
		assertThat(listener.received).containsExactly("hello");
	}

	@Test
	void aMethodThatTheInterfaceLacks() {
		this.context.registerBean("listener", OtherInterfaceListener.class);
		assertThatExceptionOfType(InvalidListenerException.class).isThrownBy(() -> start(false))
			.satisfies((ex) -> assertThat(ex.getDescription())
				.isEqualTo("The proxy in front of listener " + OtherInterfaceListener.class.getName()
						+ " cannot call @OnError method " + OtherInterfaceListener.class.getName() + ".failed."))
			.satisfies((ex) -> assertThat(ex.getAction()).contains("(proxyTargetClass = true)"));
	}

	@Test
	void aMethodThatTheProxyOfTheClassCannotOverride() {
		this.context.registerBean("listener", PrivateListener.class);
		assertThatExceptionOfType(InvalidListenerException.class).isThrownBy(() -> start(true))
			.withMessageContaining(PrivateListener.class.getName() + ".receive")
			.withMessageContaining("not be private");
	}

	private void start(boolean proxyTargetClass) {
		this.context.registerBean("interceptor", MethodInterceptor.class, () -> this.interceptor);
		this.context.registerBean(BeanNameAutoProxyCreator.class, () -> {
			BeanNameAutoProxyCreator creator = new BeanNameAutoProxyCreator();
			creator.setBeanNames("listener");
			creator.setInterceptorNames("interceptor");
			creator.setProxyTargetClass(proxyTargetClass);
			return creator;
		});
		register();
		this.context.refresh();
	}

	private void register() {
		this.context.registerBean(WebSocketListenerProcessor.class,
				() -> new WebSocketListenerProcessor(() -> this.target, JacksonJsonMessageConverter::new, () -> null));
	}

	private void receive() throws Exception {
		assertThat(this.target.listeners("prices")).hasSize(1);
		this.target.listeners("prices")
			.get(0)
			.onMessage(new TextMessage("hello"), Calls.CONNECTION, new RecordingSender());
	}

	interface Receiver {

		void receive(String text);

	}

	@WebSocketListener
	static class PlainListener {

		final List<String> received = new ArrayList<>();

		@OnMessage
		void receive(String text) {
			this.received.add(text);
		}

	}

	@WebSocketListener
	static class InterfaceListener implements Receiver {

		final List<String> received = new ArrayList<>();

		@Override
		@OnMessage
		public void receive(String text) {
			this.received.add(text);
		}

	}

	@WebSocketListener
	static class OtherInterfaceListener implements Receiver {

		@Override
		@OnMessage
		public void receive(String text) {
		}

		@OnError
		void failed() {
		}

	}

	@WebSocketListener
	static class PrivateListener {

		@OnMessage
		private void receive(String text) {
		}

	}

}
