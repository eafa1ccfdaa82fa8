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
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.ShutdownChannelGroupException;
import java.nio.channels.spi.AsynchronousChannelProvider;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Tells a {@link SocketWatch} when TCP has connected, and lets its switch hold reads
 * back.
 */
final class WatchedSocketChannel extends AsynchronousSocketChannel {

	private final AsynchronousSocketChannel delegate;

	private final SocketWatch watch;

	private final ReadCompletion completion;

	private volatile @Nullable CompletableFuture<Integer> lastRead;

	private @Nullable WatchedReadHandler<?> readHandler;

	WatchedSocketChannel(AsynchronousChannelProvider provider, AsynchronousSocketChannel delegate, SocketWatch watch) {
		super(provider);
		this.delegate = delegate;
		this.watch = watch;
		this.completion = new ReadCompletion(watch);
	}

	@Override
	public Future<Void> connect(SocketAddress remote) {
		ProxyTunnel tunnel = this.watch.tunnel();
		return (tunnel != null) ? tunnel.open(this.delegate.connect(tunnel.proxy()), this)
				: this.delegate.connect(remote);
	}

	@Override
	public Future<Integer> read(ByteBuffer dst) {
		this.watch.complete();
		CompletableFuture<Integer> result = new CompletableFuture<>();
		this.lastRead = result;
		this.watch.reading().read(() -> this.delegate.read(dst, result, this.completion));
		if (!isOpen()) {
			endRead();
		}
		if (!result.isDone()) {
			this.watch.pending();
		}
		return result;
	}

	@Override
	public <A> void connect(SocketAddress remote, @Nullable A attachment, CompletionHandler<Void, ? super A> handler) {
		this.delegate.connect(remote, attachment, handler);
	}

	@Override
	public <A> void read(ByteBuffer dst, long timeout, TimeUnit unit, @Nullable A attachment,
			CompletionHandler<Integer, ? super A> handler) {
		this.watch.complete();
		WatchedReadHandler<A> watched = watched(handler);
		int before = watched.ended();
		if (this.watch.reading().isSuspended()) {
			this.watch.reading().read(() -> this.delegate.read(dst, timeout, unit, attachment, watched));
		}
		else {
			this.delegate.read(dst, timeout, unit, attachment, watched);
		}
		if (watched.ended() == before) {
			this.watch.pending();
		}
	}

	@SuppressWarnings("unchecked")
	private <A> WatchedReadHandler<A> watched(CompletionHandler<Integer, ? super A> handler) {
		WatchedReadHandler<?> known = this.readHandler;
		if (known == null || !known.isFor(handler)) {
			known = new WatchedReadHandler<>(handler, this.watch);
			this.readHandler = known;
		}
		return (WatchedReadHandler<A>) known;
	}

	@Override
	public <A> void read(ByteBuffer[] dsts, int offset, int length, long timeout, TimeUnit unit, @Nullable A attachment,
			CompletionHandler<Long, ? super A> handler) {
		this.watch.reading().read(() -> this.delegate.read(dsts, offset, length, timeout, unit, attachment, handler));
	}

	@Override
	public <A> void write(ByteBuffer src, long timeout, TimeUnit unit, @Nullable A attachment,
			CompletionHandler<Integer, ? super A> handler) {
		this.delegate.write(src, timeout, unit, attachment, handler);
	}

	@Override
	public Future<Integer> write(ByteBuffer src) {
		// Tomcat writes first, with TLS and without, as soon as TCP has connected.
		this.watch.connected();
		return this.delegate.write(src);
	}

	@Override
	public <A> void write(ByteBuffer[] srcs, int offset, int length, long timeout, TimeUnit unit,
			@Nullable A attachment, CompletionHandler<Long, ? super A> handler) {
		this.delegate.write(srcs, offset, length, timeout, unit, attachment, handler);
	}

	@Override
	public AsynchronousSocketChannel bind(@Nullable SocketAddress local) throws IOException {
		this.delegate.bind(local);
		return this;
	}

	@Override
	public <T> AsynchronousSocketChannel setOption(SocketOption<T> name, T value) throws IOException {
		this.delegate.setOption(name, value);
		return this;
	}

	@Override
	public <T> T getOption(SocketOption<T> name) throws IOException {
		return this.delegate.getOption(name);
	}

	@Override
	public Set<SocketOption<?>> supportedOptions() {
		return this.delegate.supportedOptions();
	}

	@Override
	public AsynchronousSocketChannel shutdownInput() throws IOException {
		this.delegate.shutdownInput();
		return this;
	}

	@Override
	public AsynchronousSocketChannel shutdownOutput() throws IOException {
		this.delegate.shutdownOutput();
		return this;
	}

	@Override
	public @Nullable SocketAddress getRemoteAddress() throws IOException {
		return this.delegate.getRemoteAddress();
	}

	@Override
	public @Nullable SocketAddress getLocalAddress() throws IOException {
		return this.delegate.getLocalAddress();
	}

	@Override
	public boolean isOpen() {
		return this.delegate.isOpen();
	}

	/**
	 * With the last socket of a group that is shut down the threads of the group end,
	 * before they can tell those who wait for the socket.
	 */
	@Override
	public void close() throws IOException {
		try {
			this.delegate.close();
		}
		catch (ShutdownChannelGroupException ex) {
			// Closed all the same.
		}
		finally {
			endRead();
		}
	}

	private void endRead() {
		CompletableFuture<Integer> read = this.lastRead;
		if (read != null) {
			read.completeExceptionally(new AsynchronousCloseException());
		}
	}

	/**
	 * Completes the future of a read.
	 *
	 * @param watch is told when nothing more is to come
	 */
	private record ReadCompletion(SocketWatch watch) implements CompletionHandler<Integer, CompletableFuture<Integer>> {

		@Override
		public void completed(Integer count, CompletableFuture<Integer> future) {
			future.complete(count);
			if (count < 0) {
				this.watch.over();
			}
		}

		@Override
		public void failed(Throwable failure, CompletableFuture<Integer> future) {
			future.completeExceptionally(failure);
			this.watch.over();
		}

	}

}
