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

import java.util.concurrent.atomic.AtomicLong;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/**
 * Counts text messages and does nothing else with them.
 */
final class SinkEndpoint implements Endpoint {

	/** Written by the event loop alone. */
	private final AtomicLong count = new AtomicLong();

	@Override
	public void opened(String uri, ChannelPipeline pipeline) {
		pipeline.addLast(new SimpleChannelInboundHandler<WebSocketFrame>() {

			private boolean text;

			@Override
			protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
				this.text = this.text || frame instanceof TextWebSocketFrame;
				if (this.text && frame.isFinalFragment()) {
					this.text = false;
					SinkEndpoint.this.count.lazySet(SinkEndpoint.this.count.get() + 1);
				}
			}

		});
	}

	/**
	 * Return how many messages were read.
	 * @return the number of messages since the server started
	 */
	long count() {
		return this.count.get();
	}

}
