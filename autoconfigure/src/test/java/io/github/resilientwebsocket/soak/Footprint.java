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

package io.github.resilientwebsocket.soak;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import io.github.resilientwebsocket.jvm.JvmResources;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What this JVM needs at a moment, after a garbage collection.
 *
 * @param threads all threads
 * @param files open file descriptors, sockets among them
 * @param heap bytes in use
 * @param instances objects of the library and of Tomcat's client by class
 */
record Footprint(int threads, long files, long heap, Map<String, Long> instances) {

	private static final long MEGABYTE = 1024 * 1024;

	/**
	 * What clients remember of the past. It is bounded for each:
	 * {@code ClientHistoryTests}.
	 */
	private static final String HISTORY = "io.github.resilientwebsocket.connection.ClientTransition";

	private static final Set<String> REMEMBERED = Set.of(HISTORY,
			"io.github.resilientwebsocket.connection.ClientStatus$LastClose");

	/** With its times and words. */
	private static final long TRANSITION_BYTES = 300;

	static Footprint take() {
		Map<String, Long> instances = JvmResources.instances("io.github.resilientwebsocket.connection.",
				"io.github.resilientwebsocket.transport.", "io.github.resilientwebsocket.inbound.",
				"io.github.resilientwebsocket.outbound.", "org.apache.tomcat.websocket.");
		return new Footprint(JvmResources.threadCount(), JvmResources.fileDescriptors(), JvmResources.heap(),
				instances);
	}

	/**
	 * Fail if there was growth since then. Timers run out only after a while, and threads
	 * of pools end late.
	 * @param idle how many more threads there may be in pools
	 */
	void assertNoGrowth(int idle) {
		Awaitility.await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> take().assertNotAbove(this, idle));
	}

	private void assertNotAbove(Footprint before, int idle) {
		assertThat(this.instances).as("instances").allSatisfy((type, count) -> {
			if (!REMEMBERED.contains(type)) {
				assertThat(count).as(type).isLessThanOrEqualTo(before.instances.getOrDefault(type, 0L) + 10);
			}
		});
		assertThat(this.threads).as("threads").isLessThanOrEqualTo(before.threads + idle);
		assertThat(this.files).as("file descriptors").isLessThanOrEqualTo(before.files + 5);
		long remembered = (transitions() - before.transitions()) * TRANSITION_BYTES;
		assertThat(this.heap).as("heap").isLessThanOrEqualTo(before.heap + remembered + 2 * MEGABYTE);
	}

	private long transitions() {
		return this.instances.getOrDefault(HISTORY, 0L);
	}

	@Override
	public String toString() {
		return this.threads + " threads, " + this.files + " file descriptors, " + this.heap / 1024 + " KB heap, "
				+ this.instances.values().stream().mapToLong(Long::longValue).sum() + " instances";
	}

}
