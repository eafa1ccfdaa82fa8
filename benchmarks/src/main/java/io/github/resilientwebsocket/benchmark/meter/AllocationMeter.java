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

import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Tells how many bytes this process has allocated, by threads that live and threads that
 * do not any more.
 */
interface AllocationMeter {

	/**
	 * Return what was allocated so far.
	 * @return the number of bytes since some moment
	 */
	long allocatedBytes();

	/**
	 * Create the best meter that this JVM has: its own total since Java 21, before that
	 * what the garbage collector can tell.
	 * @return a meter
	 */
	static AllocationMeter create() {
		String attribute = "TotalThreadAllocatedBytes";
		MBeanServer server = ManagementFactory.getPlatformMBeanServer();
		try {
			ObjectName threading = new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME);
			server.getAttribute(threading, attribute);
			return () -> {
				try {
					return (long) server.getAttribute(threading, attribute);
				}
				catch (JMException ex) {
					throw new IllegalStateException(ex);
				}
			};
		}
		catch (AttributeNotFoundException ex) {
			return new HeapAllocationMeter();
		}
		catch (JMException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
