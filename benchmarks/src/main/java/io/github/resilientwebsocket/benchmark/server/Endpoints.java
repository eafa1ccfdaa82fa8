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

import java.util.HashMap;
import java.util.Map;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.netty.util.ReferenceCountUtil;

/**
 * What the server does on which path.
 */
final class Endpoints {

	private final SinkEndpoint sink = new SinkEndpoint();

	private final FeedEndpoint feed = new FeedEndpoint();

	private final ReconnectEndpoint reconnect = new ReconnectEndpoint();

	private final FleetEndpoint fleet = new FleetEndpoint();

	private final Map<String, Endpoint> paths = new HashMap<>();

	private final Dispatcher dispatcher = new Dispatcher();

	Endpoints() {
		this.paths.put("/sink", this.sink);
		this.paths.put("/feed", this.feed);
		this.paths.put("/echo", new EchoEndpoint(1));
		this.paths.put("/pair", new EchoEndpoint(2));
		this.paths.put("/reconnect", this.reconnect);
		this.paths.put("/fleet", this.fleet);
	}

	SinkEndpoint sink() {
		return this.sink;
	}

	FeedEndpoint feed() {
		return this.feed;
	}

	ReconnectEndpoint reconnect() {
		return this.reconnect;
	}

	FleetEndpoint fleet() {
		return this.fleet;
	}

	/**
	 * Return the handler that leads a connection to its endpoint.
	 * @return the last handler of the pipeline
	 */
	ChannelHandler handler() {
		return this.dispatcher;
	}

	/**
	 * Waits for the handshake; afterwards what no endpoint wants ends here.
	 */
	@Sharable
	private final class Dispatcher extends ChannelInboundHandlerAdapter {

		@Override
		public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
			if (event instanceof HandshakeComplete complete) {
				String uri = complete.requestUri();
				int query = uri.indexOf('?');
				Endpoint endpoint = Endpoints.this.paths.get((query < 0) ? uri : uri.substring(0, query));
				if (endpoint != null) {
					endpoint.opened(uri, ctx.pipeline());
				}
			}
		}

		@Override
		public void channelRead(ChannelHandlerContext ctx, Object message) {
			if (ctx.pipeline().last() == this) {
				ReferenceCountUtil.release(message);
			}
			else {
				ctx.fireChannelRead(message);
			}
		}

		@Override
		public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
			// A client process that was ended resets its connections.
			var unused = ctx.close();
		}

	}

}
