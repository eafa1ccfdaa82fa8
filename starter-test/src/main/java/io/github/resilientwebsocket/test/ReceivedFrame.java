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

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * One frame as it came from the client, unmasked (RFC 6455, section 5.2).
 */
public final class ReceivedFrame {

	private static final int SHOWN_BYTES = 64;

	private final boolean fin;

	private final boolean compressed;

	private final int opcode;

	private final byte[] payload;

	ReceivedFrame(boolean fin, boolean compressed, int opcode, byte[] payload) {
		this.fin = fin;
		this.compressed = compressed;
		this.opcode = opcode;
		this.payload = payload;
	}

	/**
	 * Whether this is the last frame of its message.
	 * @return the FIN bit
	 */
	public boolean fin() {
		return this.fin;
	}

	/**
	 * What kind of frame this is.
	 * @return one of the constants of {@link Opcode}
	 */
	public int opcode() {
		return this.opcode;
	}

	/**
	 * The content without its mask.
	 * @return a copy
	 */
	public byte[] payload() {
		return this.payload.clone();
	}

	/**
	 * The content as text.
	 * @return the payload decoded as UTF-8, with replacement characters where it is not
	 */
	public String text() {
		return new String(this.payload, StandardCharsets.UTF_8);
	}

	/**
	 * Whether this is the first frame of a compressed message (RFC 7692, section 6).
	 * @return the RSV1 bit
	 */
	public boolean compressed() {
		return this.compressed;
	}

	byte[] content() {
		return this.payload;
	}

	@Override
	public String toString() {
		return Opcode.name(this.opcode) + (this.fin ? "" : " (not final)") + " " + show(this.opcode, this.payload);
	}

	static String show(int opcode, byte[] payload) {
		if (opcode == Opcode.CLOSE && payload.length >= 2) {
			int code = ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
			return code + " \"" + new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8) + "\"";
		}
		int shown = Math.min(payload.length, SHOWN_BYTES);
		String more = (shown < payload.length) ? "... (" + payload.length + " bytes)" : "";
		if (opcode == Opcode.TEXT) {
			return "\"" + new String(payload, 0, shown, StandardCharsets.UTF_8) + "\"" + more;
		}
		return "[" + HexFormat.of().formatHex(payload, 0, shown) + "]" + more;
	}

}
