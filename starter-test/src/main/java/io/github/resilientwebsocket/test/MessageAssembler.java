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

package io.github.resilientwebsocket.test;

import java.io.ByteArrayOutputStream;
import java.util.zip.Inflater;

import org.jspecify.annotations.Nullable;

/**
 * Puts messages together from data frames and checks their order (RFC 6455, section 5.4).
 * Used by one thread.
 */
final class MessageAssembler {

	private @Nullable ByteArrayOutputStream fragments;

	private final Inflater inflater = new Inflater(true);

	private int opcode;

	private boolean compressed;

	/**
	 * Take the next data frame.
	 * @param frame the frame, not a control frame
	 * @return the message it completes, or {@code null} when more fragments have to come
	 */
	@Nullable Message add(ReceivedFrame frame) {
		ByteArrayOutputStream collected = this.fragments;
		if (frame.opcode() == Opcode.CONTINUATION) {
			if (collected == null) {
				throw ProtocolViolation.protocolError("5.4", "The client continued a message it had not begun");
			}
		}
		else {
			if (collected != null) {
				throw ProtocolViolation.protocolError("5.4", "The client began a message within another one");
			}
			this.opcode = frame.opcode();
			this.compressed = frame.compressed();
			collected = new ByteArrayOutputStream();
		}
		collected.writeBytes(frame.content());
		this.fragments = frame.fin() ? null : collected;
		return frame.fin() ? complete(collected.toByteArray()) : null;
	}

	private Message complete(byte[] content) {
		byte[] payload = this.compressed ? Deflate.inflate(this.inflater, content) : content;
		if (this.opcode == Opcode.TEXT) {
			Utf8.decode(payload, 0, "The client's text message");
		}
		return new Message(this.opcode, payload);
	}

}
