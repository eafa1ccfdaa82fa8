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
 * One frame, right or wrong, for {@link ScriptedConnection#send(RawFrame...)} and others.
 * Nothing is checked: it may break whatever rule of RFC 6455, section 5.2, a test wants
 * to see broken. Immutable.
 */
public final class RawFrame {

	private final int firstByte;

	private final byte[] payload;

	private final boolean masked;

	private final long announced;

	private RawFrame(int firstByte, byte[] payload, boolean masked, long announced) {
		this.firstByte = firstByte;
		this.payload = payload;
		this.masked = masked;
		this.announced = announced;
	}

	/**
	 * Any frame, without reserved bits and the last one of its message.
	 * @param opcode the opcode from 0 to 15, also a reserved one
	 * @param payload the content, for a control frame also more than 125 bytes
	 * @return the frame
	 */
	public static RawFrame of(int opcode, byte[] payload) {
		return new RawFrame(0x80 | (opcode & 0xF), payload.clone(), false, payload.length);
	}

	/**
	 * A text message, or the first fragment of one with {@link #notFinal()}.
	 * @param text the content
	 * @return the frame
	 */
	public static RawFrame text(String text) {
		return text(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * A text message which may be none (RFC 6455, section 8.1).
	 * @param payload the content, UTF-8 or not
	 * @return the frame
	 */
	public static RawFrame text(byte[] payload) {
		return of(Opcode.TEXT, payload);
	}

	/**
	 * A binary message, or the first fragment of one with {@link #notFinal()}.
	 * @param payload the content
	 * @return the frame
	 */
	public static RawFrame binary(byte[] payload) {
		return of(Opcode.BINARY, payload);
	}

	/**
	 * The last fragment of a message, or one before it with {@link #notFinal()} (RFC
	 * 6455, section 5.4).
	 * @param payload the content
	 * @return the frame
	 */
	public static RawFrame continuation(byte[] payload) {
		return of(Opcode.CONTINUATION, payload);
	}

	/**
	 * A ping (RFC 6455, section 5.5.2).
	 * @param payload the content, at most 125 bytes in a right one
	 * @return the frame
	 */
	public static RawFrame ping(byte[] payload) {
		return of(Opcode.PING, payload);
	}

	/**
	 * A pong (RFC 6455, section 5.5.3).
	 * @param payload the content, at most 125 bytes in a right one
	 * @return the frame
	 */
	public static RawFrame pong(byte[] payload) {
		return of(Opcode.PONG, payload);
	}

	/**
	 * A close frame (RFC 6455, section 5.5.1).
	 * @param code any code, also one which must not be sent
	 * @param reason at most 123 bytes in UTF-8
	 * @return the frame
	 */
	public static RawFrame close(int code, String reason) {
		return close(FrameWriter.closePayload(code, reason));
	}

	/**
	 * A close frame which may be malformed: one byte, more than 125, a reason that is not
	 * UTF-8 (RFC 6455, section 5.5.1).
	 * @param payload the content
	 * @return the frame
	 */
	public static RawFrame close(byte[] payload) {
		return of(Opcode.CLOSE, payload);
	}

	/**
	 * A small compressed binary message which inflates to a large one (RFC 7692, section
	 * 7.2). Only for a connection that was accepted with
	 * {@link ConnectionScript#acceptWithCompression(RawFrame...)}.
	 * @param inflatedSize the size in bytes; the frame has about a thousandth of it
	 * @return the frame
	 */
	public static RawFrame deflateBomb(long inflatedSize) {
		return of(Opcode.BINARY, Deflate.zeros(inflatedSize)).rsv(4);
	}

	/**
	 * The same frame without the FIN bit, so that its message goes on.
	 * @return a new frame
	 */
	public RawFrame notFinal() {
		return new RawFrame(this.firstByte & 0x7F, this.payload, this.masked, this.announced);
	}

	/**
	 * The same frame with other reserved bits.
	 * @param rsv the three bits as a number from 0 to 7
	 * @return a new frame
	 */
	public RawFrame rsv(int rsv) {
		return new RawFrame((this.firstByte & 0x8F) | ((rsv & 7) << 4), this.payload, this.masked, this.announced);
	}

	/**
	 * The same frame with a mask, which a server must not send (RFC 6455, section 5.1).
	 * @return a new frame
	 */
	public RawFrame masked() {
		return new RawFrame(this.firstByte, this.payload, true, this.announced);
	}

	/**
	 * The same frame with another length in its header. When that is more than there is,
	 * the client takes what comes next for the rest of the frame.
	 * @param length the length to announce, read as an unsigned number
	 * @return a new frame
	 */
	public RawFrame announcing(long length) {
		return new RawFrame(this.firstByte, this.payload, this.masked, length);
	}

	/**
	 * The same frame with its content compressed and RSV1 set: a whole message (RFC 7692,
	 * section 7.2.1).
	 * @return a new frame
	 */
	public RawFrame deflated() {
		byte[] deflated = Deflate.message(this.payload);
		return new RawFrame(this.firstByte | 0x40, deflated, this.masked, deflated.length);
	}

	/**
	 * What goes over the wire.
	 * @return header and content
	 */
	public byte[] bytes() {
		return FrameWriter.encode(this.firstByte, this.masked, this.announced, this.payload);
	}

	static byte[] bytes(RawFrame... frames) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (RawFrame frame : frames) {
			bytes.writeBytes(frame.bytes());
		}
		return bytes.toByteArray();
	}

	@Override
	public String toString() {
		int opcode = this.firstByte & 0xF;
		return Opcode.name(opcode) + " " + ReceivedFrame.show(opcode, this.payload);
	}

}
