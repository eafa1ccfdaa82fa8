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

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.WebSocketMessageHeaders;
import io.github.resilientwebsocket.annotation.OnClose;
import io.github.resilientwebsocket.annotation.OnError;
import io.github.resilientwebsocket.annotation.OnMessage;
import io.github.resilientwebsocket.annotation.OnOpen;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.messaging.MessageHandlingException;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Headers;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.TextMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link HeaderParameter}, {@link HandlerHeader} and {@link ConnectionHeaders}:
 * what methods are told of headers, and which parameters stop the application.
 */
class HeaderParameterTests {

	private static final ConnectionInfo CONNECTION = new ConnectionInfo("prices", 3, 2, Instant.EPOCH,
			Duration.ofSeconds(1), "v2");

	private final RecordingSender sender = new RecordingSender();

	@Test
	void everyHeaderByItsName() throws Exception {
		EveryHeader bean = new EveryHeader();
		Calls.listener(bean).onMessage(new TextMessage(""), CONNECTION, this.sender);
		assertThat(bean.received).containsExactly("prices", 3L, 2, Instant.EPOCH, true, "v2", "text");
		Calls.listener(bean).onMessage(new BinaryMessage(new byte[0]), CONNECTION, this.sender);
		assertThat(bean.received).endsWith("binary");
	}

	@Test
	void everyConstantIsAHeader() {
		assertThat(Arrays.stream(WebSocketMessageHeaders.class.getFields()).map((field) -> {
			try {
				return field.get(null);
			}
			catch (IllegalAccessException ex) {
				throw new IllegalStateException(ex);
			}
		})).containsExactlyInAnyOrderElementsOf(
				Arrays.stream(HandlerHeader.values()).map(HandlerHeader::headerName).toList());
	}

	@Test
	void headersAreConvertedAndMayBeAbsent() throws Exception {
		Conversions bean = new Conversions();
		MethodWebSocketListener listener = Calls.listener(bean);
		listener.onMessage(new TextMessage("first"), Calls.CONNECTION, this.sender);
		assertThat(bean.received).containsExactly("first", "1", 1L, "1970-01-01T00:00:00Z", Optional.empty(), null,
				"none");
		listener.onMessage(new TextMessage("second"), CONNECTION, this.sender);
		assertThat(bean.received).containsExactly("second", "3", 2L, "1970-01-01T00:00:00Z", Optional.of("v2"), "v2",
				"v2");
	}

	@Test
	void aHeaderThatIsAbsentButRequired() {
		EveryHeader bean = new EveryHeader();
		assertThatExceptionOfType(MessageHandlingException.class)
			.isThrownBy(() -> Calls.listener(bean).onMessage(new TextMessage("secret"), Calls.CONNECTION, this.sender))
			.withMessageContaining("'subprotocol'")
			.satisfies((ex) -> assertThat(ex.toString()).doesNotContain("secret"));
	}

	@Test
	void allHeaders() throws Exception {
		AllHeaders bean = new AllHeaders();
		MethodWebSocketListener listener = Calls.listener(bean);
		listener.onOpen(CONNECTION, this.sender);
		assertThat(bean.received).containsOnlyKeys("client", "generation", "attempt", "connectedAt", "reconnect",
				"subprotocol");
		listener.onMessage(new TextMessage(""), CONNECTION, this.sender);
		assertThat(bean.received).containsEntry("messageType", "text").hasSize(7);
		listener.onClose(Calls.CLOSE, Calls.CONNECTION);
		assertThat(bean.received).containsEntry("generation", 1L).doesNotContainKeys("messageType", "subprotocol");
	}

