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

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.util.concurrent.Flow;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ResilientWebSocketListener;
import io.github.resilientwebsocket.WebSocketSender;
import io.github.resilientwebsocket.annotation.OnClose;
import io.github.resilientwebsocket.annotation.OnError;
import io.github.resilientwebsocket.annotation.OnMessage;
import io.github.resilientwebsocket.annotation.OnOpen;
import jakarta.websocket.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.core.annotation.Order;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link HandlerSignatures} and {@link HandlerSignature}: which methods are
 * handlers, and which stop the application.
 */
class HandlerSignaturesTests {

	@Test
	void inheritedAndComposedMethodsAreHandlers() {
		assertThat(HandlerSignatures.of(Child.class)).extracting(HandlerSignature::kind)
			.containsExactly(HandlerKind.OPEN, HandlerKind.MESSAGE, HandlerKind.CLOSE, HandlerKind.ERROR);
		assertThat(HandlerSignatures.of(Child.class)).extracting(HandlerSignature::method)
			.extracting(Method::getName)
			.containsExactly("fromInterface", "overridden", "inherited", "composed");
	}

	@Test
	void handlersHaveAnOrder() {
		assertThat(HandlerSignatures.of(Ordered.class)).extracting(HandlerSignature::method)
			.extracting(Method::getName)
			.containsExactly("c", "a", "b");
	}

	@Test
	void oneMethodForEachKindOfFrame() {
		assertThat(HandlerSignatures.of(AllFrames.class)).extracting(HandlerSignature::frames)
			.containsExactlyInAnyOrder(FrameKind.ANY, FrameKind.TEXT, FrameKind.BINARY);
	}

	@Test
	void noHandler() {
		assertInvalid(NoHandler.class, "Listener " + NoHandler.class.getName() + " has no handler method.",
				"Annotate at least one method with @OnOpen, @OnMessage, @OnClose or @OnError of "
						+ "io.github.resilientwebsocket.annotation.");
	}

	@Test
	void twoPayloads() {
		assertInvalid(TwoPayloads.class,
				"@OnMessage method " + TwoPayloads.class.getName()
						+ ".handle has more than one parameter for the payload: java.lang.String and byte[].",
				"Possible parameters are one of any type for the payload, ConnectionInfo, WebSocketSender, "
						+ "WebSocketSession, ResilientWebSocketClient and those with @Header, in any order.");
	}

	@Test
	void twoErrors() {
		assertInvalid(TwoErrors.class,
				"@OnError method " + TwoErrors.class.getName() + ".handle has more than one parameter for the error: "
						+ "java.io.IOException and java.lang.RuntimeException.",
				"Possible parameters are one Throwable or a subclass of it, and ResilientWebSocketClient, in any order.");
	}

	@ParameterizedTest
	@ValueSource(classes = { CloseInMessage.class, SessionInClose.class, JakartaSessionInMessage.class,
			SpringMessageInMessage.class, PongInMessage.class, ErrorInMessage.class, PayloadInOpen.class,
			CloseInOpen.class, SenderInClose.class, PayloadInClose.class, ConnectionInError.class,
			PayloadInError.class })
	void unusableParameters(Class<?> type) {
		Method method = type.getDeclaredMethods()[0];
		assertThatExceptionOfType(InvalidListenerException.class).isThrownBy(() -> HandlerSignatures.of(type))
			.satisfies((ex) -> assertThat(ex.getDescription()).contains(type.getName() + "." + method.getName())
				.endsWith("cannot have a parameter of type " + method.getParameterTypes()[0].getName() + "."))
			.satisfies((ex) -> assertThat(ex.getAction()).startsWith("Possible parameters are "));
	}

	@ParameterizedTest
	@ValueSource(classes = { ReturnsFromClose.class, ReturnsFromError.class })
	void unusableReturnTypes(Class<?> type) {
		assertThatExceptionOfType(InvalidListenerException.class).isThrownBy(() -> HandlerSignatures.of(type))
			.satisfies((ex) -> assertThat(ex.getDescription()).contains(type.getName() + ".handle")
				.endsWith(" returns a value, but there is no connection to send it over."))
			.satisfies((ex) -> assertThat(ex.getAction()).isEqualTo("Let the method return void."));
	}

