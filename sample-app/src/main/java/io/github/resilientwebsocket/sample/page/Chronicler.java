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

package io.github.resilientwebsocket.sample.page;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectionAttemptFailedEvent;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.ConnectionStateChangedEvent;
import io.github.resilientwebsocket.annotation.OnClose;
import io.github.resilientwebsocket.annotation.OnOpen;
import io.github.resilientwebsocket.annotation.WebSocketListener;
import io.github.resilientwebsocket.sample.feed.TroubleEvent;
import io.github.resilientwebsocket.sample.feed.TroubleInfo;
import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;

/**
 * Writes down what becomes of the connections of every client, and what the server does
 * to them. It knows no more than any listener can: there is no other way in.
 */
@WebSocketListener("*")
class Chronicler {

	private final History history;

	private final ClientRecords records;

	Chronicler(History history, ClientRecords records) {
		this.history = history;
		this.records = records;
	}

	@OnOpen
	void opened(ConnectionInfo connection) {
		// Where a connection was replaced, there was none missing before the next one.
		boolean recovery = connection.isReconnect() && !connection.outage().isZero();
		if (recovery) {
			this.records.get(connection.name()).recovered(connection.outage());
		}
		this.history.add("open", new Opened(connection.name(), connection.generation(), connection.attempt(),
				connection.outage().toMillis(), recovery));
	}

	@OnClose
	void closed(CloseInfo close, ConnectionInfo connection) {
		boolean loss = close.origin() != Origin.REPLACED && close.origin() != Origin.LOCAL;
		if (loss) {
			this.records.get(connection.name()).lost();
		}
		this.history.add("close", new Closed(connection.name(), connection.generation(), close.status().getCode(),
				close.status().getReason(), close.origin(), loss, close.willReconnect(), close.nextDelay().toMillis()));
	}

	@EventListener
	void changed(ConnectionStateChangedEvent event) {
		this.history.add("state", new Changed(event.name(), event.from(), event.to(), event.cause(), event.attempt(),
				event.nextDelay().toMillis(), event.generation()));
	}

	@EventListener
	void failed(ConnectionAttemptFailedEvent event) {
		this.records.get(event.name()).attemptFailed();
		ConnectFailure failure = event.failure();
		this.history.add("failed", new Failed(event.name(), failure.describe(), failure.kind(), failure.status(),
				event.attempt(), event.willRetry(), event.nextDelay().toMillis()));
	}

	@EventListener
	void trouble(TroubleEvent event) {
		TroubleInfo trouble = event.trouble();
		this.history.add("trouble", new Trouble(event.number(), trouble.id(), trouble.label(), trouble.hint(),
				trouble.description(), event.phase(), trouble.lasting().toMillis(), event.automatic()));
		// Who has pressed a button should not wait for the next regular look.
		this.history.publish();
	}

	/**
	 * A connection was opened.
	 *
	 * @param client whose
	 * @param generation its number
	 * @param attempt the number of the attempt
	 * @param outage milliseconds without a connection before
	 * @param recovery whether there was a loss before
	 */
	record Opened(String client, long generation, int attempt, long outage, boolean recovery) {
	}

	/**
	 * A connection has ended.
	 *
	 * @param client whose
	 * @param generation its number
	 * @param code the code of the close frame, or 1005 or 1006
	 * @param reason the reason in the close frame, if there was one
	 * @param origin who or what ended it
	 * @param loss whether nobody on this side wanted that
	 * @param willReconnect whether the client connects again
	 * @param delay milliseconds until then
	 */
	record Closed(String client, long generation, int code, @Nullable String reason, Origin origin, boolean loss,
			boolean willReconnect, long delay) {
	}

	/**
	 * A client has changed its state.
	 *
	 * @param client which one
	 * @param from the state before
	 * @param to the state since
	 * @param cause what happened
	 * @param attempt the number of the attempt
	 * @param delay milliseconds until the next attempt
	 * @param generation the number of the connection
	 */
	record Changed(String client, ConnectionState from, ConnectionState to, String cause, int attempt, long delay,
			long generation) {
	}

	/**
	 * An attempt has opened no connection.
	 *
	 * @param client whose
	 * @param description why, for a person
	 * @param kind the step that failed
	 * @param status the HTTP status, or 0
	 * @param attempt the number of the attempt
	 * @param willRetry whether there is another one
	 * @param delay milliseconds until then
	 */
	record Failed(String client, String description, ConnectFailure.Kind kind, int status, int attempt,
			boolean willRetry, long delay) {
	}

	/**
	 * Something goes wrong on purpose.
	 *
	 * @param number its number
	 * @param id what it is
	 * @param label a word or two
	 * @param hint a word or two more
	 * @param description what happens
	 * @param phase how far it is
	 * @param lasting milliseconds that it lasts
	 * @param automatic whether nobody has asked for it
	 */
	record Trouble(long number, String id, String label, String hint, String description, TroubleEvent.Phase phase,
			long lasting, boolean automatic) {
	}

}
