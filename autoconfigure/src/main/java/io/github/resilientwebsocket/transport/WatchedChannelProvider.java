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

package io.github.resilientwebsocket.transport;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.spi.AsynchronousChannelProvider;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;

import org.jspecify.annotations.Nullable;

/**
 * Opens the sockets of Tomcat's group as {@link WatchedSocketChannel}s without Nagle's
 * algorithm, which Tomcat leaves on: two small messages in a row cost 40 ms with it.
 */
final class WatchedChannelProvider extends AsynchronousChannelProvider {

	private final AsynchronousChannelGroup group;

	WatchedChannelProvider(AsynchronousChannelGroup group) {
		this.group = group;
	}

	@Override
	public AsynchronousSocketChannel openAsynchronousSocketChannel(@Nullable AsynchronousChannelGroup ours)
			throws IOException {
		AsynchronousSocketChannel channel = this.group.provider().openAsynchronousSocketChannel(this.group);
		channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
		SocketWatch watch = SocketWatch.current();
		if (watch == null) {
			return channel;
		}
		WatchedSocketChannel watched = new WatchedSocketChannel(this, channel, watch);
		watch.opened(watched);
		return watched;
	}

	@Override
	public AsynchronousServerSocketChannel openAsynchronousServerSocketChannel(
			@Nullable AsynchronousChannelGroup ours) {
		throw new UnsupportedOperationException();
	}

	@Override
	public AsynchronousChannelGroup openAsynchronousChannelGroup(int threads, ThreadFactory factory) {
		throw new UnsupportedOperationException();
	}

	@Override
	public AsynchronousChannelGroup openAsynchronousChannelGroup(ExecutorService executor, int initialSize) {
		throw new UnsupportedOperationException();
	}

}
