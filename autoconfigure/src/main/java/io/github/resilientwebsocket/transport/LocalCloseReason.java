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

import java.nio.charset.StandardCharsets;

import jakarta.websocket.CloseReason;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.CloseStatus;

/**
 * A reason that came from this side. Tomcat hands the very object back to the end point,
 * so it tells which of two closes that cross won.
 */
final class LocalCloseReason extends CloseReason {

	/** RFC 6455, section 5.5: 125 bytes, two of them for the code. */
	private static final int MAX_REASON_BYTES = 123;

	private final Ending ending;

	private LocalCloseReason(CloseStatus status, Ending ending) {
		super(code(status.getCode()), truncate(status.getReason()));
		this.ending = ending;
	}

	/**
	 * Create a reason to give to Tomcat.
	 * @param status what Tomcat sends or tells
	 * @param ending what the listener is told if it wins
	 * @return the reason
	 */
	static LocalCloseReason of(CloseStatus status, Ending ending) {
		return new LocalCloseReason(status, ending);
	}

	// Tomcat compares these two by identity; the enumeration does not know all codes.
	private static CloseCode code(int code) {
		return switch (code) {
			case 1000 -> CloseCodes.NORMAL_CLOSURE;
			case 1006 -> CloseCodes.CLOSED_ABNORMALLY;
			default -> () -> code;
		};
	}

	private static @Nullable String truncate(@Nullable String reason) {
		String result = reason;
		while (result != null && result.getBytes(StandardCharsets.UTF_8).length > MAX_REASON_BYTES) {
			result = result.substring(0, result.offsetByCodePoints(result.length(), -1));
		}
		return result;
	}

	Ending ending() {
		return this.ending;
	}

}
