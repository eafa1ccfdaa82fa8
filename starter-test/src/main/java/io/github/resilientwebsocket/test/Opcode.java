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
 * The opcodes of RFC 6455, section 5.2.
 */
public final class Opcode {

	/**
	 * Continues a fragmented message.
	 */
	public static final int CONTINUATION = 0x0;

	/**
	 * A text message, or the first fragment of one.
	 */
	public static final int TEXT = 0x1;

	/**
	 * A binary message, or the first fragment of one.
	 */
	public static final int BINARY = 0x2;

	/**
	 * The close frame.
	 */
	public static final int CLOSE = 0x8;

	/**
	 * The ping frame.
	 */
	public static final int PING = 0x9;

	/**
	 * The pong frame.
	 */
	public static final int PONG = 0xA;

	private Opcode() {
	}

	static boolean isControl(int opcode) {
		return (opcode & 0x8) != 0;
	}

	static boolean beginsMessage(int opcode) {
		return opcode == TEXT || opcode == BINARY;
	}

	static boolean isReserved(int opcode) {
		return opcode > PONG || (opcode > BINARY && opcode < CLOSE);
	}

	static String name(int opcode) {
		return switch (opcode) {
			case CONTINUATION -> "CONTINUATION";
			case TEXT -> "TEXT";
			case BINARY -> "BINARY";
			case CLOSE -> "CLOSE";
			case PING -> "PING";
			case PONG -> "PONG";
			default -> "OPCODE-" + opcode;
		};
	}

}
