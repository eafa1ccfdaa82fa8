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

/**
 * What a close frame says (RFC 6455, section 5.5.1).
 *
 * @param code the close code, or {@link #NO_CODE} when the frame was empty
 * @param reason the reason, empty when there is none
 */
public record CloseFrame(int code, String reason) {

	/**
	 * Stands for a close frame without a code; it is never on the wire.
	 */
	public static final int NO_CODE = 1005;

	static CloseFrame parse(byte[] payload) {
		if (payload.length == 0) {
			return new CloseFrame(NO_CODE, "");
		}
		if (payload.length == 1) {
			throw ProtocolViolation.protocolError("5.5.1", "The client's close frame has a body of one byte");
		}
		int code = ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
		if (!isAllowed(code)) {
			throw ProtocolViolation.protocolError("7.4", "The client's close frame has the code " + code);
		}
		return new CloseFrame(code, Utf8.decode(payload, 2, "The client's reason for closing"));
	}

	private static boolean isAllowed(int code) {
		return (code >= 3000 && code <= 4999) || (code >= 1000 && code <= 1014 && (code < 1004 || code > 1006));
	}

}
