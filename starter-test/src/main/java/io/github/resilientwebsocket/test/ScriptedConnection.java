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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * The server's end of one connection whose handshake is done. Thread-safe; the methods
 * which send block while the client does not read, and throw {@link UncheckedIOException}
 * when the connection is gone.
 */
public final class ScriptedConnection extends ConnectionExpectations {

	private final HandshakeRequest request;

	private final Wire wire;

	private final Replies replies;

	ScriptedConnection(String name, HandshakeRequest request, Wire wire, Inbox inbox, Replies replies,
			Duration timeout) {
		super(name, wire, inbox, timeout);
		this.request = request;
		this.wire = wire;
		this.replies = replies;
	}

	/**
	 * The client's opening handshake.
	 * @return the request
	 */
	public HandshakeRequest request() {
		return this.request;
	}

	/**
	 * Send a text message in one frame.
	 * @param text the message
	 */
	public void sendText(String text) {
		send(RawFrame.text(text));
	}

	/**
	 * Send a binary message in one frame.
	 * @param payload the message
	 */
	public void sendBinary(byte[] payload) {
		sendFrame(true, 0, Opcode.BINARY, payload);
	}

	/**
	 * Send a ping (RFC 6455, section 5.5.2).
	 * @param payload at most 125 bytes
	 */
	public void sendPing(byte[] payload) {
		sendFrame(true, 0, Opcode.PING, payload);
	}

	/**
	 * Send a pong nobody asked for (RFC 6455, section 5.5.3).
	 * @param payload at most 125 bytes
	 */
	public void sendPong(byte[] payload) {
		sendFrame(true, 0, Opcode.PONG, payload);
	}

	/**
	 * Send one text message in as many frames as there are parts (RFC 6455, section 5.4).
	 * @param parts the parts, at least one
	 */
	public void sendFragmentedText(String... parts) {
		for (int i = 0; i < parts.length; i++) {
			sendFrame(i == parts.length - 1, 0, (i != 0) ? Opcode.CONTINUATION : Opcode.TEXT,
					parts[i].getBytes(StandardCharsets.UTF_8));
		}
	}

	/**
	 * Send any frame, right or wrong (RFC 6455, section 5.2). The server does not look at
	 * it: after a close frame sent like this it does not end the connection.
	 * @param fin the FIN bit
	 * @param rsv the three reserved bits as a number from 0 to 7
	 * @param opcode the opcode from 0 to 15
	 * @param payload the content
	 */
	public void sendFrame(boolean fin, int rsv, int opcode, byte[] payload) {
		sendRaw(FrameWriter.encode(fin, rsv, opcode, payload));
	}

	/**
	 * Send frames, right or wrong, in one piece. The server does not look at them: after
	 * a close frame sent like this it does not end the connection.
	 * @param frames the frames
	 */
	public void send(RawFrame... frames) {
		sendRaw(RawFrame.bytes(frames));
	}

	/**
	 * Send frames again and again, to flood a client or to never end a message. Stops
	 * early and quietly when the client has ended the connection.
	 * @param times how many times at most
	 * @param frames the frames
	 * @return how many times they were written
	 */
	public int sendRepeatedly(int times, RawFrame... frames) {
		byte[] bytes = RawFrame.bytes(frames);
		for (int i = 0; i < times; i++) {
			try {
				this.wire.write(bytes);
			}
			catch (IOException ex) {
				return i;
			}
		}
		return times;
	}

	/**
	 * Send frames in TCP segments of a size, so that they end anywhere in a frame.
	 * @param size how many bytes to write at a time
	 * @param frames the frames
	 */
	public void sendInPieces(int size, RawFrame... frames) {
		sendInPieces(size, Duration.ZERO, RawFrame.bytes(frames));
	}

	/**
	 * Send frames byte by byte.
	 * @param between the pause before each byte
	 * @param frames the frames
	 */
	public void drip(Duration between, RawFrame... frames) {
		sendInPieces(1, between, RawFrame.bytes(frames));
	}