	@Test
	void aHeaderThatDoesNotExist() {
		assertThatExceptionOfType(InvalidListenerException.class)
			.isThrownBy(() -> HandlerSignatures.of(UnknownHeader.class))
			.satisfies((ex) -> assertThat(ex.getDescription()).isEqualTo("@OnMessage method "
					+ UnknownHeader.class.getName() + ".handle asks for the header 'symbol', which does not exist. "
					+ "The headers are 'client', 'generation', 'attempt', 'connectedAt', 'reconnect', "
					+ "'subprotocol', 'messageType'."))
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("The names of the headers are constants of WebSocketMessageHeaders."));
	}

	@Test
	void aHeaderOfAnotherType() {
		assertThatExceptionOfType(InvalidListenerException.class)
			.isThrownBy(() -> HandlerSignatures.of(WrongType.class))
			.satisfies((ex) -> assertThat(ex.getDescription()).isEqualTo(
					"@OnOpen method " + WrongType.class.getName() + ".handle asks for the header 'connectedAt' as "
							+ "java.util.UUID, but it is of type java.time.Instant."));
	}

	@ParameterizedTest
	@ValueSource(classes = { MessageTypeInOpen.class, MessageTypeInClose.class })
	void aHeaderOfMessagesOnly(Class<?> type) {
		assertThatExceptionOfType(InvalidListenerException.class).isThrownBy(() -> HandlerSignatures.of(type))
			.satisfies((ex) -> assertThat(ex.getDescription())
				.contains("asks for the header 'messageType', which does not exist.")
				.endsWith("'subprotocol'."));
	}

	@ParameterizedTest
	@ValueSource(classes = { HeaderInError.class, HeadersInError.class })
	void anErrorHasNoHeaders(Class<?> type) {
		assertThatExceptionOfType(InvalidListenerException.class).isThrownBy(() -> HandlerSignatures.of(type))
			.satisfies((ex) -> assertThat(ex.getDescription())
				.endsWith(".handle asks for headers, which an error does not have."))
			.satisfies((ex) -> assertThat(ex.getAction()).startsWith("Possible parameters are one Throwable"));
	}

	private static final class EveryHeader {

		private List<Object> received = List.of();

		@OnMessage
		void message(@Header String client, @Header long generation, @Header int attempt, @Header Instant connectedAt,
				@Header boolean reconnect, @Header String subprotocol, @Header String messageType) {
			this.received = List.of(client, generation, attempt, connectedAt, reconnect, subprotocol, messageType);
		}

	}

	private static final class Conversions {

		private List<@Nullable Object> received = List.of();

		@OnMessage
		void message(String text, @Header(WebSocketMessageHeaders.GENERATION) String number,
				@Header("attempt") long count, @Header(name = "connectedAt") String time,
				@Header(WebSocketMessageHeaders.SUBPROTOCOL) Optional<String> maybe,
				@Header(required = false) @Nullable String subprotocol,
				@Header(name = "subprotocol", defaultValue = "none") String orNone) {
			this.received = Arrays.asList(text, number, count, time, maybe, subprotocol, orNone);
		}

	}

	private static final class AllHeaders {

		private Map<String, Object> received = Map.of();

		@OnOpen
		void open(@Headers Map<String, Object> headers) {
			this.received = headers;
		}

		@OnMessage
		void message(MessageHeaders headers) {
			this.received = headers;
		}

		@OnClose
		void close(CloseInfo close, MessageHeaders headers) {
			this.received = headers;
		}

	}

	static class UnknownHeader {

		@OnMessage
		void handle(String text, @Header(required = false) String symbol) {
		}

	}

	static class WrongType {

		@OnOpen
		void handle(@Header UUID connectedAt) {
		}

	}

	static class MessageTypeInOpen {

		@OnOpen
		void handle(@Header String messageType) {
		}

	}

	static class MessageTypeInClose {

		@OnClose
		void handle(@Header(name = "messageType", required = false) String type) {
		}

	}

	static class HeaderInError {

		@OnError
		void handle(Throwable error, @Header String client) {
		}

	}

	static class HeadersInError {

		@OnError
		void handle(MessageHeaders headers) {
		}

	}

}
