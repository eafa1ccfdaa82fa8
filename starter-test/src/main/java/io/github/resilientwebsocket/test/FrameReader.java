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

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/**
 * Reads a client's frames (RFC 6455, section 5.2). Used by one thread.
 */
final class FrameReader {

	private static final long MAX_LENGTH = 256L * 1024 * 1024;

	private static final int RSV1 = 0x40;

	private final InputStream input;

	private final boolean compressing;

	/**
	 * Create a reader.
	 * @param input what comes from the client
	 * @param compressing whether the client may compress messages (RFC 7692, section 6)
	 */
	FrameReader(InputStream input, boolean compressing) {
		this.input = input;
		this.compressing = compressing;
	}

	/**
	 * Read the next frame.
	 * @return the frame, or {@code null} when the stream ended between two frames
	 * @throws IOException if the stream failed or ended within a frame
	 */
	@Nullable ReceivedFrame read() throws IOException {
		int first = this.input.read();
		if (first < 0) {
			return null;
		}
		int second = readByte();
		int opcode = first & 0x0F;
		boolean fin = (first & 0x80) != 0;
		boolean compressed = this.compressing && (first & RSV1) != 0 && Opcode.beginsMessage(opcode);
		if ((first & 0x70) != (compressed ? RSV1 : 0)) {
			throw ProtocolViolation.protocolError("5.2", "The client set a reserved bit");
		}
		if (Opcode.isReserved(opcode)) {
			throw ProtocolViolation.protocolError("5.2", "The client sent the reserved opcode " + opcode);
		}
		if ((second & 0x80) == 0) {
			throw ProtocolViolation.protocolError("5.1",
					"The client sent a " + Opcode.name(opcode) + " frame without a mask");
		}
		int length = readLength(second & 0x7F);
		if (Opcode.isControl(opcode) && (!fin || length > 125)) {
			throw ProtocolViolation.protocolError("5.5",
					"The client sent a " + Opcode.name(opcode) + " frame that is fragmented or longer than 125 bytes");
		}
		byte[] mask = readBytes(4);
		byte[] payload = readBytes(length);
		for (int i = 0; i < payload.length; i++) {
			payload[i] ^= mask[i % 4];
		}
		return new ReceivedFrame(fin, compressed, opcode, payload);
	}

	private int readLength(int shortLength) throws IOException {
		if (shortLength < 126) {
			return shortLength;
		}
		int bytes = (shortLength == 126) ? 2 : 8;
		long length = 0;
		for (int i = 0; i < bytes; i++) {
			length = (length << 8) | readByte();
		}
		if (length >= 0 && length <= ((bytes == 2) ? 125 : 0xFFFF)) {
			throw ProtocolViolation.protocolError("5.2",
					"The client wrote the length " + length + " in too many bytes");
		}
		if (length < 0 || length > MAX_LENGTH) {
			throw new ProtocolViolation(1009, "10.4", "The client announced a frame of " + length + " bytes");
		}
		return (int) length;
	}

	private int readByte() throws IOException {
		int value = this.input.read();
		if (value < 0) {
			throw new EOFException("The stream ended within a frame");
		}
		return value;
	}

	private byte[] readBytes(int length) throws IOException {
		byte[] bytes = this.input.readNBytes(length);
		if (bytes.length < length) {
			throw new EOFException("The stream ended within a frame");
		}
		return bytes;
	}

}
