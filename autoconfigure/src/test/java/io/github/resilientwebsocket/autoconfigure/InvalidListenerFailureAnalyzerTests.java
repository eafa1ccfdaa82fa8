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

import java.util.List;
import java.util.stream.Stream;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ResilientWebSocketListener;
import io.github.resilientwebsocket.annotation.OnClose;
import io.github.resilientwebsocket.annotation.OnMessage;
import io.github.resilientwebsocket.annotation.OnOpen;
import io.github.resilientwebsocket.annotation.WebSocketListener;
import jakarta.validation.Valid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Scope;
import org.springframework.messaging.handler.annotation.Header;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What users read when a listener keeps their application from starting. The class that
 * holds the listeners is left out of the texts here.
 */
class InvalidListenerFailureAnalyzerTests {

	private static final String HERE = InvalidListenerFailureAnalyzerTests.class.getName() + "$";

	private static final String IN_ORDER = "Possible parameters are ";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(PropertyPlaceholderAutoConfiguration.class, SslAutoConfiguration.class,
				ResilientWebSocketAutoConfiguration.class))
		.withPropertyValues("resilient-websocket.defaults.auto-startup=false",
				"resilient-websocket.clients.orders.uri=wss://example.com/orders",
				"resilient-websocket.clients.prices.uri=wss://example.com/prices");

	static Stream<Arguments> listeners() {
		return Stream.of(
				Arguments.of(UnknownClient.class,
						"Listener UnknownClient is for the client 'quotes', which does not exist. The clients are "
								+ "'orders', 'prices'.",
						"Correct the name in @WebSocketListener, or configure such a client: set "
								+ "'resilient-websocket.clients.quotes.uri'. For clients that are created at run time, "
								+ "use a pattern such as 'quotes*'."),
				Arguments.of(NoName.class,
						"Listener NoName does not say which client it is for, which is possible only if there is "
								+ "exactly one. The clients are 'orders', 'prices'.",
						"Name the client, for example @WebSocketListener(\"orders\")."),
				Arguments.of(NoProperty.class,
						"Listener NoProperty is for the client '${feed.client}', but there is no such property.",
						"Set the property, or give it a default as in ${name:default}."),
				Arguments.of(NoMethod.class, "Listener NoMethod has no handler method.",
						"Annotate at least one method with @OnOpen, @OnMessage, @OnClose or @OnError of "
								+ "io.github.resilientwebsocket.annotation."),
				Arguments.of(WrongImport.class,
						"Method WrongImport.message is annotated with jakarta.websocket.OnMessage, which has no effect "
								+ "on a listener.",
						"Import io.github.resilientwebsocket.annotation.OnMessage instead."),
				Arguments.of(Prototype.class,
						"Listener Prototype (bean 'invalidListenerFailureAnalyzerTests.Prototype') has the scope 'prototype', so it would be unknown which "
								+ "of its instances to call.",
						"Make it a singleton by removing its scope. It can get objects of another scope from an "
								+ "ObjectProvider."),
				Arguments.of(WrongParameter.class,
						"@OnOpen method WrongParameter.open cannot have a parameter of type "
								+ "io.github.resilientwebsocket.CloseInfo.",
						IN_ORDER + "ConnectionInfo, WebSocketSender, WebSocketSession, ResilientWebSocketClient and "
								+ "those with @Header, in any order."),
				Arguments.of(TwoPayloads.class,
						"@OnMessage method TwoPayloads.message has more than one parameter for the payload: "
								+ "java.lang.String and byte[].",
						IN_ORDER + "one of any type for the payload, ConnectionInfo, WebSocketSender, "
								+ "WebSocketSession, ResilientWebSocketClient and those with @Header, in any order."),
				Arguments.of(UnknownHeader.class,
						"@OnMessage method UnknownHeader.message asks for the header 'symbol', which does not exist. "
								+ "The headers are 'client', 'generation', 'attempt', 'connectedAt', 'reconnect', "
								+ "'subprotocol', 'messageType'.",
						"The names of the headers are constants of WebSocketMessageHeaders."),
				Arguments.of(Returning.class,
						"@OnClose method Returning.close returns a value, but there is no connection to send it over.",
						"Let the method return void."),
				Arguments.of(Ambiguous.class,
						"@OnMessage method Ambiguous.list and @OnMessage method Ambiguous.object are ambiguous: both "
								+ "ask for all messages.",
						"Keep one, or let them ask for different kinds of messages: a String or TextMessage parameter "
								+ "gets the text messages, byte[], ByteBuffer or BinaryMessage the binary ones."),
				Arguments.of(NoValidator.class,
						"@OnMessage method NoValidator.message has a payload to be validated, but there is no "
								+ "Validator bean.",
						"Add the dependency spring-boot-starter-validation or define a Validator bean. If there are "
								+ "several, mark one of them with @Primary."),
				Arguments.of(Both.class,
						"Listener Both implements ResilientWebSocketListener, but has the @OnOpen method Both.open as "
								+ "well.",
						"Either implement the interface or annotate methods."));
	}

	@ParameterizedTest
	@MethodSource("listeners")
	void explains(Class<?> listener, String description, String action) {
		StartupFailure failure = StartupFailure.of(this.runner.withUserConfiguration(listener));
		assertThat(failure.description().replace(HERE, "")).isEqualTo(description);
		assertThat(failure.action()).isEqualTo(action);
	}

	@WebSocketListener("quotes")
	static class UnknownClient {

		@OnMessage
		void message(String text) {
		}

	}

	@WebSocketListener
	static class NoName {

		@OnMessage
		void message(String text) {
		}

	}

	@WebSocketListener("${feed.client}")
	static class NoProperty {

		@OnMessage
		void message(String text) {
		}

	}

	@WebSocketListener("prices")
	static class NoMethod {

	}

	@WebSocketListener("prices")
	static class WrongImport {

		@jakarta.websocket.OnMessage
		void message(String text) {
		}

	}

	@WebSocketListener("prices")
	@Scope("prototype")
	static class Prototype {

		@OnMessage
		void message(String text) {
		}

	}

	@WebSocketListener("prices")
	static class WrongParameter {

		@OnOpen
		void open(CloseInfo close) {
		}

	}

	@WebSocketListener("prices")
	static class TwoPayloads {

		@OnMessage
		void message(String text, byte[] bytes) {
		}

	}

	@WebSocketListener("prices")
	static class UnknownHeader {

		@OnMessage
		void message(String text, @Header String symbol) {
		}

	}

	@WebSocketListener("prices")
	static class Returning {

		@OnClose
		String close() {
			return "";
		}

	}

	@WebSocketListener("prices")
	static class Ambiguous {

		@OnMessage
		void list(List<String> list) {
		}

		@OnMessage
		void object(Object object) {
		}

	}

	@WebSocketListener("prices")
	static class NoValidator {

		@OnMessage
		void message(@Valid Object payload) {
		}

	}

	@WebSocketListener("prices")
	static class Both implements ResilientWebSocketListener {

		@OnOpen
		void open() {
		}

	}

}
