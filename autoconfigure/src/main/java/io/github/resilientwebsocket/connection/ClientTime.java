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

import java.util.concurrent.ScheduledExecutorService;

/**
 * The time that all clients go by. It is no executor and no scheduler, so a bean of it
 * changes nothing for the application.
 */
public interface ClientTime {

	/**
	 * The time of the system.
	 */
	ClientTime SYSTEM = new ClientTime() {

		@Override
		public long nanoTime() {
			return System.nanoTime();
		}

		@Override
		public ScheduledExecutorService timers(ScheduledExecutorService loop) {
			return loop;
		}

	};

	/**
	 * Return the time, as {@link System#nanoTime()} does.
	 * @return the reading of a monotonic clock
	 */
	long nanoTime();

	/**
	 * Return a loop whose timers go by this time.
	 * @param loop runs everything else, and the timers when they are due
	 * @return the loop to use; it shuts down the other one
	 */
	ScheduledExecutorService timers(ScheduledExecutorService loop);

}
