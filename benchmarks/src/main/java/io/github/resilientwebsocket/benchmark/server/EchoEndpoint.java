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

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;

/**
 * Sends a text back, each one or only each second one.
 */
final class EchoEndpoint implements Endpoint {

	private final int every;

	/**
	 * Create an endpoint.
	 * @param every how many messages to read before one is sent back
	 */
	EchoEndpoint(int every) {
		this.every = every;
	}

	@Override
	public void opened(String uri, ChannelPipeline pipeline) {
		pipeline.addLast(new SimpleChannelInboundHandler<TextWebSocketFrame>() {

			private int read;

			@Override
			protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
				if (++this.read % EchoEndpoint.this.every == 0) {
					var unused = ctx.writeAndFlush(frame.retain());
				}
			}

		});
	}

}
