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

package io.github.resilientwebsocket.connection;

import java.util.Map;

import io.github.resilientwebsocket.CloseInfo.Origin;

import org.springframework.web.socket.CloseStatus;

/**
 * Ends of connections in words.
 */
final class Causes {

	/** The names of RFC 6455, section 7.4.1, and of the IANA registry. */
	private static final Map<Integer, String> NAMES = Map.ofEntries(Map.entry(1000, "normal"),
			Map.entry(1001, "going away"), Map.entry(1002, "protocol error"), Map.entry(1003, "unsupported data"),
			Map.entry(1007, "invalid data"), Map.entry(1008, "policy violation"), Map.entry(1009, "message too big"),
			Map.entry(1010, "missing extension"), Map.entry(1011, "server error"), Map.entry(1012, "service restart"),
			Map.entry(1013, "try again later"), Map.entry(1014, "bad gateway"));

	private Causes() {
	}

	/**
	 * Describe the end of a connection. The reason of a close frame is not in it: the
	 * server may write into it what it likes.
	 */
	static String of(CloseStatus status, Origin origin) {
		return switch (origin) {
			case REMOTE -> (status.getCode() == CloseStatus.NO_STATUS_CODE.getCode())
					? "the server closed the connection without a code"
					: "the server closed the connection with " + code(status);
			case LOST -> "the connection was lost";
			case LIVENESS -> "the peer was found dead";
			case PROTOCOL -> (status.getCode() == CloseStatus.TOO_BIG_TO_PROCESS.getCode())
					? "the server sent a message beyond max-message-size"
					: "the server broke the protocol (" + code(status) + ")";
			case LOCAL -> "closed from this side with " + code(status);
			case REPLACED -> "replaced by another connection";
		};
	}

	private static String code(CloseStatus status) {
		String name = NAMES.get(status.getCode());
		return (name != null) ? status.getCode() + " " + name : Integer.toString(status.getCode());
	}

}
