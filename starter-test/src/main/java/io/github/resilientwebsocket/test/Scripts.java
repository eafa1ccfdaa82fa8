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

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The scripts for the connections to come. Thread-safe.
 */
final class Scripts {

	private final Deque<ConnectionScript> queue = new ArrayDeque<>();

	private ConnectionScript fallback = ConnectionScript.accept();

	synchronized void add(ConnectionScript script) {
		this.queue.add(script);
	}

	synchronized void setFallback(ConnectionScript script) {
		this.fallback = script;
	}

	synchronized ConnectionScript take() {
		ConnectionScript script = this.queue.poll();
		return (script != null) ? script : this.fallback;
	}

	synchronized int unused() {
		return this.queue.size();
	}

	synchronized void reset() {
		this.queue.clear();
		this.fallback = ConnectionScript.accept();
	}

	synchronized void clear() {
		this.queue.clear();
	}

}
