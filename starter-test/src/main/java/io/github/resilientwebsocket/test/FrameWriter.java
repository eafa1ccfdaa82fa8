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
 * Encodes a server's frames, which carry no mask unless a test wants one (RFC 6455,
 * section 5.1).
 */
final class FrameWriter {

	private static final int MAX_CONTROL_LENGTH = 125;

	private static final byte[] MASK = { 0x37, (byte) 0xFA, 0x21, 0x3D };

	private FrameWriter() {
	}

	static byte[] encode(boolean fin, int rsv, int opcode, byte[] payload) {
		int firstByte = (fin ? 0x80 : 0) | ((rsv & 0x7) << 4) | (opcode & 0xF);
		return encode(firstByte, false, payload.length, payload);
	}

	/**
	 * Encode any frame.
	 * @param firstByte the FIN bit, the reserved bits and the opcode
	 * @param masked whether to mask the content
	 * @param length what the header says, whatever is true
	 * @param payload the content
	 * @return header and content
	 */
	static byte[] encode(int firstByte, boolean masked, long length, byte[] payload) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length + 14);
		bytes.write(firstByte);
		int maskBit = masked ? 0x80 : 0;
		if (length >= 0 && length < 126) {
			bytes.write(maskBit | (int) length);
		}
		else if (length >= 0 && length <= 0xFFFF) {
			bytes.write(maskBit | 126);
			writeLength(bytes, length, 2);
		}
		else {
			bytes.write(maskBit | 127);
			writeLength(bytes, length, 8);
		}
		if (masked) {
			bytes.writeBytes(MASK);
		}
		bytes.writeBytes(masked ? mask(payload) : payload);
		return bytes.toByteArray();
	}

	private static byte[] mask(byte[] payload) {
		byte[] result = payload.clone();
		for (int i = 0; i < result.length; i++) {
			result[i] ^= MASK[i % MASK.length];
		}
		return result;
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
