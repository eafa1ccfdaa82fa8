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

/**
 * A whole data message, put together from its fragments (RFC 6455, section 5.4).
 */
final class Message {

	private final int opcode;

	private final byte[] payload;

	Message(int opcode, byte[] payload) {
		this.opcode = opcode;
		this.payload = payload;
	}

	int opcode() {
		return this.opcode;
	}

	byte[] payload() {
		return this.payload;
	}

	boolean isText() {
		return this.opcode == Opcode.TEXT;
	}

	String text() {
		return new String(this.payload, StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return Opcode.name(this.opcode) + " " + ReceivedFrame.show(this.opcode, this.payload);
	}

}
