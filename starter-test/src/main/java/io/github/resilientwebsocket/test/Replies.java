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

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the server answers on its own: pongs (RFC 6455, section 5.5.3) and the closing
 * handshake (section 7.1). Thread-safe.
 */
final class Replies {

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

	private final AtomicBoolean closeSent = new AtomicBoolean();

	private final Wire wire;

	private final Workers workers;

	private final String name;

	private volatile boolean answersPings = true;

	private volatile boolean answersCloses = true;

	private volatile boolean closeReceived;

	Replies(Wire wire, Workers workers, String name) {
		this.wire = wire;
		this.workers = workers;
		this.name = name;
	}

	void ignorePings() {
		this.answersPings = false;
	}

	void ignoreClose() {
		this.answersCloses = false;
	}

	void onPing(byte[] payload) {
		if (this.answersPings && !this.closeSent.get()) {
			send(Opcode.PONG, payload);
		}
	}

	void onClose(CloseFrame frame) {
		this.closeReceived = true;
		if (!this.answersCloses) {
			return;
		}
		if (!this.closeSent.getAndSet(true)) {
			boolean empty = frame.code() == CloseFrame.NO_CODE;
			send(Opcode.CLOSE, empty ? new byte[0] : FrameWriter.closePayload(frame.code(), ""));
		}
		limit();
		this.wire.finish();
	}

	/**
	 * Answer a violation: close with its code and end the connection.
	 * @param violation what the client did
	 */
	void onViolation(ProtocolViolation violation) {
		if (!this.closeSent.getAndSet(true)) {
			send(Opcode.CLOSE, FrameWriter.closePayload(violation.closeCode(), ""));
		}
		limit();
		this.wire.finish();
	}

	/**
	 * Begin the closing handshake and end the connection when the client has answered.
	 * @param payload the content of the close frame
	 * @throws IOException if the frame cannot be written
	 */
	void close(byte[] payload) throws IOException {
		this.closeSent.set(true);
		this.wire.write(FrameWriter.encode(true, 0, Opcode.CLOSE, payload));
		limit();
		if (this.closeReceived) {
			this.wire.finish();
		}
	}

	/**
	 * Send a close frame and do nothing after it.
	 * @param payload the content of the close frame
	 * @throws IOException if the frame cannot be written
	 */
	void closeLeavingTcpOpen(byte[] payload) throws IOException {
		this.closeSent.set(true);
		this.answersCloses = false;
		this.wire.write(FrameWriter.encode(true, 0, Opcode.CLOSE, payload));
	}

	/**
	 * Give the client ten seconds to end the connection.
	 */
	void limit() {
		if (this.wire.isUnread()) {
			return;
		}
		this.workers.start(this.name + "-closing", () -> {
			if (!this.wire.awaitEnd(CLOSE_TIMEOUT) && !Thread.currentThread().isInterrupted()) {
				this.wire.giveUp();
			}
		});
	}

	private void send(int opcode, byte[] payload) {
		try {
			this.wire.write(FrameWriter.encode(true, 0, opcode, payload));
		}
		catch (IOException ex) {
			// The client is gone; the reader comes to the end of its stream.
		}
	}

}
