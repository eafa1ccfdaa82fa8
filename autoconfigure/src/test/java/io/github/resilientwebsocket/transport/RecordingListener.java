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

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure;

import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Writes down what it is told, and whatever breaks the promises of
 * {@link TransportListener}.
 */
class RecordingListener implements TransportListener {

	static final Duration LONG = Duration.ofSeconds(20);

	final List<String> events = new CopyOnWriteArrayList<>();

	final List<String> faults = new CopyOnWriteArrayList<>();

	private final CompletableFuture<TransportConnection> opened = new CompletableFuture<>();

	private final CompletableFuture<ConnectFailure> failed = new CompletableFuture<>();

	private final CompletableFuture<Closed> closed = new CompletableFuture<>();

	private final AtomicInteger running = new AtomicInteger();

	@Override
	public void onOpened(TransportConnection connection) {
		record("opened", () -> {
			this.opened.complete(connection);
			opened(connection);
		});
	}

	@Override
	public void onFailed(ConnectFailure failure) {
		record("failed", () -> this.failed.complete(failure));
	}

	@Override
	public void onText(String part, boolean last) {
		record("text:" + part + (last ? "" : "+"), () -> text(part, last));
	}

	@Override
	public void onBinary(ByteBuffer part, boolean last) {
		record("binary:" + part.remaining() + (last ? "" : "+"), () -> {
			byte[] bytes = new byte[part.remaining()];
			part.get(bytes);
			binary(bytes, last);
		});
	}

	@Override
	public void onPong(ByteBuffer payload) {
		record("pong:" + StandardCharsets.UTF_8.decode(payload), () -> {
		});
	}

	@Override
	public void onClosed(CloseStatus status, Origin origin) {
		boolean interrupted = Thread.currentThread().isInterrupted();
		record("closed", () -> {
			if (interrupted) {
				this.faults.add("onClosed on an interrupted thread");
			}
			this.closed.complete(new Closed(status, origin));
			closed(status, origin);
		});
	}

	void opened(TransportConnection connection) {
	}

	void text(String part, boolean last) {
	}

	void binary(byte[] part, boolean last) {
	}

	void closed(CloseStatus status, Origin origin) {
	}

	private void record(String event, Runnable action) {
		if (this.running.getAndIncrement() != 0) {
			this.faults.add(event + " during another call");
		}
		if (this.closed.isDone() || this.failed.isDone()) {
			this.faults.add(event + " after the end");
		}
		if (!event.equals("failed") && event.equals("opened") == this.opened.isDone()) {
			this.faults.add(event + " out of order");
		}
		this.events.add(event);
		try {
			action.run();
		}
		finally {
			this.running.decrementAndGet();
		}
	}

	TransportConnection awaitOpened() {
		Object result = await(CompletableFuture.anyOf(this.opened, this.failed));
		assertThat(result).isInstanceOf(TransportConnection.class);
		return (TransportConnection) result;
	}

	ConnectFailure awaitFailed() {
		return await(this.failed);
	}

	Closed awaitClosed() {
		return await(this.closed);
	}

	boolean isOpened() {
		return this.opened.isDone();
	}

	boolean isFailed() {
		return this.failed.isDone();
	}

	boolean isClosed() {
		return this.closed.isDone();
	}

	private static <T> T await(CompletableFuture<T> future) {
		try {
			return future.get(LONG.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (Exception ex) {
			throw new AssertionError("Not told within " + LONG, ex);
		}
	}

	record Closed(CloseStatus status, Origin origin) {

		static Closed of(int code, Origin origin) {
			return new Closed(new CloseStatus(code), origin);
		}

		static Closed of(int code, String reason, Origin origin) {
			return new Closed(new CloseStatus(code, reason), origin);
		}

	}

}
