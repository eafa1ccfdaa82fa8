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

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.resilientwebsocket.ResilientWebSocketListener;
import io.github.resilientwebsocket.annotation.OnMessage;
import io.github.resilientwebsocket.annotation.WebSocketListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.web.socket.TextMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Tests for {@link WebSocketListenerProcessor}: which beans it finds, and for which
 * clients. What it refuses and what proxies do have tests of their own.
 */
class WebSocketListenerProcessorTests {

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	@AfterEach
	void close() {
		this.context.close();
	}

	@Test
	void aListenerIsCalledForItsClient() throws Exception {
		RecordingTarget target = start(new RecordingTarget("orders", "prices"), PriceListener.class);
		assertThat(target.listeners("orders")).isEmpty();
		assertThat(target.listeners("prices")).hasSize(1);
		receive(target.listeners("prices").get(0), "hello");
		assertThat(this.context.getBean(PriceListener.class).received).containsExactly("hello");
	}

	@Test
	void listenersOfOneClientAndABeanOfItsNameCoexist() {
		this.context.scan("io.github.resilientwebsocket.listener.scanned");
		RecordingTarget target = start(new RecordingTarget("orders", "prices"));
		assertThat(this.context.getBeanDefinitionNames()).contains("prices", "firstPriceListener",
				"secondPriceListener");
		assertThat(target.listeners("prices")).extracting(Object::toString)
			.containsExactlyInAnyOrder("Listener 'firstPriceListener' of WebSocket client 'prices'",
					"Listener 'secondPriceListener' of WebSocket client 'prices'");
	}

	@Test
	void theNameMayBeLeftOutIfThereIsOneClient() {
		RecordingTarget target = start(new RecordingTarget("prices"), UnnamedListener.class);
		assertThat(target.listeners("prices")).hasSize(1);
	}

