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

package io.github.resilientwebsocket.benchmark.server;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What can be asked of the server.
 */
final class Commands {

	private static final long PATIENCE_SECONDS = 60;

	private final Endpoints endpoints;

	private final Door door;

	/**
	 * Create the commands.
	 * @param endpoints whom they concern
	 * @param door the port for {@code ws}
	 */
	Commands(Endpoints endpoints, Door door) {
		this.endpoints = endpoints;
		this.door = door;
	}

	/**
	 * Run a command.
	 * @param words the command and its arguments
	 * @return the answer
	 * @throws Exception if it cannot be done
	 */
	String run(String... words) throws Exception {
		return switch (words[0]) {
			case "sink" -> String.valueOf(this.endpoints.sink().count());
			case "await-sink" -> awaitSink(Long.parseLong(words[1]));
			case "flood" -> {
				this.endpoints.feed().flood(Integer.parseInt(words[1]));
				yield "";
			}
			case "reconnect" -> this.endpoints.reconnect()
				.measure(Integer.parseInt(words[1]))
				.get(PATIENCE_SECONDS, TimeUnit.SECONDS)
				.toString();
			case "fleet" -> this.endpoints.fleet().census();
			case "shut" -> shut();
			case "open" -> {
				this.endpoints.fleet().reset();
				this.door.open(Integer.parseInt(words[1]));
				yield "";
			}
			default -> throw new IllegalArgumentException("No command '" + words[0] + "'");
		};
	}

	private String awaitSink(long count) {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
		while (this.endpoints.sink().count() < count) {
			if (System.nanoTime() > deadline) {
				throw new IllegalStateException(
						"Only " + this.endpoints.sink().count() + " of " + count + " messages have arrived");
			}
			LockSupport.parkNanos(100_000);
		}
		return String.valueOf(this.endpoints.sink().count());
	}

	private String shut() {
		return String.valueOf(this.door.shut());
	}

}
