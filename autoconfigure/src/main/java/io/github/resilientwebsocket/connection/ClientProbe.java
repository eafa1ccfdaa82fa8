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

/**
 * Is told what cannot be counted and read later: how long single things have taken.
 * Called on the loop and on threads of the engine; must return at once.
 */
public interface ClientProbe {

	/**
	 * Wants to know nothing.
	 */
	ClientProbe NONE = new ClientProbe() {
	};

	/**
	 * The client is ready again.
	 * @param outage how long it was without a connection
	 */
	default void outageEnded(Duration outage) {
	}

	/**
	 * The peer has answered a ping.
	 * @param roundTrip from the writing of the ping to its pong
	 */
	default void pingAnswered(Duration roundTrip) {
	}

}
