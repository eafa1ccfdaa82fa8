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

package io.github.resilientwebsocket.benchmark.server;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FrameCounterTests {

	private final AtomicInteger count = new AtomicInteger();

	private final EmbeddedChannel channel = new EmbeddedChannel(new FrameCounter(this.count::addAndGet));

	@Test
	void countsMessagesOfAllLengthsWhereverTheyAreCut() {
		ByteBuf bytes = Unpooled.buffer();
		for (int length : new int[] { 0, 1, 125, 126, 1024, 70_000 }) {
			frame(bytes, 0x81, new byte[length]);
		}
		while (bytes.isReadable()) {
			this.channel.writeInbound(bytes.readBytes(Math.min(7, bytes.readableBytes())));
		}
		assertThat(this.count).hasValue(6);
	}

	@Test
	void partsOfAMessageAreOneMessage() {
		ByteBuf bytes = Unpooled.buffer();
		frame(bytes, 0x01, new byte[10]);
		frame(bytes, 0x00, new byte[10]);
		frame(bytes, 0x80, new byte[10]);
		this.channel.writeInbound(bytes);
		assertThat(this.count).hasValue(1);
	}

	@Test
	void answersAPingAndDoesNotCountIt() {
		ByteBuf bytes = Unpooled.buffer();
		frame(bytes, 0x89, "hello".getBytes(StandardCharsets.US_ASCII));
		this.channel.writeInbound(bytes);
		PongWebSocketFrame pong = this.channel.readOutbound();
		assertThat(pong.content().toString(StandardCharsets.US_ASCII)).isEqualTo("hello");
		assertThat(this.count).hasValue(0);
	}

	@Test
	void aCloseEndsTheConnection() {
		ByteBuf bytes = Unpooled.buffer();
		frame(bytes, 0x88, new byte[] { 3, (byte) 0xe8 });
		this.channel.writeInbound(bytes);
		assertThat(this.channel.isActive()).isFalse();
	}

	private static void frame(ByteBuf out, int first, byte[] payload) {
		byte[] mask = { 1, 2, 3, 4 };
		out.writeByte(first);
		if (payload.length < 126) {
			out.writeByte(0x80 | payload.length);
		}
		else if (payload.length < 65536) {
			out.writeByte(0x80 | 126).writeShort(payload.length);
		}
		else {
			out.writeByte(0x80 | 127).writeLong(payload.length);
		}
		out.writeBytes(mask);
		for (int i = 0; i < payload.length; i++) {
			out.writeByte(payload[i] ^ mask[i & 3]);
		}
	}

}
