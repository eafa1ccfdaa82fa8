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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection with 1001 a moment after its first message, and takes the time from
 * that close frame to the next handshake and to the first message after it.
 */
final class ReconnectEndpoint implements Endpoint {

	/** So that the client is through with all that it does on opening. */
	private static final long SETTLE_MILLIS = 1;

	/** A connection that has sent its message and is left alone. */
	private volatile @Nullable ChannelHandlerContext waiting;

	/** Used by the event loop alone, as all below. */
	private @Nullable ReconnectSeries series;

	private long closedAt;

	private long handshakeAt;

	@Override
	public void opened(String uri, ChannelPipeline pipeline) {
		this.handshakeAt = System.nanoTime();
		pipeline.addLast(new SimpleChannelInboundHandler<TextWebSocketFrame>() {

			@Override
			protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
				greeted(ctx);
			}

		});
	}

	/**
	 * Let a client that is connected and has sent a message reconnect.
	 * @param count how often
	 * @return the times
	 */
	CompletableFuture<ReconnectSeries> measure(int count) {
		ReconnectSeries series = new ReconnectSeries(count);
		ChannelHandlerContext ctx = this.waiting;
		if (ctx == null) {
			series.done().completeExceptionally(new IllegalStateException("No client is connected"));
		}
		else {
			ctx.executor().execute(() -> {
				this.series = series;
				close(ctx);
			});
		}
		return series.done();
	}

	private void greeted(ChannelHandlerContext ctx) {
		ReconnectSeries series = this.series;
		this.waiting = ctx;
		if (series == null) {
			return;
		}
		if (series.add(this.handshakeAt - this.closedAt, System.nanoTime() - this.closedAt)) {
			this.series = null;
			series.done().complete(series);
			return;
		}
		var unused = ctx.executor().schedule(() -> close(ctx), SETTLE_MILLIS, TimeUnit.MILLISECONDS);
	}

	private void close(ChannelHandlerContext ctx) {
		this.closedAt = System.nanoTime();
		var unused = ctx.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE));
	}

}
