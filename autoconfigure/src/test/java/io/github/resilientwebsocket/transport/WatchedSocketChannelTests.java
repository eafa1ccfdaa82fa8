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

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousSocketChannel;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WatchedSocketChannelTests {

	private final SocketWatch watch = new SocketWatch(new ReadBuffers(8192, false, () -> false));

	private AsynchronousChannelGroup group;

	private ServerSocket server;

	private AsynchronousSocketChannel channel;

	@BeforeEach
	void connect() throws Exception {
		this.group = AsynchronousChannelGroup.withCachedThreadPool(Executors.newCachedThreadPool(), 1);
		this.server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		this.channel = this.watch
			.during(() -> new WatchedChannelProvider(this.group).openAsynchronousSocketChannel(null));
		this.channel.connect(this.server.getLocalSocketAddress()).get(5, TimeUnit.SECONDS);
	}

	@AfterEach
	void close() throws Exception {
		this.server.close();
		this.group.shutdownNow();
	}

	@Test
	void closeEndsARead() throws Exception {
		Future<Integer> read = this.channel.read(ByteBuffer.allocate(1));
		this.channel.close();
		assertThat(read).failsWithin(Duration.ofSeconds(5));
	}

	@Test
	void closeEndsAReadThatIsHeldBack() throws Exception {
		this.watch.reading().suspend();
		Future<Integer> read = this.channel.read(ByteBuffer.allocate(1));
		this.channel.close();
		assertThat(read).failsWithin(Duration.ofSeconds(5));
	}

	/** The threads of a group end with its last socket, before they are told. */
	@Test
	void closeEndsAReadOfAGroupThatHasEnded() throws Exception {
		Future<Integer> read = this.channel.read(ByteBuffer.allocate(1));
		this.group.shutdown();
		this.channel.close();
		assertThat(read).failsWithin(Duration.ofSeconds(5));
		assertThat(this.group.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
	}

}