	private void sendInPieces(int size, Duration between, byte[] bytes) {
		for (int i = 0; i < bytes.length; i += size) {
			if (!between.isZero()) {
				this.wire.awaitEnd(between);
			}
			sendRaw(Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + size)));
		}
	}

	/**
	 * Send bytes as they are.
	 * @param bytes anything
	 */
	public void sendRaw(byte[] bytes) {
		attempt(() -> this.wire.write(bytes));
	}

	/**
	 * Begin the closing handshake (RFC 6455, section 7.1.2). In the background the server
	 * waits up to ten seconds for the client's close frame, then ends the TCP connection.
	 * @param code any code, also one which must not be sent
	 */
	public void closeWith(int code) {
		closeWith(code, "");
	}

	/**
	 * Like {@link #closeWith(int)}, with a reason.
	 * @param code any code
	 * @param reason at most 123 bytes in UTF-8
	 */
	public void closeWith(int code, String reason) {
		byte[] payload = FrameWriter.closePayload(code, reason);
		attempt(() -> this.replies.close(payload));
	}

	/**
	 * Like {@link #closeWith(int)}, with an empty close frame.
	 */
	public void closeWithoutCode() {
		attempt(() -> this.replies.close(new byte[0]));
	}

	/**
	 * Send a close frame and then only read: nothing is answered and the TCP connection
	 * stays until the client ends it.
	 * @param code any code
	 * @param reason at most 123 bytes in UTF-8
	 */
	public void closeLeavingTcpOpen(int code, String reason) {
		byte[] payload = FrameWriter.closePayload(code, reason);
		attempt(() -> this.replies.closeLeavingTcpOpen(payload));
	}

	/**
	 * Like {@link #closeLeavingTcpOpen(int, String)}, with an empty close frame.
	 */
	public void closeLeavingTcpOpen() {
		attempt(() -> this.replies.closeLeavingTcpOpen(new byte[0]));
	}

	/**
	 * End the TCP connection with a FIN, without a close frame and without TLS's
	 * close_notify. The client has ten seconds to end its side.
	 */
	public void dropTcp() {
		this.replies.limit();
		this.wire.drop();
	}

	/**
	 * End the TCP connection with an RST.
	 */
	public void reset() {
		this.wire.reset();
	}

	/**
	 * Stop reading and writing for good, as if the cable was pulled: the TCP connection
	 * stays, what is sent from here on goes nowhere, and the client's send buffer fills.
	 * At most 8 KiB of what comes after the call (16 KiB with TLS) are still taken from
	 * the socket; nobody sees them. As a frozen connection cannot see the client end it,
	 * it no longer counts as open for the server; {@link #expectTcpClosed()} looks.
	 */
	public void freeze() {
		this.wire.freeze();
	}

	/**
	 * Stop reading for good and go on writing: the client's send buffer fills. What
	 * {@link #freeze()} says about the end of the connection holds here too.
	 */
	public void stopReading() {
		this.wire.stopReading();
	}

	/**
	 * Answer no more pings; all else goes on.
	 */
	public void ignorePings() {
		this.replies.ignorePings();
	}

	/**
	 * Neither answer the client's close frame nor end the TCP connection because of it.
	 */
	public void ignoreClose() {
		this.replies.ignoreClose();
	}

	/**
	 * Whether neither side has ended the TCP connection, as far as the server knows.
	 * @return whether the connection is open
	 */
	public boolean isOpen() {
		return !this.wire.isGone();
	}

	private void attempt(Attempt attempt) {
		try {
			attempt.run();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(name() + " is gone", ex);
		}
	}

	@Override
	public String toString() {
		return name() + " (" + this.request + ")";
	}

	/**
	 * Something that fails when the client is gone.
	 */
	private interface Attempt {

		void run() throws IOException;

	}

}
