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
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A TCP connection before its handshake, as a {@link ConnectionScript} gets it. Used by
 * the script's thread only.
 */
public final class PendingConnection {

	private final Wire wire;

	private final Journal journal;

	private final Workers workers;

	private final int number;

	private final Duration timeout;

	private @Nullable HandshakeRequest request;

	private boolean opened;

	PendingConnection(Wire wire, Journal journal, Workers workers, int number, Duration timeout) {
		this.wire = wire;
		this.journal = journal;
		this.workers = workers;
		this.number = number;
		this.timeout = timeout;
	}

	/**
	 * Read the client's request; the first call waits for it.
	 * @return the request
	 * @throws IOException if the client went before it had sent its request
	 */
	public HandshakeRequest request() throws IOException {
		HandshakeRequest read = this.request;
		if (read == null) {
			read = HandshakeRequestReader.read(this.wire.input());
			this.request = read;
			this.journal.requested(read);
			List<String> faults = read.faults();
			if (!faults.isEmpty()) {
				throw new ProtocolViolation(1002, "4.2.1", "The client's request is wrong: " + faults);
			}
		}
		return read;
	}

	/**
	 * Wait for the first byte and drop it, in place of reading a request: so that what
	 * comes next does not hit a client that is still connecting.
	 * @throws IOException if the client went before it had sent anything
	 */
	public void awaitFirstByte() throws IOException {
		if (this.wire.input().read() < 0) {
			throw new EOFException("The client sent nothing");
		}
	}

	/**
	 * Accept the handshake (RFC 6455, section 4.2.2).
	 * @return the open connection
	 * @throws IOException if the client is gone
	 */
	public ScriptedConnection accept() throws IOException {
		return accept(Map.of());
	}

	/**
	 * Accept the handshake (RFC 6455, section 4.2.2).
	 * @param headers more response headers; they replace those of the same name
	 * @return the open connection
	 * @throws IOException if the client is gone
	 */
	public ScriptedConnection accept(Map<String, String> headers) throws IOException {
		return acceptRaw(HandshakeResponse.accepting(request(), headers));
	}

	/**
	 * Write these bytes in one piece and take the connection as open from there on.
	 * @param response an accepting response, or the rest of one, and maybe first frames
	 * @return the open connection
	 * @throws IOException if the client is gone
	 */
	public ScriptedConnection acceptRaw(byte[] response) throws IOException {
		String name = "connection-" + this.number;
		Inbox inbox = new Inbox(name);
		Replies replies = new Replies(this.wire, this.workers, name);
		ScriptedConnection connection = new ScriptedConnection(name, request(), this.wire, inbox, replies,
				this.timeout);
		this.journal.establish(connection, this.wire, response);
		this.opened = true;
		boolean compressing = HandshakeResponse.isCompressing(response);
		this.workers.start(name + "-reader", new ReadLoop(this.wire, inbox, replies, compressing,
				(violation) -> this.journal.violation(name + ": " + violation.getMessage())));
		return connection;
	}

	/**
	 * Write bytes to the client and leave the connection as it is.
	 * @param bytes anything
	 * @throws IOException if the client is gone
	 */
	public void write(byte[] bytes) throws IOException {
		this.wire.write(bytes);
	}

	/**
	 * Wait; ends at once when the server stops.
	 * @param time how long to wait
	 */
	public void pause(Duration time) {
		this.wire.awaitEnd(time);
	}

	/**
	 * End the TCP connection with a FIN. Waits up to ten seconds for the client's FIN.
	 */
	public void close() {
		new Replies(this.wire, this.workers, "connection-" + this.number).limit();
		this.wire.finish();
		this.wire.discardUntilEnd();
	}

	/**
	 * End the TCP connection with an RST.
	 */
	public void reset() {
		this.wire.reset();
	}

	/**
	 * Answer nothing more until the client ends the TCP connection, and read what it
	 * sends. A script which returns without an open connection ends like this.
	 */
	public void hang() {
		this.wire.discardUntilEnd();
	}

	boolean isOpened() {
		return this.opened;
	}

}
