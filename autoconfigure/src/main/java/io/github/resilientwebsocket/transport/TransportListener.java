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

package io.github.resilientwebsocket.transport;

import java.nio.ByteBuffer;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectFailure;

import org.springframework.web.socket.CloseStatus;

/**
 * Is told what an attempt and its connection do. Called on threads of the engine: an
 * implementation hands over and returns. Calls for one connection come one at a time and
 * in order; after {@link #onClosed} there are none.
 */
public interface TransportListener {

	/**
	 * The handshake is complete. Comes before any data, on the connecting thread.
	 * @param connection the open connection
	 */
	void onOpened(TransportConnection connection);

	/**
	 * The attempt has failed; nothing is left of it.
	 * @param failure why
	 */
	void onFailed(ConnectFailure failure);

	/**
	 * A part of a text message has arrived. Parts never split a surrogate pair.
	 * @param part the part, possibly empty
	 * @param last whether the message ends with it
	 */
	void onText(String part, boolean last);

	/**
	 * A part of a binary message has arrived.
	 * @param part the part, possibly empty; the listener's to keep
	 * @param last whether the message ends with it
	 */
	void onBinary(ByteBuffer part, boolean last);

	/**
	 * All data that was read together has been told; the engine is about to read again.
	 * Comes after one or more parts, at the latest before the end.
	 */
	default void onReadComplete() {
	}

	/**
	 * There is nothing to read at the moment. Follows {@link #onReadComplete()}, at once
	 * or after more data. Alone of all calls it may come during another one.
	 */
	default void onReadPending() {
	}

	/**
	 * A pong has arrived.
	 * @param payload its payload, valid during the call only
	 */
	void onPong(ByteBuffer payload);

	/**
	 * The connection has ended and its socket is closed. Comes exactly once for each
	 * connection that was opened.
	 * @param status what the peer's close frame said: its true code, 1005 for none; or
	 * 1006 if there was no close frame; after a close from this side, the code that was
	 * sent
	 * @param origin {@code REMOTE} for a close frame from the peer, {@code LOCAL} for a
	 * close or abort from this side, {@code PROTOCOL} if the peer broke the protocol,
	 * {@code LOST} for everything else
	 */
	void onClosed(CloseStatus status, CloseInfo.Origin origin);

}
