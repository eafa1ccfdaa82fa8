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

import java.util.ArrayList;
import java.util.List;

/**
 * One end of a {@link NetworkCable}: a network namespace with a single address.
 *
 * @param namespace its name
 * @param address its address
 */
record NetworkSide(String namespace, String address) {

	static final String DEVICE = "cable";

	void create() {
		Command.run(List.of(Part.program("ip"), "netns", "add", this.namespace));
	}

	/**
	 * Let the process live here.
	 */
	ProcessBuilder enter(ProcessBuilder process) {
		process.command().addAll(0, List.of(Part.program("ip"), "netns", "exec", this.namespace));
		return process;
	}

	void plugIn() {
		ip("address", "add", this.address + "/24", "dev", DEVICE);
		ip("link", "set", DEVICE, "up");
		// Connections are tracked from the first packet on only if some rule asks for it.
		iptables("-A", "FORWARD", "-m", "conntrack", "--ctstate", "NEW", "-j", "DROP");
	}

	void link(String state) {
		ip("link", "set", DEVICE, state);
	}

	/**
	 * Add a rule for what arrives.
	 */
	void incoming(String... rule) {
		iptables("-A", "INPUT", rule);
	}

	void heal() {
		iptables("-F", "INPUT");
		link("up");
	}

	private void ip(String... arguments) {
		run(List.of(Part.program("ip"), "-n", this.namespace), arguments);
	}

	private void iptables(String action, String chain, String... rule) {
		run(enter(new ProcessBuilder(Part.program("iptables"), "-w", action, chain)).command(), rule);
	}

	private static void run(List<String> program, String... arguments) {
		List<String> command = new ArrayList<>(program);
		command.addAll(List.of(arguments));
		Command.run(command);
	}

}
