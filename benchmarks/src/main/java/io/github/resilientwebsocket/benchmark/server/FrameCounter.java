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

import java.util.function.IntConsumer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;

/**
 * Reads the headers of frames and skips the payload of data. Pings are answered, and a
 * close ends the connection.
 */
final class FrameCounter extends ChannelInboundHandlerAdapter {

	private static final int MASK_BYTES = 4;

	private final byte[] header = new byte[14];

	private final byte[] control = new byte[125];

	private final IntConsumer counted;

	private int headerRead;

	private int headerSize = 2;

	/** How much of the payload is to come. */
	private long left;

	private int payloadRead;

	private boolean inPayload;

	/**
	 * Create a counter for one connection.
	 * @param counted is told of complete messages, a number at a time
	 */
	FrameCounter(IntConsumer counted) {
		this.counted = counted;
	}

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object message) {
		ByteBuf in = (ByteBuf) message;
		int messages = 0;
		try {
			while (in.isReadable()) {
				if (!this.inPayload) {
					readHeader(in);
				}
				else {
					readPayload(in);
				}
				if (this.inPayload && this.left == 0) {
					messages += endOfFrame(ctx);
				}
			}
		}
		finally {
			in.release();
		}
		if (messages > 0) {
			this.counted.accept(messages);
		}
	}

	private void readHeader(ByteBuf in) {
		int length = Math.min(this.headerSize - this.headerRead, in.readableBytes());
		in.readBytes(this.header, this.headerRead, length);
		this.headerRead += length;
		if (this.headerRead == 2) {
			int shortLength = this.header[1] & 0x7f;
			int extended = (shortLength == 126) ? 2 : (shortLength == 127) ? 8 : 0;
			this.headerSize = 2 + extended + MASK_BYTES;
		}
		else if (this.headerRead == this.headerSize) {
			this.left = payloadLength();
			this.payloadRead = 0;
			this.inPayload = true;
		}
	}

	private long payloadLength() {
		int end = this.headerSize - MASK_BYTES;
		if (end == 2) {
			return this.header[1] & 0x7f;
		}
		long length = 0;
		for (int i = 2; i < end; i++) {
			length = (length << 8) | (this.header[i] & 0xff);
		}
		return length;
	}

	private void readPayload(ByteBuf in) {
		int length = (int) Math.min(this.left, in.readableBytes());
		if (isControl()) {
			in.readBytes(this.control, this.payloadRead, length);
		}
		else {
			in.skipBytes(length);
		}
		this.payloadRead += length;
		this.left -= length;
	}

	private int endOfFrame(ChannelHandlerContext ctx) {
		boolean last = (this.header[0] & 0x80) != 0;
		int opcode = this.header[0] & 0x0f;
		this.inPayload = false;
		if (opcode == 0x9) {
			var unused = ctx.channel().writeAndFlush(new PongWebSocketFrame(unmask()));
		}
		else if (opcode == 0x8) {
			ctx.channel()
				.writeAndFlush(new CloseWebSocketFrame(true, 0, unmask()))
				.addListener(ChannelFutureListener.CLOSE);
		}
		boolean control = isControl();
		this.headerRead = 0;
		this.headerSize = 2;
		return (last && !control) ? 1 : 0;
	}

	private boolean isControl() {
		return (this.header[0] & 0x08) != 0;
	}

	private ByteBuf unmask() {
		byte[] payload = new byte[this.payloadRead];
		for (int i = 0; i < payload.length; i++) {
			payload[i] = (byte) (this.control[i] ^ this.header[2 + (i & 3)]);
		}
		return Unpooled.wrappedBuffer(payload);
	}

}
