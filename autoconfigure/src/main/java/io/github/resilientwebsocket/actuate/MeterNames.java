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

package io.github.resilientwebsocket.actuate;

/**
 * The names of the meters. All have the tag {@code client}; what else they have is in
 * {@code docs/observability.md}.
 */
final class MeterNames {

	private static final String PREFIX = "resilient.websocket.";

	static final String STATE = PREFIX + "state";

	static final String GENERATION = PREFIX + "generation";

	static final String CONNECTS = PREFIX + "connects";

	static final String CLOSES = PREFIX + "closes";

	static final String NODELAY_FALLBACKS = PREFIX + "nodelay.fallbacks";

	static final String CONNECTION_AGE = PREFIX + "connection.age";

	static final String DATA_AGE = PREFIX + "data.age";

	static final String OUTAGE = PREFIX + "outage";

	static final String OUTAGE_CURRENT = PREFIX + "outage.current";

	static final String PING = PREFIX + "ping";

	static final String RECEIVED = PREFIX + "received";

	static final String RECEIVED_BYTES = PREFIX + "received.size";

	static final String RECEIVED_LOST = PREFIX + "received.lost";

	static final String RECEIVED_SUSPENSIONS = PREFIX + "received.suspensions";

	static final String RECEIVED_QUEUED = PREFIX + "received.queued";

	static final String HANDLER = PREFIX + "handler";

	static final String HANDLER_ERRORS = PREFIX + "handler.errors";

	static final String SENT = PREFIX + "sent";

	static final String SENT_BYTES = PREFIX + "sent.size";

	static final String QUEUE = PREFIX + "queue";

	static final String QUEUE_BYTES = PREFIX + "queue.size";

	private MeterNames() {
	}

}
