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
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Reads one client's frames from the handshake to the end of the connection, on a thread
 * of its own.
 */
final class ReadLoop implements Runnable {

	private final Wire wire;

	private final Inbox inbox;

	private final Replies replies;

	private final boolean compressing;

	private final Consumer<ProtocolViolation> onViolation;

	private final MessageAssembler assembler = new MessageAssembler();

	private boolean closed;

	ReadLoop(Wire wire, Inbox inbox, Replies replies, boolean compressing, Consumer<ProtocolViolation> onViolation) {
		this.wire = wire;
		this.inbox = inbox;
		this.replies = replies;
		this.compressing = compressing;
		this.onViolation = onViolation;
	}

	@Override
	public void run() {
		try {
			readFrames();
		}
		catch (ProtocolViolation ex) {
			if (!this.wire.isDiscarding()) {
				this.onViolation.accept(ex);
				this.replies.onViolation(ex);
			}
		}
		catch (IOException ex) {
			// However the connection broke, this is its end.
		}
		this.wire.discardUntilEnd();
		this.inbox.end();
	}

	private void readFrames() throws IOException {
		FrameReader reader = new FrameReader(this.wire.input(), this.compressing);
		ReceivedFrame frame = reader.read();
		while (frame != null && !this.wire.isDiscarding()) {
			handle(frame);
			frame = this.wire.isDiscarding() ? null : reader.read();
		}
	}

	private void handle(ReceivedFrame frame) {
		this.inbox.record(frame);
		if (this.closed) {
			throw ProtocolViolation.protocolError("5.5.1", "The client sent " + frame + " after its close frame");
		}
		switch (frame.opcode()) {
			case Opcode.CLOSE -> {
				CloseFrame close = CloseFrame.parse(frame.content());
				this.closed = true;
				this.inbox.setClose(close);
				this.replies.onClose(close);
			}
			case Opcode.PING -> {
				this.inbox.addPing(frame.content());
				this.replies.onPing(frame.content());
			}
			case Opcode.PONG -> this.inbox.addPong(frame.content());
			default -> addMessage(this.assembler.add(frame));
		}
	}

	private void addMessage(@Nullable Message message) {
		if (message != null) {
			this.inbox.addMessage(message);
		}
	}

}
