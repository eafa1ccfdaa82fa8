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

import io.github.resilientwebsocket.annotation.OnMessage;
import jakarta.websocket.ClientEndpoint;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link JakartaAnnotations}.
 */
class JakartaAnnotationsTests {

	@ParameterizedTest
	@ValueSource(classes = { JakartaOpen.class, JakartaMessage.class, JakartaClose.class, JakartaError.class,
			Inherited.class })
	void onAMethod(Class<?> type) {
		String name = (type == Inherited.class) ? "OnOpen" : type.getSimpleName().replace("Jakarta", "On");
		assertThatExceptionOfType(InvalidListenerException.class).isThrownBy(() -> JakartaAnnotations.refuse(type))
			.satisfies((ex) -> assertThat(ex.getDescription()).isEqualTo("Method " + type.getName()
					+ ".handle is annotated with jakarta.websocket." + name + ", which has no effect on a listener."))
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("Import io.github.resilientwebsocket.annotation." + name + " instead."));
	}

	@ParameterizedTest
	@ValueSource(classes = { JakartaClient.class, JakartaServer.class })
	void onAClass(Class<?> type) {
		assertThatExceptionOfType(InvalidListenerException.class).isThrownBy(() -> JakartaAnnotations.refuse(type))
			.satisfies((ex) -> assertThat(ex.getDescription()).contains(type.getName(), "jakarta.websocket."))
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("Remove the annotation: @WebSocketListener is enough."));
	}

	@Test
	void none() {
		assertThatNoException().isThrownBy(() -> JakartaAnnotations.refuse(Ours.class));
	}

	static class JakartaOpen {

		@OnOpen
		void handle() {
		}

	}

	static class Inherited extends JakartaOpen {

	}

	static class JakartaMessage {

		@jakarta.websocket.OnMessage
		void handle() {
		}

	}

	static class JakartaClose {

		@jakarta.websocket.OnClose
		void handle() {
		}

	}

	static class JakartaError {

		@jakarta.websocket.OnError
		void handle() {
		}

	}

	@ClientEndpoint
	static class JakartaClient {

	}

	@ServerEndpoint("/path")
	static class JakartaServer {

	}

	static class Ours {

		@OnMessage
		void handle() {
		}

	}

}
