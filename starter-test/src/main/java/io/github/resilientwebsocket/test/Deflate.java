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

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The compression of messages (RFC 7692, section 7.2).
 */
final class Deflate {

	/** What ends a compressed message and is not sent. */
	private static final byte[] TAIL = { 0, 0, (byte) 0xFF, (byte) 0xFF };

	private static final int CHUNK = 64 * 1024;

	private Deflate() {
	}

	static byte[] message(byte[] content) {
		Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
		try {
			ByteArrayOutputStream deflated = new ByteArrayOutputStream();
			deflater.setInput(content);
			drain(deflater, Deflater.SYNC_FLUSH, deflated);
			return withoutTail(deflated);
		}
		finally {
			deflater.end();
		}
	}

	static byte[] zeros(long count) {
		Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
		try {
			ByteArrayOutputStream deflated = new ByteArrayOutputStream();
			byte[] zeros = new byte[CHUNK];
			for (long rest = count; rest > 0; rest -= CHUNK) {
				deflater.setInput(zeros, 0, (int) Math.min(CHUNK, rest));
				drain(deflater, Deflater.NO_FLUSH, deflated);
			}
			drain(deflater, Deflater.SYNC_FLUSH, deflated);
			return withoutTail(deflated);
		}
		finally {
			deflater.end();
		}
	}

	private static void drain(Deflater deflater, int flush, ByteArrayOutputStream target) {
		byte[] buffer = new byte[CHUNK];
		int count;
		do {
			count = deflater.deflate(buffer, 0, buffer.length, flush);
			target.write(buffer, 0, count);
		}
		while (count == buffer.length);
	}

	private static byte[] withoutTail(ByteArrayOutputStream deflated) {
		return Arrays.copyOf(deflated.toByteArray(), deflated.size() - TAIL.length);
	}

	/**
	 * Inflate the client's next message.
	 * @param inflater the one of the connection: a message may refer to those before it
	 * @param deflated the content of its frames
	 * @return the message
	 */
	static byte[] inflate(Inflater inflater, byte[] deflated) {
		inflater.setInput(HandshakeResponse.concat(deflated, TAIL));
		ByteArrayOutputStream inflated = new ByteArrayOutputStream();
		byte[] buffer = new byte[CHUNK];
		try {
			int count;
			do {
				count = inflater.inflate(buffer);
				inflated.write(buffer, 0, count);
			}
			while (count > 0);
		}
		catch (DataFormatException ex) {
			throw new ProtocolViolation(1007, "5.8", "The client's compressed message cannot be inflated");
		}
		return inflated.toByteArray();
	}

}
