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

import java.lang.management.ManagementFactory;
import java.util.Map;

import com.sun.management.OperatingSystemMXBean;

/**
 * What this whole process uses from one moment to another: everything counts, garbage
 * collector and compiler too.
 */
public final class ProcessMeter {

	private final AllocationMeter allocation = AllocationMeter.create();

	private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

	private long nanos;

	private long cpuNanos;

	private long allocatedBytes;

	/**
	 * Begin.
	 */
	public void start() {
		this.allocatedBytes = this.allocation.allocatedBytes();
		this.cpuNanos = this.system.getProcessCpuTime();
		this.nanos = System.nanoTime();
	}

	/**
	 * Return what was used since the beginning.
	 * @return the usage
	 */
	public Usage stop() {
		long elapsed = System.nanoTime() - this.nanos;
		long cpu = this.system.getProcessCpuTime() - this.cpuNanos;
		return new Usage(elapsed, cpu, this.allocation.allocatedBytes() - this.allocatedBytes);
	}

	/**
	 * What was used.
	 *
	 * @param elapsedNanos the time that has passed
	 * @param cpuNanos the processor time
	 * @param allocatedBytes the bytes allocated on the heap
	 */
	public record Usage(long elapsedNanos, long cpuNanos, long allocatedBytes) {

		/**
		 * Return the time that has passed.
		 * @return the time in seconds
		 */
		public double seconds() {
			return this.elapsedNanos / 1e9;
		}

		/**
		 * Return the share of a core.
		 * @return the share in percent
		 */
		public double cpuPercent() {
			return 100.0 * this.cpuNanos / this.elapsedNanos;
		}

		/**
		 * Return what was used for each of a number of things.
		 * @param count the number
		 * @return processor time and allocation
		 */
		public Map<String, Double> per(long count) {
			if (count == 0) {
				throw new IllegalStateException("Nothing was done");
			}
			return Map.of(Metric.CPU, this.cpuNanos / 1e3 / count, Metric.ALLOCATED,
					(double) this.allocatedBytes / count);
		}

	}

}