	@Test
	void theNameMayBeAPlaceholder() {
		this.context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("test", Map.of("feed.client", "prices")));
		this.context.registerBean(PropertySourcesPlaceholderConfigurer.class);
		RecordingTarget target = start(new RecordingTarget("orders", "prices"), PlaceholderListener.class);
		assertThat(target.listeners("prices")).hasSize(1);
	}

	@Test
	void aPlaceholderMayStandForTheOnlyClient() {
		this.context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("test", Map.of("feed.client", "")));
		RecordingTarget target = start(new RecordingTarget("prices"), PlaceholderListener.class);
		assertThat(target.listeners("prices")).hasSize(1);
	}

	@Test
	void theNameMayBeAPattern() throws Exception {
		RecordingTarget target = start(new RecordingTarget("prices-eu", "orders", "prices-us"), PatternListener.class);
		assertThat(target.listeners("orders")).isEmpty();
		receive(target.listeners("prices-eu").get(0), "eu");
		receive(target.listeners("prices-us").get(0), "us");
		assertThat(this.context.getBean(PatternListener.class).received).containsExactly("eu", "us");
	}

	@Test
	void aPatternIsForClientsThatAreCreatedLaterToo() throws Exception {
		RecordingTarget target = start(new RecordingTarget("orders"), PatternListener.class, UnnamedListener.class);
		assertThat(target.listeners("orders")).hasSize(1);
		assertThat(target.create("quotes")).isEmpty();
		List<ResilientWebSocketListener> listeners = target.create("prices-eu");
		assertThat(listeners).singleElement()
			.hasToString("Listener 'webSocketListenerProcessorTests.PatternListener' of WebSocket client 'prices-eu'");
		receive(listeners.get(0), "eu");
		assertThat(this.context.getBean(PatternListener.class).received).containsExactly("eu");
	}

	@Test
	void aListenerMayImplementTheInterface() {
		RecordingTarget target = start(new RecordingTarget("prices"), ProgrammaticListener.class, SecondListener.class);
		assertThat(target.listeners("prices")).hasSize(2)
			.first()
			.isSameAs(this.context.getBean(ProgrammaticListener.class));
	}

	@Test
	void theAnnotationMayBeComposedOrInherited() {
		RecordingTarget target = start(new RecordingTarget("orders", "prices"), ComposedListener.class,
				InheritingListener.class);
		assertThat(target.listeners("prices")).hasSize(2);
	}

	@Test
	void listenersAreHandedOverInTheirOrder() {
		RecordingTarget target = start(new RecordingTarget("prices"), OrderedConfiguration.class);
		assertThat(target.listeners("prices")).extracting(Object::toString)
			.extracting((name) -> name.substring(0, 12))
			.containsExactly("Listener 'c'", "Listener 'a'", "Listener 'b'");
	}

	@Test
	void aListenerMayComeFromAFactory() {
		RecordingTarget target = start(new RecordingTarget("prices"), FactoryConfiguration.class);
		assertThat(target.listeners("prices")).extracting(Object::toString)
			.containsExactlyInAnyOrder("Listener 'hidden' of WebSocket client 'prices'",
					"Listener 'made' of WebSocket client 'prices'",
					"Listener 'registered' of WebSocket client 'prices'");
	}

	@Test
	void aLazyListenerIsCreatedButNothingElse() {
		RecordingTarget target = start(new RecordingTarget("prices"), LazyListener.class, LazyBystander.class);
		assertThat(target.listeners("prices")).hasSize(1);
		assertThat(this.context.getBeanFactory().containsSingleton(LazyBystander.NAME)).isFalse();
	}

	@Test
	void withoutListenersNothingIsAskedFor() {
		this.context.registerBean(WebSocketListenerProcessor.class,
				() -> new WebSocketListenerProcessor(() -> fail("No target is needed"),
						() -> fail("No converter is needed"), () -> fail("No validator")));
		this.context.register(LazyBystander.class);
		this.context.refresh();
		assertThat(this.context.getBeanFactory().containsSingleton(LazyBystander.NAME)).isFalse();
	}

	private RecordingTarget start(RecordingTarget target, Class<?>... beans) {
		this.context.registerBean(WebSocketListenerProcessor.class,
				() -> new WebSocketListenerProcessor(() -> target, JacksonJsonMessageConverter::new, () -> null));
		if (beans.length > 0) {
			this.context.register(beans);
		}
		this.context.getBeanFactory().registerSingleton("unrelated", "a bean without definition");
		this.context.refresh();
		return target;
	}

	private void receive(ResilientWebSocketListener listener, String text) throws Exception {
		listener.onMessage(new TextMessage(text), Calls.CONNECTION, new RecordingSender());
	}

	abstract static class AbstractListener {

		final List<String> received = new ArrayList<>();

		@OnMessage
		void receive(String text) {
			this.received.add(text);
		}

	}

	@WebSocketListener("prices")
	static class PriceListener extends AbstractListener {

	}

	static class InheritingListener extends PriceListener {

	}

	@WebSocketListener
	static class UnnamedListener extends AbstractListener {

	}

	@WebSocketListener("${feed.client}")
	static class PlaceholderListener extends AbstractListener {

	}

	@WebSocketListener("prices-*")
	static class PatternListener extends AbstractListener {

	}

	@Retention(RetentionPolicy.RUNTIME)
	@WebSocketListener("prices")
	@interface ForPrices {

	}

	@ForPrices
	static class ComposedListener extends AbstractListener {

	}

	@WebSocketListener
	@Order(2)
	static class SecondListener extends AbstractListener {

	}

	@WebSocketListener
	@Order(1)
	static class ProgrammaticListener implements ResilientWebSocketListener {

	}

	@WebSocketListener
	@Lazy
	static class LazyListener extends AbstractListener {

	}

	@Lazy
	@org.springframework.stereotype.Component(LazyBystander.NAME)
	static class LazyBystander {

		static final String NAME = "lazyBystander";

	}

	@Configuration(proxyBeanMethods = false)
	static class OrderedConfiguration {

		@Bean
		SecondListener a() {
			return new SecondListener();
		}

		@Bean
		UnnamedListener b() {
			return new UnnamedListener();
		}

		@Bean
		@Order(1)
		SecondListener c() {
			return new SecondListener();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FactoryConfiguration {

		@Bean
		Object hidden() {
			return new UnnamedListener();
		}

		@Bean
		FactoryBean<UnnamedListener> made() {
			return new FactoryBean<>() {

				@Override
				public UnnamedListener getObject() {
					return new UnnamedListener();
				}

				@Override
				public Class<?> getObjectType() {
					return UnnamedListener.class;
				}

			};
		}

		@Bean
		static org.springframework.beans.factory.config.BeanFactoryPostProcessor registrar() {
			return (beanFactory) -> beanFactory.registerSingleton("registered", new UnnamedListener());
		}

	}

}