	@ParameterizedTest
	@ValueSource(classes = { ReturnsMono.class, ReturnsPublisher.class })
	void reactiveReturnTypes(Class<?> type) {
		assertThatExceptionOfType(InvalidListenerException.class).isThrownBy(() -> HandlerSignatures.of(type))
			.satisfies((ex) -> assertThat(ex.getDescription()).startsWith("@OnMessage method " + type.getName())
				.endsWith(", to which nobody would subscribe."))
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("Return a CompletableFuture, for example with Mono.toFuture()."));
	}

	@Test
	void aListenerThatNeedsNoMethods() {
		assertThat(HandlerSignatures.of(Programmatic.class)).isEmpty();
		assertInvalid(Both.class,
				"Listener " + Both.class.getName() + " implements ResilientWebSocketListener, but has the @OnOpen "
						+ "method " + Both.class.getName() + ".open as well.",
				"Either implement the interface or annotate methods.");
	}

	@Test
	void springsMessageIsAPayloadOfWhatItHolds() {
		assertThat(HandlerSignatures.of(SpringMessages.class)).extracting(HandlerSignature::frames)
			.containsExactlyInAnyOrder(FrameKind.TEXT, FrameKind.BINARY, FrameKind.ANY);
	}

	@Test
	void twoMethodsForText() {
		assertInvalid(TwoTexts.class,
				"@OnMessage method " + TwoTexts.class.getName() + ".first and @OnMessage method "
						+ TwoTexts.class.getName() + ".second are ambiguous: both ask for text messages.",
				"Keep one, or let them ask for different kinds of messages: a String or TextMessage parameter gets "
						+ "the text messages, byte[], ByteBuffer or BinaryMessage the binary ones.");
	}

	@Test
	void twoMethodsForAnyType() {
		assertThatExceptionOfType(InvalidListenerException.class).isThrownBy(() -> HandlerSignatures.of(TwoAny.class))
			.withMessageContaining("both ask for all messages");
	}

	@Test
	void twoMethodsForAnError() {
		assertInvalid(TwoHandlersOfAnError.class,
				"@OnError method " + TwoHandlersOfAnError.class.getName() + ".first and @OnError method "
						+ TwoHandlersOfAnError.class.getName()
						+ ".second are ambiguous: both ask for java.lang.Throwable.",
				"Keep one, or let them ask for different types of errors.");
	}

	private void assertInvalid(Class<?> type, String description, String action) {
		assertThatExceptionOfType(InvalidListenerException.class).isThrownBy(() -> HandlerSignatures.of(type))
			.satisfies((ex) -> assertThat(ex.getDescription()).isEqualTo(description))
			.satisfies((ex) -> assertThat(ex.getAction()).isEqualTo(action))
			.withMessage(description + " " + action);
	}

	interface Interface {

		@OnOpen
		default void fromInterface() {
		}

	}

	abstract static class Parent implements Interface {

		@OnClose
		void inherited() {
		}

		@OnMessage
		abstract void overridden(String text);

	}

	static class Child extends Parent {

		@Override
		void overridden(String text) {
		}

		@Composed
		void composed() {
		}

	}

	@Retention(RetentionPolicy.RUNTIME)
	@OnError
	@interface Composed {

	}

	static class Ordered {

		@OnOpen
		void b() {
		}

		@OnOpen
		void a() {
		}

		@OnOpen
		@Order(1)
		void c() {
		}

	}

	static class AllFrames {

		@OnMessage
		void any(WebSocketSender sender) {
		}

		@OnMessage
		void text(TextMessage message) {
		}

		@OnMessage
		void binary(BinaryMessage message) {
		}

	}

	static class NoHandler {

		void handle() {
		}

	}

	static class TwoPayloads {

		@OnMessage
		void handle(String text, ConnectionInfo connection, byte[] bytes) {
		}

	}

	static class TwoErrors {

		@OnError
		void handle(IOException io, RuntimeException runtime) {
		}

	}

	static class CloseInMessage {

		@OnMessage
		void handle(CloseInfo close) {
		}

	}

	static class SessionInClose {

		@OnClose
		void handle(WebSocketSession session) {
		}

	}

	static class JakartaSessionInMessage {

		@OnMessage
		void handle(Session session, String text) {
		}

	}

	static class SpringMessageInMessage {

		@OnMessage
		void handle(GenericMessage<String> message) {
		}

	}

	static class PongInMessage {

		@OnMessage
		void handle(PongMessage pong) {
		}

	}

	static class ErrorInMessage {

		@OnMessage
		void handle(IOException error) {
		}

	}

	static class PayloadInOpen {

		@OnOpen
		void handle(String text) {
		}

	}

	static class CloseInOpen {

		@OnOpen
		void handle(CloseInfo close) {
		}

	}

	static class SenderInClose {

		@OnClose
		void handle(WebSocketSender sender) {
		}

	}

	static class PayloadInClose {

		@OnClose
		void handle(String text) {
		}

	}

	static class ConnectionInError {

		@OnError
		void handle(ConnectionInfo connection) {
		}

	}

	static class PayloadInError {

		@OnError
		void handle(String text) {
		}

	}

	static class ReturnsFromClose {

		@OnClose
		String handle() {
			return "";
		}

	}

	static class ReturnsFromError {

		@OnError
		String handle() {
			return "";
		}

	}

	static class ReturnsMono {

		@OnMessage
		Mono<String> handle() {
			throw new UnsupportedOperationException();
		}

	}

	static class ReturnsPublisher {

		@OnMessage
		Flow.Publisher<String> handle() {
			throw new UnsupportedOperationException();
		}

	}

	static class Programmatic implements ResilientWebSocketListener {

	}

	static class Both implements ResilientWebSocketListener {

		@OnOpen
		void open() {
		}

	}

	static class SpringMessages {

		@OnMessage
		void text(Message<String> message) {
		}

		@OnMessage
		void binary(Message<byte[]> message) {
		}

		@OnMessage
		void any(Message<Tick> message) {
		}

	}

	static class TwoTexts {

		@OnMessage
		void first(String text) {
		}

		@OnMessage
		void second(TextMessage text) {
		}

	}

	static class TwoAny {

		@OnMessage
		void first(Tick payload) {
		}

		@OnMessage
		void second() {
		}

	}

	record Tick(String pair) {

	}

	static class TwoHandlersOfAnError {

		@OnError
		void first() {
		}

		@OnError
		void second(Throwable error) {
		}

	}

}
