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

package io.github.resilientwebsocket.test;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Map;

import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;

/**
 * Runs the script of one connection, on a thread of its own.
 */
final class ScriptRunner implements Runnable {

	private final ConnectionScript script;

	private final Wire wire;

	private final Journal journal;

	private final @Nullable ServerTls tls;

	private final PendingConnection connection;

	private final Workers workers;

	private final int number;

	ScriptRunner(ConnectionScript script, Wire wire, Journal journal, Workers workers, int number, Duration timeout,
			@Nullable ServerTls tls) {
		this.script = script;
		this.wire = wire;
		this.journal = journal;
		this.tls = tls;
		this.workers = workers;
		this.number = number;
		this.connection = new PendingConnection(wire, journal, workers, number, timeout);
	}

	@Override
	public void run() {
		try {
			if (this.tls != null && !(this.script instanceof WithoutTls) && !secure(this.tls)) {
				return;
			}
			this.script.run(this.connection);
			if (!this.connection.isOpened()) {
				this.connection.hang();
			}
		}
		catch (ProtocolViolation ex) {
			this.journal.violation("connection-" + this.number + ": " + ex.getMessage());
			refuse(ex);
		}
		catch (Exception | AssertionError ex) {
			if (!isClientGone(ex)) {
				fail(ex);
			}
			else if (!this.connection.isOpened()) {
				this.wire.cut();
			}
		}
	}

	/**
	 * Do the TLS handshake. A client that is refused is left the time to read why.
	 * @return whether it succeeded
	 */
	private boolean secure(ServerTls settings) throws IOException {
		try {
			this.wire.secure(settings);
			return true;
		}
		catch (SSLException ex) {
			this.connection.close();
			return false;
		}
	}

	private void refuse(ProtocolViolation violation) {
		try {
			this.connection.write(HandshakeResponse.rejecting(400, Map.of(), String.valueOf(violation.getMessage())));
			this.connection.close();
		}
		catch (IOException ex) {
			this.wire.cut();
		}
	}

	private void fail(Throwable failure) {
		if (!this.workers.isStopping()) {
			this.journal.failure(failure);
		}
		this.wire.cut();
	}

	private static boolean isClientGone(Throwable failure) {
		Throwable cause = (failure instanceof UncheckedIOException unchecked) ? unchecked.getCause() : failure;
		return cause instanceof SocketException || cause instanceof SSLException || cause instanceof EOFException
				|| cause instanceof InterruptedIOException;
	}

}
