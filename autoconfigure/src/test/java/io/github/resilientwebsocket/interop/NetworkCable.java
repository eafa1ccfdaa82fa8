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

package io.github.resilientwebsocket.interop;

import java.util.List;
import java.util.function.Predicate;

/**
 * Two network namespaces and what joins them, with addresses for documentation (RFC
 * 5737). There is no other route in either, so nothing can leave.
 */
final class NetworkCable implements AutoCloseable {

	private static final String PREFIX = "resilient-";

	private static final String OWN = PREFIX + ProcessHandle.current().pid() + "-";

	private final Thread hook = new Thread(NetworkCable::delete, "namespaces");

	private final NetworkSide client = new NetworkSide(OWN + "client", "192.0.2.1");

	private final NetworkSide server = new NetworkSide(OWN + "server", "192.0.2.2");

	private NetworkCable() {
		Runtime.getRuntime().addShutdownHook(this.hook);
	}

	/**
	 * Create the only one of this process.
	 * @throws IllegalStateException if this user may not do that
	 */
	static NetworkCable create() {
		// Also of tests that were killed.
		deleteNamespaces((name) -> name.startsWith(OWN) || isLeftOver(name));
		NetworkCable cable = new NetworkCable();
		try {
			cable.plugIn();
			return cable;
		}
		catch (IllegalStateException ex) {
			cable.close();
			throw ex;
		}
	}

	private void plugIn() {
		this.client.create();
		this.server.create();
		Command.run(List.of(Part.program("ip"), "link", "add", NetworkSide.DEVICE, "netns", this.client.namespace(),
				"type", "veth", "peer", "name", NetworkSide.DEVICE, "netns", this.server.namespace()));
		this.client.plugIn();
		this.server.plugIn();
	}

	NetworkSide client() {
		return this.client;
	}

	NetworkSide server() {
		return this.server;
	}

	/**
	 * Lose all that either side sends, without a word.
	 */
	void blackHole() {
		this.client.incoming("-j", "DROP");
		this.server.incoming("-j", "DROP");
	}

	void heal() {
		this.client.heal();
		this.server.heal();
	}

	@Override
	public void close() {
		Runtime.getRuntime().removeShutdownHook(this.hook);
		delete();
	}

	private static void delete() {
		deleteNamespaces((name) -> name.startsWith(OWN));
	}

	private static boolean isLeftOver(String name) {
		return name.matches(PREFIX + "\\d+-.*") && ProcessHandle.of(Long.parseLong(name.split("-")[1])).isEmpty();
	}

	private static void deleteNamespaces(Predicate<String> condition) {
		Command.run(List.of(Part.program("ip"), "netns", "list"))
			.lines()
			.map((line) -> line.split(" ")[0])
			.filter(condition)
			.forEach(NetworkCable::deleteNamespace);
	}

	private static void deleteNamespace(String name) {
		try {
			Command.run(List.of(Part.program("ip"), "netns", "delete", name));
		}
		catch (IllegalStateException ex) {
			// Another process has found the same leftover. If it is still there, it will
			// be met again.
		}
	}

}
