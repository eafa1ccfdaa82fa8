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

import java.net.InetAddress;
import java.net.InetSocketAddress;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.jspecify.annotations.Nullable;

/**
 * A port where WebSocket connections come in. It can be shut, with all connections that
 * came through it, and opened again.
 */
final class Door {

	private static final int MIB = 1024 * 1024;

	private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

	private final WebSocketServerProtocolConfig config = WebSocketServerProtocolConfig.newBuilder()
		.websocketPath("/")
		.checkStartsWith(true)
		.maxFramePayloadLength(MIB)
		.withUTF8Validator(false)
		.build();

	private final EventLoopGroup group;

	private final Endpoints endpoints;

	private final @Nullable ServerTls tls;

	private Channel listening;

	/**
	 * Open a free port of the loopback address.
	 * @param group runs the connections
	 * @param endpoints what to do with them
	 * @param tls the TLS, or {@code null} for none
	 */
	Door(EventLoopGroup group, Endpoints endpoints, @Nullable ServerTls tls) {
		this.group = group;
		this.endpoints = endpoints;
		this.tls = tls;
		this.listening = listen(0);
	}

	private Channel listen(int port) {
		return new ServerBootstrap().group(this.group)
			.channel(NioServerSocketChannel.class)
			.option(ChannelOption.SO_BACKLOG, 4096)
			.option(ChannelOption.SO_REUSEADDR, true)
			.childOption(ChannelOption.TCP_NODELAY, true)
			.childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(MIB / 4, MIB / 2))
			.childHandler(new ChannelInitializer<>() {

				@Override
				protected void initChannel(Channel channel) {
					Door.this.connections.add(channel);
					ServerTls.addTo(channel, Door.this.tls);
					channel.pipeline()
						.addLast(new HttpServerCodec(), new HttpObjectAggregator(8192),
								new WebSocketServerProtocolHandler(Door.this.config), Door.this.endpoints.handler());
				}

			})
			.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
			.syncUninterruptibly()
			.channel();
	}

	/**
	 * Return the port.
	 * @return the port, which stays the same
	 */
	int port() {
		return ((InetSocketAddress) this.listening.localAddress()).getPort();
	}

	/**
	 * Close all connections with 1001 and refuse new ones.
	 * @return the port, for {@link #open}
	 */
	int shut() {
		int port = port();
		this.listening.close().syncUninterruptibly();
		var unused = this.connections.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE));
		this.connections.close().syncUninterruptibly();
		return port;
	}

	/**
	 * Let connections in again.
	 * @param port the port from {@link #shut()}
	 */
	void open(int port) {
		this.listening = listen(port);
	}

}
