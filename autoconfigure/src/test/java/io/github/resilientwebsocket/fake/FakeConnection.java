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

package io.github.resilientwebsocket.fake;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.transport.TransportConnection;
import io.github.resilientwebsocket.transport.TransportListener;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;

/**
 * A connection that does what the test says.
 */
public class FakeConnection implements TransportConnection {

	public final List<WebSocketMessage<?>> sent = new CopyOnWriteArrayList<>();

	/** How many messages came at once, each time. */
	public final List<Integer> bursts = new CopyOnWriteArrayList<>();

	public final List<CloseStatus> closes = new CopyOnWriteArrayList<>();

	public final AtomicInteger aborts = new AtomicInteger();

	public final AtomicInteger suspends = new AtomicInteger();

	public final AtomicInteger resumes = new AtomicInteger();

	/** Writes that have not ended. */
	public final Queue<SendCallback> writes = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean closed = new AtomicBoolean();

	private final TransportListener listener;

	/** Whether writes wait for the test. */
	public volatile boolean holdsWrites;

	/** Whether the peer answers a close. */
	public volatile boolean answersCloses = true;

	/** Runs before each message is written. */
	public volatile Runnable beforeEach;

	/** Runs before a write ends. */
	public volatile Runnable whileWriting;

	/** What comes out of a write. */
	public volatile Error thrown;

	/** Before the virtual time of a test begins. */
	public volatile long lastData = System.nanoTime() - Duration.ofHours(1).toNanos();

	public FakeConnection(TransportListener listener) {
		this.listener = listener;
	}

	public FakeConnection() {
		this(null);
	}

	/** The peer sends a text. */
	public void receive(String text) {
		this.listener.onText(text, true);
		read();
	}

	/** The peer sends a binary message. */
	public void receive(ByteBuffer data) {
		this.listener.onBinary(data, true);
		read();
	}

	private void read() {
		this.listener.onReadComplete();
		this.listener.onReadPending();
	}

	/** The peer answers the last ping. */
	public void pong() {
		pong(pings().get(pings().size() - 1).getPayload().array().clone());
	}

	/** The peer sends a pong. */
	public void pong(byte[] payload) {
		this.listener.onPong(ByteBuffer.wrap(payload));
	}

	public List<PingMessage> pings() {
		return this.sent.stream().filter(PingMessage.class::isInstance).map(PingMessage.class::cast).toList();
	}

	/** The connection ends. */
	public void end(CloseStatus status, Origin origin) {
		if (this.closed.compareAndSet(false, true)) {
			for (SendCallback write = this.writes.poll(); write != null; write = this.writes.poll()) {
				write.onFailure(Integer.MAX_VALUE);
			}
			if (this.listener != null) {
				this.listener.onClosed(status, origin);
			}
		}
	}

	public boolean isClosed() {
		return this.closed.get();
	}

	public List<Object> texts() {
		return this.sent.stream()
			.filter(TextMessage.class::isInstance)
			.<Object>map(WebSocketMessage::getPayload)
			.toList();
	}

	@Override
	public String getSubprotocol() {
		return null;
	}

	@Override
	public WebSocketSession getSession() {
		return new StandardWebSocketSession(null, null, null, null);
	}

	@Override
	public void send(List<? extends WebSocketMessage<?>> messages, SendCallback callback) {
		if (this.thrown != null) {
			throw this.thrown;
		}
		if (this.closed.get()) {
			callback.onFailure(0);
			return;
		}
		this.bursts.add(messages.size());
		for (int i = 0; i < messages.size(); i++) {
			if (i > 0) {
				callback.onBegin(i);
			}
			run(this.beforeEach);
			this.sent.add(messages.get(i));
		}
		run(this.whileWriting);
		if (this.holdsWrites) {
			this.writes.add(callback);
		}
		else {
			callback.onSent();
		}
	}

	private static void run(Runnable action) {
		if (action != null) {
			action.run();
		}
	}

	@Override
	public void suspend() {
		this.suspends.incrementAndGet();
	}

	@Override
	public void resume() {
		this.resumes.incrementAndGet();
	}

	@Override
	public void close(CloseStatus status) {
		this.closes.add(status);
		if (this.answersCloses) {
			end(status, Origin.LOCAL);
		}
	}

	@Override
	public void abort() {
		this.aborts.incrementAndGet();
		end(CloseStatus.NO_CLOSE_FRAME, Origin.LOCAL);
	}

	@Override
	public long getLastDataNanos() {
		return this.lastData;
	}

}
