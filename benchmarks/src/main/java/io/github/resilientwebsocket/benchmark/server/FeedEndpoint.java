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

import io.github.resilientwebsocket.benchmark.scenario.Payload;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import org.jspecify.annotations.Nullable;

/**
 * Sends the same message as fast as the client reads. The frames are encoded once, many
 * to a write: a server that is slower than the client would measure itself.
 */
final class FeedEndpoint implements Endpoint {

	private static final int CHUNK = 64 * 1024;

	/** Used by the event loop alone, as all below. */
	private @Nullable Channel channel;

	private @Nullable ByteBuf chunk;

	@Override
	public void opened(String uri, ChannelPipeline pipeline) {
		this.channel = pipeline.channel();
		this.chunk = null;
		pipeline.addLast(new ChannelInboundHandlerAdapter() {

			@Override
			public void channelWritabilityChanged(ChannelHandlerContext ctx) {
				write();
			}

		});
	}

	/**
	 * Send messages over the last connection that was opened, until it ends.
	 * @param size the size of a message in bytes, up to 65535
	 */
	void flood(int size) {
		Channel channel = this.channel;
		if (channel != null) {
			channel.eventLoop().execute(() -> {
				this.chunk = chunk(size);
				write();
			});
		}
	}

	private void write() {
		Channel channel = this.channel;
		ByteBuf chunk = this.chunk;
		if (channel == null || chunk == null || !channel.isActive()) {
			return;
		}
		while (channel.isWritable()) {
			var unused = channel.write(chunk.retainedDuplicate());
		}
		channel.flush();
	}

	private static ByteBuf chunk(int size) {
		byte[] payload = Payload.ofSize(size).getBytes(StandardCharsets.US_ASCII);
		ByteBuf chunk = Unpooled.directBuffer(CHUNK + size);
		while (chunk.writerIndex() < CHUNK) {
			chunk.writeByte(0x81);
			if (size < 126) {
				chunk.writeByte(size);
			}
			else {
				chunk.writeByte(126).writeShort(size);
			}
			chunk.writeBytes(payload);
		}
		return Unpooled.unreleasableBuffer(chunk);
	}

}
