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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class MeterTests {

	private static final int COUNT = 200_000;

	private static final int SIZE = 1024;

	@SuppressWarnings("unused")
	private static volatile byte[] sink = new byte[0];

	@Test
	void countsWhatThreadsHaveAllocatedThatAreGone() throws Exception {
		ProcessMeter meter = new ProcessMeter();
		meter.start();

		Thread thread = new Thread(MeterTests::allocate);
		thread.start();
		thread.join();

		long allocated = meter.stop().allocatedBytes();
		assertThat(allocated).isBetween((long) COUNT * SIZE, (long) (COUNT * SIZE * 1.2));
	}

	@Test
	void theCollectorTellsTheSame() {
		HeapAllocationMeter meter = new HeapAllocationMeter();
		long before = meter.allocatedBytes();
		allocate();
		System.gc();
		allocate();
		assertThat(meter.allocatedBytes() - before).isBetween(2L * COUNT * SIZE, (long) (2L * COUNT * SIZE * 1.2));
	}

	@Test
	void percentilesAreExact() {
		Samples samples = new Samples(100);
		assertThatIllegalStateException().isThrownBy(() -> samples.percentile(50));
		for (int i = 100; i >= 1; i--) {
			samples.add(i);
		}
		samples.add(1000);
		assertThat(samples.percentile(50)).isEqualTo(50);
		assertThat(samples.percentile(99)).isEqualTo(99);
		assertThat(samples.percentile(100)).isEqualTo(100);
	}

	private static void allocate() {
		for (int i = 0; i < COUNT; i++) {
			sink = new byte[SIZE];
		}
	}

}
