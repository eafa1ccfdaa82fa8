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

import java.time.Duration;

import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.Verdict;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * One line for each transition: what happened, what was decided, the next delay. Never a
 * stack trace, never a secret.
 */
final class TransitionLog {

	private static final Log logger = LogFactory.getLog("io.github.resilientwebsocket.ResilientWebSocketClient");

	private final String clientName;

	TransitionLog(String clientName) {
		this.clientName = clientName;
	}

	void stateChanged(Effect.NotifyState change) {
		if (change.to() == ConnectionState.FAILED) {
			logger.error(line(change));
		}
		else if (change.to() == ConnectionState.BACKING_OFF || change.to() == ConnectionState.ENDED) {
			logger.warn(line(change));
		}
		else if (logger.isInfoEnabled()) {
			logger.info(line(change));
		}
	}

	private String line(Effect.NotifyState change) {
		return "WebSocket client '" + this.clientName + "' " + change.from() + " -> " + change.to() + ": "
				+ change.cause() + decision(change);
	}

	void attemptFailed(Effect.NotifyAttemptFailed failed) {
		if (logger.isDebugEnabled()) {
			logger.debug("WebSocket client '" + this.clientName + "': attempt " + failed.attempt() + " failed: "
					+ failed.failure().describe());
		}
	}

	private static String decision(Effect.NotifyState change) {
		return switch (change.to()) {
			case BACKING_OFF -> "; " + verdict(change) + ", next attempt in " + seconds(change.nextDelay());
			case CONNECTING -> " (attempt " + change.attempt() + ")";
			case OPENING, READY -> " (connection " + change.generation() + ")";
			case STOPPED, CLOSING, ENDED, FAILED -> "";
		};
	}

	private static String verdict(Effect.NotifyState change) {
		boolean slowly = change.retry() != null && change.retry().verdict() == Verdict.RECONNECT_SLOWLY;
		return slowly ? "reconnects slowly" : "reconnects";
	}

	private static String seconds(Duration delay) {
		return delay.toMillis() / 1000.0 + " s";
	}

}
