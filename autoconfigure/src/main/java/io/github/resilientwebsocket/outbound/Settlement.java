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

package io.github.resilientwebsocket.outbound;

import java.util.ArrayList;
import java.util.List;

import io.github.resilientwebsocket.outbound.OutboundMessage.Kind;

/**
 * What became of the messages of a burst.
 *
 * @param sent handed to the operating system, and done
 * @param begun written, maybe in part, and waiting for a receipt
 * @param unknown being written when the connection broke
 * @param notBegun not written, and able to wait for the next connection
 * @param lost not written, and of no use on another connection
 */
record Settlement(List<OutboundMessage> sent, List<OutboundMessage> begun, List<OutboundMessage> unknown,
		List<OutboundMessage> notBegun, List<OutboundMessage> lost) {

	/**
	 * Settle a burst.
	 * @param burst the burst, written or failed
	 * @param receipts whether messages of the client wait for receipts
	 * @return what became of its messages
	 */
	static Settlement of(Burst burst, boolean receipts) {
		Integer failedAfter = burst.failedAfter();
		if (failedAfter == null && !receipts) {
			// Nearly always; for a single message the lists would cost more than the
			// message.
			return new Settlement(burst.withoutPings(), List.of(), List.of(), List.of(), List.of());
		}
		int written = (failedAfter != null) ? failedAfter : burst.size();
		Settlement settlement = new Settlement(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
				new ArrayList<>(), new ArrayList<>());
		for (int i = 0; i < burst.size(); i++) {
			OutboundMessage message = burst.message(i);
			if (message.kind() != Kind.PING) {
				settlement.add(message, i < written, failedAfter != null, receipts && message.kind() == Kind.CLIENT);
			}
		}
		return settlement;
	}

	private void add(OutboundMessage message, boolean written, boolean failed, boolean receipted) {
		if (receipted) {
			// Whatever was not written is among those that are written again.
			if (written) {
				this.begun.add(message);
			}
		}
		else if (written) {
			(failed ? this.unknown : this.sent).add(message);
		}
		else {
			(message.kind().isShared() ? this.notBegun : this.lost).add(message);
		}
	}

}
