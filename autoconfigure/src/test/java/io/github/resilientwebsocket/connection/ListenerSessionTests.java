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

package io.github.resilientwebsocket.connection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.resilientwebsocket.MessageNotSentException;
import io.github.resilientwebsocket.MessageNotSentException.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.BDDMockito;
import org.mockito.Mockito;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ListenerSession}.
 */
class ListenerSessionTests {

	private final WebSocketSession delegate = Mockito.mock();

	private final List<Object> sent = new ArrayList<>();

	private final List<CloseStatus> closed = new ArrayList<>();

	private final List<Throwable> errors = new ArrayList<>();

	private final CompletableFuture<Void> outcome = new CompletableFuture<>();

	private final ListenerSession session = new ListenerSession(this.delegate, (payload) -> {
		this.sent.add(payload);
		return this.outcome;
	}, this.closed::add, this.errors::add);

	@BeforeEach
	void open() {
		BDDMockito.given(this.delegate.isOpen()).willReturn(true);
	}

	@Test
	void sendsWithTheSender() throws Exception {
		this.session.sendMessage(new TextMessage("hello"));
		assertThat(this.sent).containsExactly(new TextMessage("hello"));
		this.outcome.complete(null);
		assertThat(this.errors).isEmpty();
		Mockito.verify(this.delegate, Mockito.never()).sendMessage(Mockito.any());
	}

	@Test
	void tellsOfAMessageThatCouldNotBeSent() throws Exception {
		this.session.sendMessage(new TextMessage("hello"));
		MessageNotSentException error = new MessageNotSentException("prices", Reason.CONNECTION_CLOSED);
		this.outcome.completeExceptionally(error);
		assertThat(this.errors).containsExactly(error);
	}

	@Test
	void asksForTheCloseAndSendsNoMore() throws Exception {
		this.session.close();
		assertThat(this.closed).containsExactly(CloseStatus.NORMAL);
		assertThat(this.session.isOpen()).isFalse();
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> this.session.sendMessage(new TextMessage("late")));
		assertThat(this.sent).isEmpty();
		Mockito.verify(this.delegate, Mockito.never()).close(Mockito.any());
	}

	@Test
	void isClosedWithTheConnection() {
		assertThat(this.session.isOpen()).isTrue();
		BDDMockito.given(this.delegate.isOpen()).willReturn(false);
		assertThat(this.session.isOpen()).isFalse();
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> this.session.sendMessage(new TextMessage("late")));
	}

}
