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

package io.github.resilientwebsocket.inbound;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;

/**
 * Puts the parts of messages together, up to a size, so that the buffers of the engine
 * can stay small. Knows one connection; not thread-safe.
 */
final class MessageAssembler {

	private final int maxMessageSize;

	private final StringBuilder text = new StringBuilder();

	private ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);

	/** What has come of the message, or an upper limit of it while that is enough. */
	private long size;

	private boolean counting;

	MessageAssembler(int maxMessageSize) {
		this.maxMessageSize = maxMessageSize;
	}

	/**
	 * Add a part of a text.
	 * @return the message if it is complete
	 * @throws MessageTooBigException if it is beyond the largest size
	 */
	@Nullable WebSocketMessage<?> text(String part, boolean last) throws MessageTooBigException {
		growText(part);
		if (last && this.text.isEmpty()) {
			this.size = 0;
			this.counting = false;
			return new TextMessage(part);
		}
		this.text.append(part);
		if (!last) {
			return null;
		}
		TextMessage message = new TextMessage(this.text.toString());
		reset();
		return message;
	}

	/**
	 * Add a part of a binary message.
	 * @return the message if it is complete
	 * @throws MessageTooBigException if it is beyond the largest size
	 */
	@Nullable WebSocketMessage<?> binary(ByteBuffer part, boolean last) throws MessageTooBigException {
		grow(part.remaining());
		if (last && this.bytes.size() == 0) {
			this.size = 0;
			return new BinaryMessage(part);
		}
		byte[] copy = new byte[part.remaining()];
		part.get(copy);
		this.bytes.writeBytes(copy);
		if (!last) {
			return null;
		}
		BinaryMessage message = new BinaryMessage(this.bytes.toByteArray());
		reset();
		return message;
	}

	/** Characters are looked at only when their number alone does not say enough. */
	private void growText(String part) throws MessageTooBigException {
		if (!this.counting && this.size + Utf8.atMost(part) > this.maxMessageSize) {
			this.counting = true;
			this.size = Utf8.length(this.text);
		}
		grow(this.counting ? Utf8.length(part) : Utf8.atMost(part));
	}

	private void grow(long by) throws MessageTooBigException {
		this.size += by;
		if (this.size > this.maxMessageSize) {
			reset();
			throw new MessageTooBigException();
		}
	}

	private void reset() {
		this.size = 0;
		this.counting = false;
		this.text.setLength(0);
		this.text.trimToSize();
		// Do not keep the memory of the largest message for the life of the connection.
		this.bytes = new ByteArrayOutputStream(0);
	}

	/**
	 * A message is larger than it may be.
	 */
	static final class MessageTooBigException extends Exception {

	}

}
