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

package io.github.resilientwebsocket.policy;

import java.util.Set;

import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.Verdict;

import org.springframework.web.socket.CloseStatus;

/**
 * What a failure means. Unless the settings say so, nothing that a server or a network
 * does makes a client give up: a feed that stopped at night because a proxy answered 403
 * for a minute is not resilient.
 */
public final class FailurePolicy {

	/**
	 * The same again is likely: the server does not like what this client is or says (RFC
	 * 6455, section 7.4.1). 1002 is not among them, because Tomcat tells it for codes
	 * that mean something else.
	 */
	private static final Set<Integer> SLOW_CODES = Set.of(1003, 1007, 1008, 1009, 1010);

	/** Statuses below 500 that say "not now". */
	private static final Set<Integer> TEMPORARY_STATUSES = Set.of(408, 425, 429);

	private FailurePolicy() {
	}

	/**
	 * Judge the end of a connection.
	 * @param settings the settings of the client, whose rules come first
	 * @param status the code of the close frame, whoever sent it, or 1005 or 1006
	 * @return the verdict
	 */
	public static Verdict judge(ClientSettings settings, CloseStatus status) {
		Verdict rule = settings.closeCodes().find(status.getCode());
		if (rule != null) {
			return rule;
		}
		return SLOW_CODES.contains(status.getCode()) ? Verdict.RECONNECT_SLOWLY : Verdict.RECONNECT;
	}

	/**
	 * Judge a failed attempt.
	 * @param settings the settings of the client, whose rules come first
	 * @param failure the failure
	 * @return the verdict
	 */
	public static Verdict judge(ClientSettings settings, ConnectFailure failure) {
		Verdict rule = (failure.kind() == ConnectFailure.Kind.STATUS)
				? settings.handshakeStatuses().find(failure.status()) : null;
		if (rule != null) {
			return rule;
		}
		return switch (failure.kind()) {
			case REQUEST_TOO_LARGE, CERTIFICATE, HANDSHAKE -> Verdict.RECONNECT_SLOWLY;
			case STATUS -> (failure.status() >= 500 || TEMPORARY_STATUSES.contains(failure.status()))
					? Verdict.RECONNECT : Verdict.RECONNECT_SLOWLY;
			case PREPARE, DNS, CONNECT, TLS, IO, TIMEOUT, ABORTED -> Verdict.RECONNECT;
		};
	}

}
