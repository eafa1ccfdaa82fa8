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

import java.util.Set;

import io.github.resilientwebsocket.CloseInfo.Origin;
import jakarta.websocket.CloseReason;
import org.apache.tomcat.websocket.WsSession;

import org.springframework.web.socket.CloseStatus;

/**
 * Says how a connection ended when Tomcat tells that it has.
 */
final class CloseVerdict {

	/** What Tomcat itself closes with when the peer has broken the protocol. */
	private static final Set<Integer> BROKEN_PROTOCOL = Set.of(CloseStatus.PROTOCOL_ERROR.getCode(),
			CloseStatus.BAD_DATA.getCode(), CloseStatus.TOO_BIG_TO_PROCESS.getCode());

	private CloseVerdict() {
	}

	static Ending of(WsSession session, CloseReason reason) {
		if (reason instanceof LocalCloseReason local) {
			return local.ending();
		}
		Ending told = TomcatInternals.closeFrame(session);
		if (told != null) {
			return told;
		}
		int code = reason.getCloseCode().getCode();
		if (code == CloseStatus.NO_CLOSE_FRAME.getCode()) {
			return Ending.LOST;
		}
		if (!TomcatInternals.capabilities().contains(TomcatInternals.Capability.CLOSE_FRAMES)) {
			return new Ending(new CloseStatus(code, reason.getReasonPhrase()), Origin.REMOTE);
		}
		Origin origin = BROKEN_PROTOCOL.contains(code) ? Origin.PROTOCOL : Origin.LOCAL;
		return new Ending(new CloseStatus(code), origin);
	}

}
