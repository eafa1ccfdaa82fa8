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

package io.github.resilientwebsocket.benchmark.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads frames from a stream: tells of text, answers a close and skips the rest.
 */
final class SocketReader implements Runnable {

	private final byte[] buffer = new byte[64 * 1024];

	private final InputStream in;

	private final Receiver receiver;

	private final CloseAnswer answer;

	private int position;

	private int limit;

	/**
	 * Create a reader.
	 * @param in what to read from
	 * @param receiver whom to tell
	 * @param answer answers a close frame
	 */
	SocketReader(InputStream in, Receiver receiver, CloseAnswer answer) {
		this.in = in;
		this.receiver = receiver;
		this.answer = answer;
	}

	@Override
	public void run() {
		try {
			read();
		}
		catch (IOException ex) {
			// It has ended.
		}
		this.receiver.onClose();
	}

	private void read() throws IOException {
		while (true) {
			require(2);
			int opcode = this.buffer[this.position] & 0x0f;
			int length = this.buffer[this.position + 1];
			this.position += 2;
			if (length == 126) {
				require(2);
				length = ((this.buffer[this.position] & 0xff) << 8) | (this.buffer[this.position + 1] & 0xff);
				this.position += 2;
			}
			require(length);
			if (opcode == 0x1) {
				this.receiver.onText(new String(this.buffer, this.position, length, StandardCharsets.UTF_8));
			}
			else if (opcode == 0x8) {
				this.answer.send();
				return;
			}
			this.position += length;
		}
	}

	private void require(int bytes) throws IOException {
		if (this.limit - this.position >= bytes) {
			return;
		}
		System.arraycopy(this.buffer, this.position, this.buffer, 0, this.limit - this.position);
		this.limit -= this.position;
		this.position = 0;
		while (this.limit < bytes) {
			int read = this.in.read(this.buffer, this.limit, this.buffer.length - this.limit);
			if (read < 0) {
				throw new EOFException();
			}
			this.limit += read;
		}
	}

	/**
	 * Answers a close frame.
	 */
	@FunctionalInterface
	interface CloseAnswer {

		/**
		 * Send the answer.
		 * @throws IOException if that failed
		 */
		void send() throws IOException;

	}

}
