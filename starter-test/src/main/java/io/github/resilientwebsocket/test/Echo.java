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

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Sends every message back.
 */
final class Echo implements Consumer<ScriptedConnection> {

	private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

	@Override
	public void accept(ScriptedConnection connection) {
		Message message = connection.pollMessage(FOREVER);
		while (message != null) {
			connection.sendFrame(true, 0, message.opcode(), message.payload());
			message = connection.pollMessage(FOREVER);
		}
	}

}
