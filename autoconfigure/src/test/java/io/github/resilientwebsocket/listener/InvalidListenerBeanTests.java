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

import java.util.Map;

import io.github.resilientwebsocket.annotation.OnMessage;
import io.github.resilientwebsocket.annotation.WebSocketListener;
import jakarta.validation.Valid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.context.support.SimpleThreadScope;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for the beans with which an application does not start, and what it says.
 */
class InvalidListenerBeanTests {

	@Test
	void anUnknownClient() {
		InvalidListenerException ex = start(PriceListener.class, "orders", "quotes");
		assertThat(ex.getDescription()).isEqualTo("Listener " + PriceListener.class.getName()
				+ " is for the client 'prices', which does not exist. The clients are 'orders', 'quotes'.");
		assertThat(ex.getAction()).isEqualTo("Correct the name in @WebSocketListener, or configure such a client: "
				+ "set 'resilient-websocket.clients.prices.uri'. For clients that are created at run time, use a "
				+ "pattern such as 'prices*'.");
	}

	@Test
	void anUnknownClientOfNone() {
		assertThat(start(PriceListener.class).getDescription()).endsWith("which does not exist. There are no clients.");
	}

	@Test
	void noNameWithSeveralClients() {
		InvalidListenerException ex = start(UnnamedListener.class, "orders", "quotes");
		assertThat(ex.getDescription()).isEqualTo("Listener " + UnnamedListener.class.getName()
				+ " does not say which client it is for, which is possible only if there is exactly one. "
				+ "The clients are 'orders', 'quotes'.");
		assertThat(ex.getAction()).isEqualTo("Name the client, for example @WebSocketListener(\"orders\").");
	}

	@Test
	void noNameWithoutClients() {
		InvalidListenerException ex = start(UnnamedListener.class);
		assertThat(ex.getDescription()).contains(UnnamedListener.class.getName()).endsWith("There are no clients.");
		assertThat(ex.getAction()).isEqualTo("Configure a client: set 'resilient-websocket.clients.<name>.uri'.");
	}

	@Test
	void aPlaceholderWithoutProperty() {
		InvalidListenerException ex = start(PlaceholderListener.class, "prices");
		assertThat(ex.getDescription()).isEqualTo("Listener " + PlaceholderListener.class.getName()
				+ " is for the client '${feed.client}', but there is no such property.");
		assertThat(ex.getAction()).isEqualTo("Set the property, or give it a default as in ${name:default}.");
	}

	@ParameterizedTest
	@ValueSource(classes = { PrototypeListener.class, ThreadListener.class, ProxiedThreadListener.class })
	void anotherScope(Class<?> type) {
		InvalidListenerException ex = start(type, "prices");
		String scope = (type == PrototypeListener.class) ? "prototype" : "thread";
		assertThat(ex.getDescription()).startsWith("Listener " + type.getName() + " (bean '")
			.endsWith(") has the scope '" + scope + "', so it would be unknown which of its instances to call.");
		assertThat(ex.getAction()).startsWith("Make it a singleton by removing its scope.");
	}

	@Test
	void noHandlerMethod() {
		assertThat(start(EmptyListener.class, "prices").getDescription())
			.isEqualTo("Listener " + EmptyListener.class.getName() + " has no handler method.");
	}

	@Test
	void nobodyToValidate() {
		InvalidListenerException ex = start(ValidatingListener.class, "prices");
		assertThat(ex.getDescription()).isEqualTo("@OnMessage method " + ValidatingListener.class.getName()
				+ ".receive has a payload to be validated, but there is no Validator bean.");
		assertThat(ex.getAction()).isEqualTo("Add the dependency spring-boot-starter-validation or define a Validator "
				+ "bean. If there are several, mark one of them with @Primary.");
	}

	@Test
	void theWrongImport() {
		assertThat(start(JakartaListener.class, "prices").getAction())
			.isEqualTo("Import io.github.resilientwebsocket.annotation.OnMessage instead.");
	}

	private InvalidListenerException start(Class<?> type, String... clients) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			RecordingTarget target = new RecordingTarget(clients);
			context.getBeanFactory().registerScope("thread", new SimpleThreadScope());
			context.registerBean(PropertySourcesPlaceholderConfigurer.class);
			context.registerBean(WebSocketListenerProcessor.class,
					() -> new WebSocketListenerProcessor(() -> target, JacksonJsonMessageConverter::new, () -> null));
			context.register(type);
			InvalidListenerException ex = catchThrowableOfType(InvalidListenerException.class, context::refresh);
			assertThat(ex).isNotNull();
			return ex;
		}
	}

	abstract static class AbstractListener {

		@OnMessage
		void receive(String text) {
		}

	}

	@WebSocketListener("prices")
	static class PriceListener extends AbstractListener {

	}

	@WebSocketListener
	static class UnnamedListener extends AbstractListener {

	}

	@WebSocketListener("${feed.client}")
	static class PlaceholderListener extends AbstractListener {

	}

	@WebSocketListener
	@Scope("prototype")
	static class PrototypeListener extends AbstractListener {

	}

	@WebSocketListener
	@Scope("thread")
	static class ThreadListener extends AbstractListener {

	}

	@WebSocketListener
	@Scope(scopeName = "thread", proxyMode = ScopedProxyMode.TARGET_CLASS)
	static class ProxiedThreadListener extends AbstractListener {

	}

	@WebSocketListener
	static class EmptyListener {

	}

	@WebSocketListener
	static class ValidatingListener {

		@OnMessage
		void receive(@Valid Map<String, String> payload) {
		}

	}

	@WebSocketListener
	static class JakartaListener {

		@jakarta.websocket.OnMessage
		void receive(String text) {
		}

	}

}
