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

/**
 * A server in a process of its own, on the address in {@code INTEROP_HOST}. It offers
 * {@code permessage-deflate}, takes messages of up to 16 MB, and obeys the text messages
 * {@code close CODE REASON}, {@code ping PAYLOAD} (and tells of the pong:
 * {@code pong PAYLOAD}), {@code pings?} (how many it got: {@code pings COUNT}),
 * {@code extensions?}, {@code text LENGTH}, {@code binary LENGTH} and {@code fragments}.
 * Every other message comes back. It writes {@code listening PORT} and, for each
 * connection that ended, {@code closed CODE}; it ends with its input.
 */
final class InteropServer implements AutoCloseable {

	private static final String LISTENING = "listening ";

	private final ServerProcess process;

	private final String host;

	private final boolean encrypted;

	private final int port;

	private InteropServer(ServerProcess process, String host, boolean encrypted) {
		this.process = process;
		this.host = host;
		this.encrypted = encrypted;
		String line = process.awaitLine((candidate) -> candidate.startsWith(LISTENING));
		this.port = Integer.parseInt(line.substring(LISTENING.length()));
	}

	static InteropServer start(ProcessBuilder builder, String host, List<String> arguments) {
		builder.command().addAll(arguments);
		builder.environment().put("INTEROP_HOST", host);
		ServerProcess process = ServerProcess.start(builder);
		try {
			return new InteropServer(process, host, arguments.size() > 1);
		}
		catch (AssertionError ex) {
			process.close();
			throw ex;
		}
	}

	int port() {
		return this.port;
	}

	String uri() {
		return (this.encrypted ? "wss" : "ws") + "://" + this.host + ":" + this.port + "/feed";
	}

	/**
	 * How many connections ended with a code, as the server saw it.
	 */
	long closed(int code) {
		return this.process.lines().stream().filter(("closed " + code)::equals).count();
	}

	List<String> lines() {
		return this.process.lines();
	}

	void kill() {
		this.process.kill();
	}

	void suspend() {
		this.process.suspend();
	}

	void resume() {
		this.process.resume();
	}

	@Override
	public void close() {
		this.process.close();
	}

}
