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

package io.github.resilientwebsocket.integration;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.HandshakeCustomizer;
import io.github.resilientwebsocket.annotation.OnMessage;
import io.github.resilientwebsocket.annotation.WebSocketListener;
import io.github.resilientwebsocket.autoconfigure.PayloadConverters;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.AbstractMessageConverter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application puts in the place of ours, and what it adds in an order of its own.
 */
class ReplacementTests {

	@RegisterExtension
	final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws();

	@Test
	void customizersOfHandshakesAreCalledInTheirOrder() {
		try (ClientApplication application = ClientApplication.start(this.server, List.of(Customizers.class))) {
			application.awaitState(ConnectionState.READY);
			ScriptedConnection connection = this.server.awaitConnection();
			assertThat(connection.request().headers("X-Order")).containsExactly("1,2,3");
		}
	}

	@Test
	void convertersOfPayloadsAreReplacedEvenWhereThereIsJson() throws Exception {
		try (ClientApplication application = ClientApplication.start(this.server, List.of(Lines.class))) {
			ScriptedConnection connection = this.server.awaitConnection();
			application.client().send(new Line("EUR/USD"));
			connection.expectText("line EUR/USD");
			connection.sendText("line GBP/USD");
			assertThat(application.context().getBean(LineListener.class).lines.poll(10, TimeUnit.SECONDS))
				.isEqualTo(new Line("GBP/USD"));
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Customizers {

		@Bean
		HandshakeCustomizer unordered() {
			return (handshake) -> handshake.getHeaders().add("X-Order", "3");
		}

		@Bean
		@Order(2)
		HandshakeCustomizer second() {
			return (handshake) -> handshake.getHeaders().add("X-Order", "2");
		}

		@Bean
		@Order(1)
		HandshakeCustomizer first() {
			return (handshake) -> handshake.getHeaders().add("X-Order", "1");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Lines {

		@Bean
		PayloadConverters lineConverters() {
			return new PayloadConverters(new LineConverter());
		}

		@Bean
		LineListener lineListener() {
			return new LineListener();
		}

	}

	record Line(String text) {

	}

	static class LineConverter extends AbstractMessageConverter {

		@Override
		protected boolean supports(Class<?> type) {
			return type == Line.class;
		}

		@Override
		protected Object convertFromInternal(Message<?> message, Class<?> targetClass, Object conversionHint) {
			return new Line(((String) message.getPayload()).substring("line ".length()));
		}

		@Override
		protected Object convertToInternal(Object payload, MessageHeaders headers, Object conversionHint) {
			return "line " + ((Line) payload).text();
		}

	}

	@WebSocketListener
	static class LineListener {

		private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();

		@OnMessage
		void line(Line line) {
			this.lines.add(line);
		}

	}

}
