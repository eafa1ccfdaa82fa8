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
 * The client broke the protocol.
 */
final class ProtocolViolation extends RuntimeException {

	private final int closeCode;

	/**
	 * Create a violation.
	 * @param closeCode the close code it is answered with (RFC 6455, section 7.4.1)
	 * @param section the section of RFC 6455 which was broken
	 * @param message what the client did
	 */
	ProtocolViolation(int closeCode, String section, String message) {
		super(message + " (RFC 6455, section " + section + ")");
		this.closeCode = closeCode;
	}

	int closeCode() {
		return this.closeCode;
	}

	static ProtocolViolation protocolError(String section, String message) {
		return new ProtocolViolation(1002, section, message);
	}

}
