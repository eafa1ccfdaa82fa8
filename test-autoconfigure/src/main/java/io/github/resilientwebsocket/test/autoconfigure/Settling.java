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

package io.github.resilientwebsocket.test.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.resilientwebsocket.connection.ClientMonitor;

/**
 * Finds the clients in which something is under way that needs no time to pass.
 */
final class Settling {

	private Settling() {
	}

	static List<ClientMonitor> unsettled(Collection<ClientMonitor> monitors) {
		// All are asked before the first answer is waited for.
		List<CompletableFuture<Boolean>> answers = monitors.stream().map(ClientMonitor::isSettled).toList();
		List<ClientMonitor> unsettled = new ArrayList<>();
		int i = 0;
		for (ClientMonitor monitor : monitors) {
			if (!answers.get(i++).join()) {
				unsettled.add(monitor);
			}
		}
		return unsettled;
	}

}
