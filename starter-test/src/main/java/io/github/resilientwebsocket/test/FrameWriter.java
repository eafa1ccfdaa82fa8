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
import java.nio.charset.StandardCharsets;

/**
 * Encodes a server's frames, which carry no mask (RFC 6455, section 5.1).
 */
final class FrameWriter {

	private static final int MAX_CONTROL_LENGTH = 125;

	private FrameWriter() {
	}

	static byte[] text(String text) {
		return encode(true, 0, Opcode.TEXT, text.getBytes(StandardCharsets.UTF_8));
	}

	static byte[] encode(boolean fin, int rsv, int opcode, byte[] payload) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length + 10);
		bytes.write((fin ? 0x80 : 0) | ((rsv & 0x7) << 4) | (opcode & 0xF));
		if (payload.length < 126) {
			bytes.write(payload.length);
		}
		else if (payload.length <= 0xFFFF) {
			bytes.write(126);
			writeLength(bytes, payload.length, 2);
		}
		else {
			bytes.write(127);
			writeLength(bytes, payload.length, 8);
		}
		bytes.writeBytes(payload);
		return bytes.toByteArray();
	}

	static byte[] closePayload(int code, String reason) {
		byte[] text = reason.getBytes(StandardCharsets.UTF_8);
		if (text.length + 2 > MAX_CONTROL_LENGTH) {
			throw new IllegalArgumentException("The reason of a close frame has at most 123 bytes");
		}
		byte[] payload = new byte[text.length + 2];
		payload[0] = (byte) (code >> 8);
		payload[1] = (byte) code;
		System.arraycopy(text, 0, payload, 2, text.length);
		return payload;
	}

	private static void writeLength(ByteArrayOutputStream bytes, long length, int size) {
		for (int shift = (size - 1) * 8; shift >= 0; shift -= 8) {
			bytes.write((int) (length >> shift) & 0xFF);
		}
	}

}
