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

package io.github.resilientwebsocket.benchmark.meter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process holds at a moment.
 *
 * @param heapBytes the heap that is in use after garbage collection
 * @param rssBytes the memory of the process, 0 where the system does not tell
 * @param threads the number of threads
 */
public record Memory(long heapBytes, long rssBytes, int threads) {

	private static final Path STATUS = Path.of("/proc/self/status");

	/**
	 * Collect the garbage and look.
	 * @return what is held now
	 */
	public static Memory now() {
		// Twice: what the first one makes reachable for nobody any more, by references of
		// its own kind, goes with the second.
		System.gc();
		System.gc();
		return new Memory(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), rss(),
				ManagementFactory.getThreadMXBean().getThreadCount());
	}

	private static long rss() {
		if (!Files.exists(STATUS)) {
			return 0;
		}
		try {
			return Files.readAllLines(STATUS)
				.stream()
				.filter((line) -> line.startsWith("VmRSS:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
				.findFirst()
				.orElse(0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
