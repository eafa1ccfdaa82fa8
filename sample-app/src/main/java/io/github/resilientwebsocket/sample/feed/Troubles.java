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

package io.github.resilientwebsocket.sample.feed;

import java.time.Duration;
import java.util.List;

import org.springframework.web.socket.CloseStatus;

/**
 * All that goes wrong with connections sooner or later.
 */
final class Troubles {

	private Troubles() {
	}

	/**
	 * Return what the client starts with: it is up before the server.
	 * @param cable breaks connections
	 * @param lasting how long it takes until the server is up
	 * @return the trouble
	 */
	static Trouble prelude(Cable cable, Duration lasting) {
		return new Trouble("the server is not up yet", cable::refuse, lasting, cable::accept);
	}

	/**
	 * Return the troubles in the order in which they happen.
	 * @param feed closes connections
	 * @param cable breaks connections
	 * @param doorman keeps clients out
	 * @param lasting how long a server is away that does not come back at once
	 * @return the troubles
	 */
	static List<Trouble> of(FeedHandler feed, Cable cable, Doorman doorman, Duration lasting) {
		return List.of(
				Trouble.momentary("the server closes with 1001 (going away)", () -> feed.close(CloseStatus.GOING_AWAY)),
				Trouble.momentary("the server closes with 1011 (server error)",
						() -> feed.close(CloseStatus.SERVER_ERROR)),
				Trouble.momentary("the server closes with 1012 (service restart)",
						() -> feed.close(CloseStatus.SERVICE_RESTARTED)),
				Trouble.momentary("TCP ends without a close frame (FIN)", cable::drop),
				Trouble.momentary("TCP is reset (RST)", cable::reset),
				Trouble.momentary("the connection goes mute: nothing comes, but TCP stays open", cable::mute),
				new Trouble("the server is away, connections are refused for " + lasting.toMillis() + " ms",
						cable::refuse, lasting, cable::accept),
				Trouble.momentary("the server closes without a code", cable::closeWithoutCode),
				new Trouble("the server closes with 1013 (try again later) and answers 503 for " + lasting.toMillis()
						+ " ms", () -> overload(feed, doorman), lasting, () -> doorman.setBusy(false)),
				Trouble.momentary("the server closes with 1000 (normal), but leaves TCP open",
						() -> closeAndHold(feed, cable)));
	}

	private static void overload(FeedHandler feed, Doorman doorman) {
		doorman.setBusy(true);
		feed.close(CloseStatus.SERVICE_OVERLOAD);
	}

	private static void closeAndHold(FeedHandler feed, Cable cable) {
		cable.holdOpen();
		feed.close(CloseStatus.NORMAL);
	}

}
