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
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.github.resilientwebsocket.CloseInfo.Origin;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.CloseStatus;

/**
 * Reads the payload of a close frame from the peer (RFC 6455, sections 5.5.1 and 7.4).
 */
final class CloseFrame {

	private CloseFrame() {
	}

	/**
	 * Say what a close frame means.
	 * @param payload its payload
	 * @return {@code REMOTE} with its true code and reason, or {@code PROTOCOL} if it is
	 * malformed; its code is kept even then, if it has one that may be on the wire
	 */
	static Ending read(byte[] payload) {
		if (payload.length == 0) {
			return new Ending(CloseStatus.NO_STATUS_CODE, Origin.REMOTE);
		}
		if (payload.length == 1) {
			return new Ending(new CloseStatus(CloseStatus.PROTOCOL_ERROR.getCode()), Origin.PROTOCOL);
		}
		int code = ByteBuffer.wrap(payload).getShort() & 0xFFFF;
		byte[] bytes = Arrays.copyOfRange(payload, 2, payload.length);
		if (!mayBeSent(code)) {
			return new Ending(status(CloseStatus.PROTOCOL_ERROR.getCode(), bytes), Origin.PROTOCOL);
		}
		return new Ending(status(code, bytes), isUtf8(bytes) ? Origin.REMOTE : Origin.PROTOCOL);
	}

	/**
	 * Return whether a code may stand in a close frame. Codes that are only reserved for
	 * future use count as well.
	 * @param code the code
	 * @return whether it may be on the wire
	 */
	static boolean mayBeSent(int code) {
		return code >= 1000 && code < 5000 && code != 1005 && code != 1006 && code != 1015;
	}

	private static CloseStatus status(int code, byte[] reason) {
		return new CloseStatus(code, text(reason));
	}

	private static @Nullable String text(byte[] reason) {
		return (reason.length != 0) ? new String(reason, StandardCharsets.UTF_8) : null;
	}

	private static boolean isUtf8(byte[] bytes) {
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
			return true;
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

}
